package org.claimline.topology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Values of state stores: one byte that names the format, then Avro binary. No registry is asked, so that a store opens without one.
 * A later schema gets the next format and keeps the schemas of the formats before it, so that stores need no migration. Refuses a
 * format it does not know. Reuses its buffer where it writes: one thread at a time may encode, any number decode.
 */
public final class StoreCodec<T extends SpecificRecord> {
    private final byte format;
    private final String name;
    private final DatumWriter<T> writer;
    private final Map<Byte, DatumReader<T>> readers = new HashMap<>();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1_024);
    private @Nullable BinaryEncoder encoder;

    /**
     * A codec that writes {@code format} and reads it and the earlier ones.
     *
     * @param schema  of the generated record
     * @param earlier schemas by format, as they were when those were written
     */
    public StoreCodec(int format, Schema schema, Map<Integer, Schema> earlier) {
        this.format = (byte) format;
        name = schema.getName();
        SpecificData data = SpecificData.getForSchema(schema);
        writer = new SpecificDatumWriter<>(schema, data);
        readers.put(this.format, new SpecificDatumReader<>(schema, schema, data));
        earlier.forEach(
                (number, written) -> readers.put(number.byteValue(), new SpecificDatumReader<>(written, schema, data)));
    }

    public static <T extends SpecificRecord> StoreCodec<T> of(Schema schema) {
        return new StoreCodec<>(1, schema, Map.of());
    }

    public byte[] encode(T value) {
        buffer.reset();
        buffer.write(format);
        encoder = EncoderFactory.get().directBinaryEncoder(buffer, encoder);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.toByteArray();
    }

    public T decode(byte[] bytes) {
        return decode(bytes, 0);
    }

    /** The stored value as the schema of today has it: that of an earlier format is read and written anew. */
    public byte[] today(byte[] stored) {
        return stored[0] == format ? stored : encode(decode(stored));
    }

    /** Writes what {@link #encode} or {@link #today} returned into a record that has such a value in it. */
    public static void splice(byte[] encoded, Encoder to) throws IOException {
        to.writeFixed(encoded, 1, encoded.length - 1);
    }

    /** The value that begins at {@code offset} and fills the rest of {@code bytes}. */
    public T decode(byte[] bytes, int offset) {
        byte written = bytes[offset];
        DatumReader<T> reader = readers.get(written);
        if (reader == null) {
            throw new IllegalStateException("a stored " + name + " has format " + written + ", and this version knows "
                    + readers.keySet() + ": it was written by a newer version; run that one, or reset the application");
        }
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, offset + 1, bytes.length - offset - 1, null);
        try {
            return reader.read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
