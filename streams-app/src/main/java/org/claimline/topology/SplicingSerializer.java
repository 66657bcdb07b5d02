package org.claimline.topology;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes the same bytes as the serializer of whole records, which is asked for the first of each topic. May be shared between threads. */
public final class SplicingSerializer<R extends SpecificRecord, S extends Spliced<R>> implements Serializer<S> {
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
        return WireSerializer.framed(topic, value.schema(), head, value::writeTo);
    }

    @Override
    public void close() {
        whole.close();
    }
}
