package org.claimline.replay.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimline.ingest.TopicWriter;
import org.claimline.topology.OwnTopicsProducer;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;

/**
 * Writes what a replay tells, and with it how far that is, in transactions: whenever the process ends, both are there or neither. Whoever
 * begins ends the transaction of whoever wrote before and shuts it out. For one thread.
 */
public final class FeedWriter implements AutoCloseable {
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(30);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Topics topics;
    private final OwnTopicsProducer<byte[], byte[]> producer;
    private boolean begun;

    /** Another process has begun to write this replay. */
    public static final class TakenOverException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TakenOverException(Throwable cause) {
            super("another process has taken this replay over; this one ends", cause);
        }
    }

    /**
     * Shuts others out.
     *
     * @param topics of the replay
     * @param client settings of all Kafka clients
     */
    public FeedWriter(Topics topics, Map<String, ?> client) {
        this.topics = topics;
        Map<String, Object> settings = TopicWriter.settings(new HashMap<>(client));
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + "feed");
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) LONGEST_TRANSACTION.toMillis());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicLayout.MAX_DEAD_LETTER_BYTES);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        producer = new OwnTopicsProducer<>(topics, settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(CLOSE);
            throw e;
        }
    }

    /** Tells {@code item} with the next {@link #commit}. */
    public void tell(FeedItem item) {
        String topic = item.kind() == FeedItem.Kind.REPORT ? topics.reports() : topics.decisions();
        put(new ProducerRecord<>(
                topic, item.partition().orElse(null), item.timestamp(), item.key(), item.value(), item.headers()));
    }

    /** Writes any record of the replay's with the next {@link #commit}. */
    public void put(ProducerRecord<byte[], byte[]> item) {
        guarded(() -> {
            begin();
            // what fails is told by the commit
            Future<RecordMetadata> unused = producer.send(item);
        });
    }

    /** Writes {@code last}; all since the commit before counts from now on. */
    public void commit(ProducerRecord<byte[], byte[]> last) {
        guarded(() -> {
            begin();
            Future<RecordMetadata> unused = producer.send(last);
            producer.commitTransaction();
            begun = false;
        });
    }

    /** Gives up what was told since the commit before, as if it never was. */
    public void abandon() {
        if (begun) {
            guarded(producer::abortTransaction);
            begun = false;
        }
    }

    private void begin() {
        if (!begun) {
            producer.beginTransaction();
            begun = true;
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new TakenOverException(e);
        } catch (KafkaException e) {
            if (e.getCause() instanceof ProducerFencedException
                    || e.getCause() instanceof InvalidProducerEpochException) {
                throw new TakenOverException(e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
