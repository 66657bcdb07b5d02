package org.claimline.topology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's wire format, in a third of the time: Confluent's serializer, which hashes the schema and looks for rules on it with each record, is
 * asked for the first record of a topic; what stands before the datum there, the format's mark and the id of the schema, stands before every other
 * one with the same schema. The datum is written by Avro's own writer, as Confluent's does it. May be shared between threads.
 */
final class WireSerializer implements Serializer<SpecificRecord> {
    /** The mark and the id. */
    static final int HEAD = 1 + Integer.BYTES;

    private static final int USUAL_BYTES = 1_024;

    private final Serializer<SpecificRecord> confluent;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** @param confluent Confluent's serializer, configured */
    WireSerializer(Serializer<SpecificRecord> confluent) {
        this.confluent = confluent;
    }

    /** How records of a schema begin in a topic. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Known(Schema schema, byte[] head, SpecificDatumWriter<SpecificRecord> writer) {
        static Known of(SpecificRecord first, byte[] written) {
            Schema schema = first.getSchema();
            return new Known(
                    schema,
                    Arrays.copyOf(written, HEAD),
                    new SpecificDatumWriter<>(schema, SpecificData.getForClass(first.getClass())));
        }

        @SuppressWarnings(
                "ReferenceEquality") // a generated class has one schema; comparing all of it is what takes the time
        boolean fits(SpecificRecord next) {
            return schema == next.getSchema();
        }
    }

    /** @throws SerializationException if the record lacks what its schema demands, or the registry does not know the schema */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord value) {
        if (value == null) {
            return null;
        }
        Known here = known.get(topic);
        if (here == null || !here.fits(value)) {
            byte[] written = confluent.serialize(topic, value);
            known.put(topic, Known.of(value, written));
            return written;
        }
        return framed(
                topic, here.schema(), here.head(), encoder -> here.writer().write(value, encoder));
    }

    /** What writes one datum. */
    @FunctionalInterface
    interface Datum {
        /** Writes it; no {@code IOException} comes of it where that is to memory. */
        void writeTo(Encoder encoder) throws IOException;
    }

    /**
     * One record of {@code topic}: its beginning and its datum.
     *
     * @throws SerializationException if the datum lacks what {@code schema} demands
     */
    static byte[] framed(String topic, Schema schema, byte[] head, Datum datum) {
        ByteArrayOutputStream to = new ByteArrayOutputStream(USUAL_BYTES);
        try {
            to.write(head);
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(to, null);
            datum.writeTo(encoder);
            encoder.flush();
        } catch (IOException | AvroRuntimeException | NullPointerException | ClassCastException e) {
            throw new SerializationException(
                    "a record of " + topic + " does not fit its schema " + schema.getFullName(), e);
        }
        return to.toByteArray();
    }

    @Override
    public void close() {
        confluent.close();
    }
}
