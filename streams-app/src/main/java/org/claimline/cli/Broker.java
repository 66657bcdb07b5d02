package org.claimline.cli;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** The broker as commands ask it: with little patience, and with one line where it does not answer. */
final class Broker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Connection connection;
    private final Admin admin;

    private Broker(Connection connection, Admin admin) {
        this.connection = connection;
        this.admin = admin;
    }

    /** Connects, and looks whether anybody is there. */
    static Broker of(Connection connection) {
        Map<String, Object> settings = new HashMap<>(connection.kafka());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        Broker broker;
        try {
            broker = new Broker(connection, Admin.create(settings));
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UnavailableException(
                    "no broker at " + connection.brokers() + " ("
                            + Secrets.scrubbed(cause.getMessage(), connection.kafka()) + "); " + wayOut(connection),
                    e);
        }
        try {
            broker.await(broker.admin.describeCluster().clusterId());
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    Admin admin() {
        return admin;
    }

    /** Refuses to go on where one of {@code topics} is not there: a client that asks for it might bring it into being. */
    void require(Collection<String> topics) {
        Set<String> there = names();
        List<String> missing =
                topics.stream().filter(topic -> !there.contains(topic)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new UnavailableException(
                    (missing.size() == 1 ? "topic " : "topics ") + String.join(", ", missing)
                            + (missing.size() == 1 ? " is" : " are") + " not on the broker at " + connection.brokers()
                            + "; check --prefix, or start the service once with CLAIMLINE_CREATE=true",
                    new IllegalStateException("missing topics"));
        }
    }

    Set<String> names() {
        return await(admin.listTopics().names());
    }

    /** Waits for an answer. */
    <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new UnavailableException(
                        "no broker answers at " + connection.brokers() + "; " + wayOut(connection), e);
            }
            Throwable refusal = e.getCause();
            if (refusal != null && Refusals.isRefusal(refusal)) {
                throw new UnavailableException(
                        "the broker at " + connection.brokers() + " " + Refusals.ofBroker(refusal, wayOut(connection)),
                        e);
            }
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Waits for the answer about the one thing that was asked about. */
    <T> T one(KafkaFuture<? extends Map<?, T>> answer) {
        return await(answer).values().iterator().next();
    }

    @Override
    public void close() {
        admin.close(CLOSE);
    }

    private static String wayOut(Connection connection) {
        return connection.from().contains("://")
                ? "the service at " + connection.from()
                        + " says so; where it cannot be reached from here under that name, give --bootstrap-servers and --registry"
                : "check " + connection.from()
                        + ": --bootstrap-servers or KAFKA_BOOTSTRAP_SERVERS, and KAFKA_SECURITY_PROTOCOL where it is secured";
    }
}
