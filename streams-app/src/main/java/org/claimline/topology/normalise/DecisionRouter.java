package org.claimline.topology.normalise;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DeskDecision;
import org.claimline.topology.Commits;
import org.claimline.topology.DeadLetters;
import org.claimline.topology.DeadLetters.Origin;
import org.claimline.topology.RefusedRecordException;
import org.claimline.topology.RegistryFailures;
import org.claimline.topology.TopicLayout;

/**
 * Sends each decision to where the reports it concerns are: one about a claim to its source's partition; one about a source to all
 * partitions, because any source may quote it. Bytes stay as they came; what cannot be read goes on too, and is refused there.
 */
final class DecisionRouter extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    /** Stands before the key of what goes to all partitions. No id has a control character. */
    private static final byte EVERYWHERE = 0;

    private static final String ORIGIN = "claimline.decision-origin";
    /** Beside the origin of a record that came without a key, which is another thing than an empty one. */
    private static final String KEYLESS = "claimline.decision-keyless";

    private static final byte[] NO_KEY = {};
    private static final int LONGEST_ID = 1_000;

    private final Deserializer<? extends SpecificRecord> deserializer;

    DecisionRouter(Deserializer<? extends SpecificRecord> deserializer) {
        this.deserializer = deserializer;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        Commits.ask(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata at = context().recordMetadata().orElseThrow();
        Headers headers = new RecordHeaders(record.headers().toArray());
        byte[] key = record.key() == null ? NO_KEY : record.key();
        demandPassable(record);
        headers.add(ORIGIN, origin(at, key));
        headers.remove(KEYLESS); // somebody else's
        if (record.key() == null) {
            headers.add(KEYLESS, NO_KEY);
        }
        context()
                .forward(new Record<>(
                        route(at.topic(), record.value()).orElse(key.length > LONGEST_ID ? NO_KEY : key),
                        record.value(),
                        record.timestamp(),
                        headers));
    }

    /** Brokers measure what is compressed; what comes out may be larger than the topic takes to which it would go on. */
    private static void demandPassable(Record<byte[], byte[]> record) {
        long size = DeadLetters.size(record.key(), record.value(), record.headers());
        if (size > TopicLayout.MAX_MESSAGE_BYTES) {
            throw new RefusedRecordException("the record of a decision has " + size
                    + " bytes, and none of ours more than " + TopicLayout.MAX_MESSAGE_BYTES);
        }
    }

    private Optional<byte[]> route(String topic, byte[] value) {
        try {
            SpecificRecord read = value == null ? null : deserializer.deserialize(topic, value);
            if (read instanceof DeskDecision decision) {
                ClaimRef claim = decision.getTargetClaim();
                if (claim != null && isId(claim.getSourceId())) {
                    return Optional.of(claim.getSourceId().getBytes(StandardCharsets.UTF_8));
                }
                if (claim == null && decision.getTargetSourceId() != null && isId(decision.getTargetSourceId())) {
                    byte[] id = decision.getTargetSourceId().getBytes(StandardCharsets.UTF_8);
                    return Optional.of(ByteBuffer.allocate(id.length + 1)
                            .put(EVERYWHERE)
                            .put(id)
                            .array());
                }
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            if (RegistryFailures.isUnreachable(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** What is longer is refused anyway, and would make the record larger than its topic takes. */
    private static boolean isId(String id) {
        return id.length() <= LONGEST_ID;
    }

    /** All partitions for what is about a source; else the producer's own choice by key, as for reports. */
    static StreamPartitioner<byte[], byte[]> partitioner() {
        return (topic, key, value, partitions) -> key.length > 0 && key[0] == EVERYWHERE
                ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
                : Optional.empty();
    }

    private static byte[] origin(RecordMetadata at, byte[] key) {
        byte[] topic = at.topic().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES * 2 + Long.BYTES + topic.length + key.length)
                .putInt(at.partition())
                .putLong(at.offset())
                .putInt(topic.length)
                .put(topic)
                .put(key)
                .array();
    }

    /** The record as it lay in the topic of decisions. */
    @SuppressWarnings("NullAway") // records may have no key
    static Record<byte[], byte[]> asItCame(Record<byte[], byte[]> routed) {
        ByteBuffer read = ByteBuffer.wrap(routed.headers().lastHeader(ORIGIN).value());
        int key = Integer.BYTES * 2 + Long.BYTES + read.getInt(Integer.BYTES + Long.BYTES);
        byte[] bytes = new byte[read.capacity() - key];
        read.position(key).get(bytes);
        Headers headers = new RecordHeaders(routed.headers().toArray());
        boolean keyless = headers.lastHeader(KEYLESS) != null;
        headers.remove(ORIGIN);
        headers.remove(KEYLESS);
        return new Record<>(keyless ? null : bytes, routed.value(), routed.timestamp(), headers);
    }

    /** Where it lay. */
    static Origin origin(Record<byte[], byte[]> routed) {
        ByteBuffer read = ByteBuffer.wrap(routed.headers().lastHeader(ORIGIN).value());
        int partition = read.getInt();
        long offset = read.getLong();
        byte[] topic = new byte[read.getInt()];
        read.get(topic);
        return new Origin(new String(topic, StandardCharsets.UTF_8), partition, offset);
    }

    /** Whether the decision is about a source and so went to all partitions. */
    static boolean wentEverywhere(Record<byte[], byte[]> routed) {
        return routed.key().length > 0 && routed.key()[0] == EVERYWHERE;
    }
}
