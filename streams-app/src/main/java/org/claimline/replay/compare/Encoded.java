package org.claimline.replay.compare;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Whether records are the same byte for byte, in Avro's binary encoding. */
final class Encoded {
    private Encoded() {}

    static boolean areSame(SpecificRecord one, SpecificRecord other) {
        return Arrays.equals(bytes(one), bytes(other));
    }

    private static byte[] bytes(SpecificRecord datum) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        SpecificDatumWriter<SpecificRecord> writer = new SpecificDatumWriter<>(datum.getSchema());
        try {
            writer.write(datum, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a record cannot be written to memory: " + datum.getSchema(), e);
        }
        return bytes.toByteArray();
    }
}
