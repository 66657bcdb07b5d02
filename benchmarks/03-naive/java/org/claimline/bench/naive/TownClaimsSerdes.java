package org.claimline.bench.naive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.claimline.avro.SourceReport;

/** Avro's binary form without a registry, as a store and an internal topic need it. */
final class TownClaimsSerdes {
    private TownClaimsSerdes() {}

    static Serde<SourceReport> claim() {
        return serde(SourceReport.getClassSchema());
    }

    static Serde<List<SourceReport>> list() {
        return serde(Schema.createArray(SourceReport.getClassSchema()));
    }

    private static <T> Serde<T> serde(Schema schema) {
        SpecificData data = SpecificData.getForClass(SourceReport.class);
        SpecificDatumWriter<T> writer = new SpecificDatumWriter<>(schema, data);
        SpecificDatumReader<T> reader = new SpecificDatumReader<>(schema, schema, data);
        return Serdes.serdeFrom((topic, value) -> encode(writer, value), (topic, bytes) -> decode(reader, bytes));
    }

    private static <T> byte[] encode(SpecificDatumWriter<T> writer, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <T> T decode(SpecificDatumReader<T> reader, byte[] bytes) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        try {
            return reader.read(null, decoder);
        } catch (IOException e) {
            throw new SerializationException(bytes.length + " bytes are no claims of ours", e);
        }
    }
}
