package org.claimline.copy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimline.ingest.TopicWriter;
import org.claimline.topology.OwnTopicsProducer;
import org.claimline.topology.Topics;

/**
 * Writes copied records and how far they go in one transaction: both are there, or neither, whenever the process ends. Whoever begins ends the
 * transaction of whoever copied into the prefix before, and shuts it out. Writes under the prefix of the copy only. For one thread.
 */
final class CopyWriter implements CopySink {
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(30);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    /** How large a record may be is for the topics to say. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private final Topics to;
    private final OwnTopicsProducer<byte[], byte[]> producer;
    private volatile Optional<String> tooLarge = Optional.empty();
    private boolean begun;

    CopyWriter(Topics to, Map<String, ?> client) {
        this.to = to;
        Map<String, Object> settings = TopicWriter.settings(new HashMap<>(client));
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, Copier.group(to));
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) LONGEST_TRANSACTION.toMillis());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        producer = new OwnTopicsProducer<>(to, settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void shutOthersOut() {
        guarded(producer::initTransactions);
    }

    @Override
    public void write(ProducerRecord<byte[], byte[]> item, TopicPartition from, long offset) {
        guarded(() -> {
            begin();
            // what fails is told by the commit
            Future<RecordMetadata> unused = producer.send(item, (metadata, failure) -> {
                if (failure instanceof RecordTooLargeException) {
                    tooLarge = Optional.of("the record at offset " + offset + " of " + from + " is larger than "
                            + item.topic() + " takes; raise max.message.bytes of that topic and run this again");
                }
            });
        });
    }

    @Override
    public void commit(Map<TopicPartition, OffsetAndMetadata> progress, ConsumerGroupMetadata group) {
        guarded(() -> {
            begin();
            producer.sendOffsetsToTransaction(progress, group);
            producer.commitTransaction();
            begun = false;
        });
    }

    private void begin() {
        if (!begun) {
            producer.beginTransaction();
            begun = true;
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (KafkaException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                    throw new CopyTakenOverException(to.prefix(), e);
                }
            }
            throw new KafkaException(
                    tooLarge.orElse("the broker did not take what was copied (" + e.getMessage()
                            + "); run it again, it goes on where it stopped"),
                    e);
        }
    }

    /** A transaction that is open is given up. */
    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
