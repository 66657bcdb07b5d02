package org.claimline.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecordBase;

/** Records as bytes, for those of which many are kept and few are asked for: a sixth and less of what they take as objects. */
final class Packed {
    /** Writes a record with the mark of its schema, as its class does. */
    @FunctionalInterface
    interface Writing {
        ByteBuffer write() throws IOException;
    }

    /** Reads what {@link Writing} wrote. */
    @FunctionalInterface
    interface Reading<T extends SpecificRecordBase> {
        T read(ByteBuffer bytes) throws IOException;
    }

    private Packed() {}

    static byte[] pack(Writing writing) {
        try {
            ByteBuffer written = writing.write();
            byte[] bytes = new byte[written.remaining()];
            written.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T extends SpecificRecordBase> T unpack(byte[] bytes, Reading<T> reading) {
        try {
            return reading.read(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
