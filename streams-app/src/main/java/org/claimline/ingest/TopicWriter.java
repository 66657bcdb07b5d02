package org.claimline.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.claimline.avro.AlertAcknowledgement;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DeliveryOrder;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.Receiver;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.OwnTopicsProducer;
import org.claimline.topology.SentAt;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to their topic and returns when the broker has them on all in-sync replicas. A record carries the time it speaks of,
 * the publication of a report, but never one ahead of our clock, which brokers would refuse.
 */
public final class TopicWriter<T> implements RegisterSink<T>, AutoCloseable {
    private static final Duration DELIVERY = Duration.ofSeconds(20);
    private static final Duration REQUEST = Duration.ofSeconds(10);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Producer<String, T> producer;
    private final String topic;
    private final Function<T, String> key;
    private final Function<T, Instant> time;
    private final Clock clock;

    TopicWriter(
            Producer<String, T> producer,
            String topic,
            Function<T, String> key,
            Function<T, Instant> time,
            Clock clock) {
        this.producer = producer;
        this.topic = topic;
        this.key = key;
        this.time = time;
        this.clock = clock;
    }

    /** Writes reports, keyed by source so that a source's reports stay in order. */
    public static TopicWriter<SourceReport> reports(
            Topics topics, ContractSerdes serdes, Map<String, ?> client, Clock clock) {
        return new TopicWriter<>(
                producer(topics, client, serdes.reports().serializer()),
                topics.reports(),
                SourceReport::getSourceId,
                SourceReport::getPublishedAt,
                clock);
    }

    public static TopicWriter<Source> sources(
            Topics topics, ContractSerdes serdes, Map<String, ?> client, Clock clock) {
        return new TopicWriter<>(
                producer(topics, client, serdes.sources().serializer()),
                topics.sources(),
                Source::getId,
                Source::getUpdatedAt,
                clock);
    }

    public static TopicWriter<Place> places(Topics topics, ContractSerdes serdes, Map<String, ?> client, Clock clock) {
        return new TopicWriter<>(
                producer(topics, client, serdes.places().serializer()),
                topics.places(),
                Place::getId,
                Place::getUpdatedAt,
                clock);
    }

    public static TopicWriter<Party> parties(Topics topics, ContractSerdes serdes, Map<String, ?> client, Clock clock) {
        return new TopicWriter<>(
                producer(topics, client, serdes.parties().serializer()),
                topics.parties(),
                Party::getId,
                Party::getUpdatedAt,
                clock);
    }

    /** Writes decisions, keyed by what they are about. */
    public static TopicWriter<DeskDecision> decisions(
            Topics topics, ContractSerdes serdes, Map<String, ?> client, Clock clock) {
        return new TopicWriter<>(
                producer(topics, client, serdes.decisions().serializer()),
                topics.decisions(),
                TopicWriter::target,
                DeskDecision::getDecidedAt,
                clock);
    }

    public static TopicWriter<Receiver> receivers(
            Topics topics, ContractSerdes serdes, Map<String, ?> client, Clock clock) {
        return new TopicWriter<>(
                producer(topics, client, serdes.receivers().serializer()),
                topics.receivers(),
                Receiver::getId,
                Receiver::getUpdatedAt,
                clock);
    }

    public static TopicWriter<DeliveryOrder> deliveryOrders(
            Topics topics, ContractSerdes serdes, Map<String, ?> client, Clock clock) {
        return new TopicWriter<>(
                producer(topics, client, serdes.deliveryOrders().serializer()),
                topics.deliveryOrders(),
                DeliveryOrder::getTownId,
                DeliveryOrder::getOrderedAt,
                clock);
    }

    /** Writes who has seen which alert, keyed by the alert. */
    public static TopicWriter<AlertAcknowledgement> acknowledgements(
            Topics topics, ContractSerdes serdes, Map<String, ?> client, Clock clock) {
        return new TopicWriter<>(
                producer(topics, client, serdes.acknowledgements().serializer()),
                topics.acknowledgements(),
                AlertAcknowledgement::getAlertId,
                told -> told.getTakenBack() == null
                        ? told.getAcknowledgedAt()
                        : told.getTakenBack().getAt(),
                clock);
    }

    private static String target(DeskDecision decision) {
        ClaimRef claim = decision.getTargetClaim();
        return claim == null
                ? String.valueOf(decision.getTargetSourceId())
                : String.join("|", claim.getSourceId(), claim.getReportId(), claim.getClaimId());
    }

    @Override
    public void write(List<T> records) throws NotWrittenException {
        Deliveries.confirmed(
                "topic " + topic + " did not take it",
                sent -> records.forEach(item -> sent.accept(producer.send(new ProducerRecord<>(
                        topic, null, timestamp(time.apply(item), clock), key.apply(item), item, sentNow(clock))))));
    }

    /** Writes that there are no records under {@code keys} any more; for compacted topics. */
    @Override
    public void remove(List<String> keys, Map<String, String> said) throws NotWrittenException {
        List<Header> headers = said.entrySet().stream()
                .<Header>map(header ->
                        new RecordHeader(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        Deliveries.confirmed(
                "topic " + topic + " did not take it",
                sent -> keys.forEach(gone -> sent.accept(producer.send(new ProducerRecord<String, @Nullable T>(
                        topic, null, (Long) clock.millis(), gone, null, headers)))));
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }

    private static <T> Producer<String, T> producer(Topics topics, Map<String, ?> client, Serializer<T> serializer) {
        return new OwnTopicsProducer<>(topics, settings(client), new StringSerializer(), serializer);
    }

    /** Settings of a producer on which nothing is lost, and which gives up in a time that people wait. */
    public static Map<String, Object> settings(Map<String, ?> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicLayout.MAX_MESSAGE_BYTES);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST.toMillis());
        return settings;
    }

    /** The record of a report: keyed by its source, so that a source's reports stay in order, stamped with its publication, and saying when it was sent. */
    public static ProducerRecord<String, SourceReport> report(Topics topics, SourceReport report, Clock clock) {
        return new ProducerRecord<>(
                topics.reports(),
                null,
                timestamp(report.getPublishedAt(), clock),
                report.getSourceId(),
                report,
                sentNow(clock));
    }

    private static List<Header> sentNow(Clock clock) {
        return List.of(SentAt.header(clock.instant()));
    }

    private static long timestamp(Instant time, Clock clock) {
        return Math.max(0, Math.min(time.toEpochMilli(), clock.millis()));
    }
}
