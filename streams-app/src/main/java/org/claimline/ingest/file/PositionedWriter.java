package org.claimline.ingest.file;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.TopicWriter;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.OwnTopicsProducer;
import org.claimline.topology.Topics;

/**
 * Writes reports and the position after them in one transaction: both are there, or neither, whenever the process ends. Whoever begins under
 * a name ends the transactions of all who wrote under it before, and reads the position only then.
 */
final class PositionedWriter implements AutoCloseable {
    /** What a killed process left open holds up readers of committed records for so long, unless it is run again. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Topics topics;
    private final Map<String, ?> client;
    private final String name;
    private final boolean positioned;
    private final Clock clock;
    private final Producer<String, SourceReport> producer;
    private Optional<ConsumerGroupMetadata> group = Optional.empty();

    /** @param positioned whether there is a position to keep; what comes on a pipe has none */
    PositionedWriter(
            Topics topics, ContractSerdes serdes, Map<String, ?> client, Name name, boolean positioned, Clock clock) {
        this.topics = topics;
        this.client = client;
        this.name = name.id();
        this.positioned = positioned;
        this.clock = clock;
        Map<String, Object> settings = TopicWriter.settings(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, this.name);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) LONGEST_TRANSACTION.toMillis());
        producer = new OwnTopicsProducer<>(
                topics, settings, new StringSerializer(), serdes.reports().serializer());
    }

    /** Ends what others do under this name, and tells how far they came. */
    Optional<Position> begin() throws TakenOverException, NotWrittenException {
        try {
            producer.initTransactions();
            return positioned ? position() : Optional.empty();
        } catch (KafkaException e) {
            throw told(e);
        }
    }

    /** Writes the reports and the position after them; returns when both are kept for good. */
    void commit(List<SourceReport> reports, Position after) throws TakenOverException, NotWrittenException {
        if (reports.isEmpty() && !positioned) {
            return;
        }
        try {
            producer.beginTransaction();
            for (SourceReport report : reports) {
                // the commit fails where any of them does
                var unused = producer.send(TopicWriter.report(topics, report, clock));
            }
            group.ifPresent(g -> producer.sendOffsetsToTransaction(Map.of(partition(), after.committed()), g));
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw told(e);
        }
    }

    /** A transaction that is open is given up when the connection ends, or when the next under this name begins. */
    @Override
    public void close() {
        producer.close(CLOSE);
    }

    /** Asks for an offset that no open transaction may still change. */
    private Optional<Position> position() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, name);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            group = Optional.of(consumer.groupMetadata());
            return Optional.ofNullable(consumer.committed(Set.of(partition())).get(partition()))
                    .flatMap(Position::of);
        }
    }

    /** Offsets belong to a partition; the position of a file belongs to none, and stands at the first. */
    private TopicPartition partition() {
        return new TopicPartition(topics.reports(), 0);
    }

    private static NotWrittenException notWritten(String message, Throwable cause) {
        return new NotWrittenException(message + "; run it again, it goes on where it stopped", cause);
    }

    private NotWrittenException told(KafkaException failure) throws TakenOverException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                throw new TakenOverException(failure);
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SerializationException) {
                return notWritten(
                        "reports cannot be written with the schemas that the registry has ("
                                + deepest(cause).getMessage() + ")",
                        failure);
            }
        }
        return notWritten("topic " + topics.reports() + " did not take it (" + failure.getMessage() + ")", failure);
    }

    private static Throwable deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}
