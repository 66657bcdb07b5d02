package org.claimline.topology;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of a Kafka Streams application: Kafka's own, except that its producers write under its own prefix only, and that what its consumers
 * read has a time. Those of its stream threads say what they do to the {@link Commits} of the application's settings.
 */
public final class OwnClients implements KafkaClientSupplier {
    private final Topics topics;

    public OwnClients(Topics topics) {
        this.topics = topics;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(own(config));
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new MarkingProducer(topics, own(config), commits(config));
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
        return new StampedConsumer(own(config), commits(config));
    }

    private static Commits commits(Map<String, Object> config) {
        return Commits.in(config).orElseGet(() -> new Commits(Commits.SELDOM));
    }

    /** What Kafka's client knows of it. */
    private static Map<String, Object> own(Map<String, Object> config) {
        Map<String, Object> own = new HashMap<>(config);
        own.remove(Commits.SETTING);
        return own;
    }
}
