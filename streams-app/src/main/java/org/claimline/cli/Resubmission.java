package org.claimline.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimline.ingest.Deliveries;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.TopicWriter;
import org.claimline.topology.DeadLetters;
import org.claimline.topology.OwnTopicsProducer;
import org.claimline.topology.TopicLayout;

/**
 * Sends dead letters to where they came from: the same partition, the key, value and headers that they came with, and a header that names
 * the dead letter. They carry the time of the sending, for their own is not kept.
 */
final class Resubmission {
    private Resubmission() {}

    /** Refuses letters that have no way back, before any is sent. */
    static void check(Connection connection, Collection<Letter> letters) {
        TreeSet<String> topics = new TreeSet<>();
        for (Letter letter : letters) {
            String topic = letter.origin()
                    .map(DeadLetters.Origin::topic)
                    .orElseThrow(() -> new WantingException("dead letter " + letter.id()
                            + " does not say where it came from; it cannot be resubmitted"));
            if (letter.headers().containsKey(DeadLetters.CUT)) {
                throw new WantingException("dead letter " + letter.id()
                        + " holds the beginning of its record only, which is too large for " + topic
                        + "; the whole lies where it came from: send it in parts, or leave it out here");
            }
            if (!topic.startsWith(connection.topics().prefix())) {
                throw new WantingException("dead letter " + letter.id() + " came from " + topic
                        + ", which is no topic of " + connection.topics().prefix() + "; check --prefix");
            }
            topics.add(topic);
        }
        try (Broker broker = Broker.of(connection)) {
            broker.require(topics);
        }
    }

    /** Sends them in their order; returns when the broker has them all. */
    static void send(Connection connection, LetterBox box, Collection<Letter> letters) throws NotWrittenException {
        check(connection, letters);
        Map<String, Object> settings = TopicWriter.settings(connection.kafka());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicLayout.MAX_DEAD_LETTER_BYTES);
        Deliveries.confirmed(
                "the broker did not confirm what was resubmitted; do it again, what comes twice counts once", sent -> {
                    try (Producer<byte[], byte[]> producer = new OwnTopicsProducer<>(
                            connection.topics(), settings, new ByteArraySerializer(), new ByteArraySerializer())) {
                        box.records(letters, item -> sent.accept(producer.send(asItCame(item))));
                    }
                });
    }

    static ProducerRecord<byte[], byte[]> asItCame(ConsumerRecord<byte[], byte[]> item) {
        Letter letter = Letter.of(item);
        DeadLetters.Origin origin = letter.origin().orElseThrow();
        List<Header> headers = new ArrayList<>();
        for (Header header : item.headers()) {
            if (Letter.isOwn(header) && !header.key().equals(Letter.RESUBMITTED_FROM)) {
                headers.add(header);
            }
        }
        headers.add(new RecordHeader(Letter.RESUBMITTED_FROM, letter.id().getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(origin.topic(), origin.partition(), item.key(), item.value(), headers);
    }
}
