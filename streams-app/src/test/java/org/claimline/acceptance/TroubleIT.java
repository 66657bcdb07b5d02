package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.claimline.ingest.SeedFeed;
import org.claimline.local.EmbeddedBroker;
import org.claimline.local.registry.RegistryFacade;
import org.claimline.schema.Contract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A registry that comes and goes, and records that nobody can read. */
@Tag("long")
class TroubleIT {
    private static final Duration PATIENCE = Patience.LONG;
    private static final int UNKNOWN_SCHEMA = 424_242;

    /** How long the registry is away under load. */
    private static final Duration AWAY = Duration.ofMinutes(1);

    @RegisterExtension
    private final Programs programs = new Programs();

    @TempDir
    private Path directory;

    /** A fresh instance knows no schema yet: the first report stops it, readiness tells, and it goes on when the registry is back. */
    @Test
    void aRegistryThatIsAwayLosesNothingAndWhatNobodyCanReadIsADeadLetter() throws IOException {
        EmbeddedBroker broker = programs.ending(EmbeddedBroker.inProcess(directory.resolve("broker"), Map.of()));
        String brokers = broker.bootstrapServers();
        RegistryFacade registry = RegistryFacade.start(brokers, 0);
        int port = registry.uri().getPort();
        programs.ending(registry);
        Cluster cluster = Cluster.seeded(brokers, registry.uri().toString(), "trouble.");
        List<ProducerRecord<String, byte[]>> feed = serialized(cluster);
        Api api = new Api(cluster.serve(programs, directory, "one").ready().page());
        await("readiness").atMost(PATIENCE).until(() -> isReady(api));

        registry.close();
        send(cluster, feed.subList(0, feed.size() / 2));
        await("readiness tells that it is away").atMost(PATIENCE).until(() -> !isReady(api));
        send(cluster, feed.subList(feed.size() / 2, feed.size()));
        assertThat(api.json("/health/liveness").path("status").asText()).isEqualTo("UP");

        RegistryFacade back = programs.ending(RegistryFacade.start(brokers, port));
        await("readiness again").atMost(PATIENCE).until(() -> isReady(api));
        api.caughtUp(feed.size());
        assertThat(TopicRecords.all(brokers, cluster.topics().deadLetters())).isEmpty();

        int again = awayUnderLoad(cluster, feed, api, back, port);
        api.caughtUp(feed.size() + again);
        assertThat(TopicRecords.all(brokers, cluster.topics().deadLetters())).isEmpty();
        cluster.answers(api).assertSameAs(Reference.get().answers());

        ProducerRecord<String, byte[]> good = feed.get(0);
        byte[] malformed = "no Avro at all".getBytes(StandardCharsets.UTF_8);
        byte[] unknown =
                ByteBuffer.wrap(good.value().clone()).putInt(1, UNKNOWN_SCHEMA).array();
        send(cluster, List.of(like(good, malformed), like(good, unknown), good));
        List<ConsumerRecord<String, byte[]>> letters = await("dead letters")
                .atMost(PATIENCE)
                .until(() -> TopicRecords.all(brokers, cluster.topics().deadLetters()), all -> all.size() == 2);

        assertThat(letters).extracting(ConsumerRecord::value).containsExactlyInAnyOrder(malformed, unknown);
        assertThat(letters).allSatisfy(letter -> {
            assertThat(header(letter, "__streams.errors.topic"))
                    .isEqualTo(cluster.topics().reports());
            assertThat(header(letter, "__streams.errors.exception")).isNotEmpty();
        });
        api.status(status -> status.path("caughtUp").asBoolean()
                && status.path("reports").path("duplicate").asLong() == again + 1);
        assertThat(isReady(api)).isTrue();
        cluster.answers(api).assertSameAs(Reference.get().answers());
    }

    /**
     * The registry goes from an instance that knows every schema, and reports keep coming: those it can read are read; one of a schema that it has not seen
     * waits, and what comes behind it. Returns how many were sent, all of them again.
     */
    private int awayUnderLoad(
            Cluster cluster, List<ProducerRecord<String, byte[]>> feed, Api api, RegistryFacade registry, int port)
            throws IOException {
        ProducerRecord<String, byte[]> newer = inAnotherSchema(cluster, feed.get(0));
        registry.close();
        long begin = System.nanoTime();
        int sent = 0;
        boolean unreadyTold = false;
        while (System.nanoTime() - begin < AWAY.toNanos() || !unreadyTold) {
            assertThat(System.nanoTime() - begin)
                    .as("readiness must tell")
                    .isLessThan(AWAY.plus(PATIENCE).toNanos());
            send(cluster, feed.subList(0, 20));
            sent += 20;
            if (sent == 40) {
                send(cluster, List.of(newer));
                sent++;
            }
            unreadyTold |= !isReady(api);
            assertThat(api.json("/health/liveness").path("status").asText()).isEqualTo("UP");
        }
        Duration away = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(isReady(api)).as("readiness at the end").isFalse();
        programs.ending(RegistryFacade.start(cluster.brokers(), port));
        await("readiness again").atMost(PATIENCE).until(() -> isReady(api));
        System.out.printf(
                Locale.ROOT,
                "The registry was away for %.1f s, %d reports came meanwhile%n",
                away.toMillis() / 1e3,
                sent);
        return sent;
    }

    /** The same report as a newer writer writes it, which has one field more. */
    private static ProducerRecord<String, byte[]> inAnotherSchema(
            Cluster cluster, ProducerRecord<String, byte[]> report) {
        byte[] value =
                new Hostile(cluster.serdes().registry()).future(Contract.REPORTS, report.value(), "LATER", read -> {});
        return like(report, value);
    }

    private static boolean isReady(Api api) throws IOException {
        return api.get("/health/readiness").statusCode() == 200;
    }

    /** The feed as another program's serializer makes it, which has asked the registry already. */
    private static List<ProducerRecord<String, byte[]>> serialized(Cluster cluster) {
        String topic = cluster.topics().reports();
        var serializer = cluster.serdes().reports().serializer();
        return SeedFeed.load().stream()
                .map(report -> new ProducerRecord<>(topic, report.getSourceId(), serializer.serialize(topic, report)))
                .toList();
    }

    private static ProducerRecord<String, byte[]> like(ProducerRecord<String, byte[]> good, byte[] value) {
        return new ProducerRecord<>(good.topic(), good.key(), value);
    }

    private static void send(Cluster cluster, List<ProducerRecord<String, byte[]>> records) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(cluster.client(), new StringSerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<String, byte[]> item : records) {
                producer.send(item).get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
