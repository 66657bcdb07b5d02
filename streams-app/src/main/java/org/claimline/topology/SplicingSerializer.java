package org.claimline.topology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes the same bytes as the serializer of whole records, which is asked for the first of each topic. May be shared between threads. */
public final class SplicingSerializer<R extends SpecificRecord, S extends Spliced<R>> implements Serializer<S> {
    private static final int USUAL_BYTES = 8 * 1_024;

    private final Serializer<R> whole;
    private final Map<String, byte[]> heads = new ConcurrentHashMap<>();

    public SplicingSerializer(Serializer<R> whole) {
        this.whole = whole;
    }

    /** @throws SerializationException if the record lacks what its schema demands, or the registry does not know the schema */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable S value) {
        if (value == null) {
            return null;
        }
        byte[] head = heads.get(topic);
        if (head == null) {
            byte[] written = whole.serialize(topic, value.whole());
            heads.put(topic, Arrays.copyOf(written, WireSerializer.HEAD));
            return written;
        }
        ByteArrayOutputStream to = new ByteArrayOutputStream(USUAL_BYTES);
        try {
            to.write(head);
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(to, null);
            value.writeTo(encoder);
            encoder.flush();
        } catch (IOException | AvroRuntimeException | NullPointerException | ClassCastException e) {
            throw new SerializationException("a record of " + topic + " does not fit its schema", e);
        }
        return to.toByteArray();
    }

    @Override
    public void close() {
        whole.close();
    }
}
