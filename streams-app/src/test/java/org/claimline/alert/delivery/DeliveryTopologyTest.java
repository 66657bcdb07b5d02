package org.claimline.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.claimline.alert.AlertMessages;
import org.claimline.alert.Alerts;
import org.claimline.alert.Courier;
import org.claimline.alert.Outcome;
import org.claimline.alert.Parcel;
import org.claimline.alert.Receivers;
import org.claimline.alert.RetryPlan;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Delivery;
import org.claimline.avro.DeliveryOrder;
import org.claimline.avro.DeliveryState;
import org.claimline.avro.Receiver;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.Topics;
import org.claimline.topology.dispute.DisputesTopology;
import org.claimline.web.Json;
import org.claimline.web.WebConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of alerts, with a courier that only notes what it is to do, and is told what came of it when the test says so. */
class DeliveryTopologyTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String REGISTRY = "mock://" + DeliveryTopologyTest.class.getName();
    private static final ContractSerdes SERDES = ContractSerdes.connect(REGISTRY, Map.of());

    @TempDir
    Path state;

    private final Receivers receivers = new Receivers();
    private final AlertMessages messages =
            new AlertMessages(URI.create("https://claims.example.org"), new Json(WebConfig.DEFAULT_ZONE)::bytes);
    private final Noting courier = new Noting();
    private final Map<String, Delivery> deliveries = new HashMap<>();
    private TopologyTestDriver driver;
    private TestInputTopic<String, ContestedAlert> alerts;
    private TestInputTopic<String, DeliveryOrder> orders;
    private TestOutputTopic<String, Delivery> out;
    private TestOutputTopic<String, Receiver> stopped;
    private Instant now = NOON;

    private static final class Noting implements Courier {
        private final List<Parcel> sent = new ArrayList<>();
        private final Map<Parcel, Consumer<Outcome>> open = new HashMap<>();

        @Override
        public void send(Parcel parcel, Consumer<Outcome> then) {
            sent.add(parcel);
            open.put(parcel, then);
        }

        List<String> ids() {
            return sent.stream()
                    .map(p -> p.receiverId() + " " + p.message().id())
                    .toList();
        }

        void last(Outcome outcome) {
            Optional.ofNullable(open.remove(sent.get(sent.size() - 1)))
                    .orElseThrow()
                    .accept(outcome);
        }
    }

    @BeforeEach
    void start() {
        SchemaRegistrar.register(SERDES.registry());
        open();
    }

    private void open() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "delivery");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        RetryPlan plan = new RetryPlan(Duration.ofSeconds(1), Duration.ofMinutes(30), 3);
        driver = new TopologyTestDriver(
                DeliveryTopology.build(
                        Topics.LIVE,
                        SERDES,
                        new DeliveryTopology.Means(
                                receivers,
                                courier,
                                messages,
                                new DeliverySettings(plan, Duration.ofDays(1), Duration.ofDays(30)),
                                new Random(1))),
                settings,
                now);
        alerts = driver.createInputTopic(
                Topics.LIVE.alerts(), new StringSerializer(), SERDES.alerts().serializer());
        orders = driver.createInputTopic(
                Topics.LIVE.deliveryOrders(),
                new StringSerializer(),
                SERDES.deliveryOrders().serializer());
        out = driver.createOutputTopic(
                Topics.LIVE.deliveries(),
                new StringDeserializer(),
                SERDES.deliveries().deserializer());
        stopped = driver.createOutputTopic(
                Topics.LIVE.receivers(),
                new StringDeserializer(),
                SERDES.receivers().deserializer());
    }

    @AfterEach
    void stop() {
        if (driver != null) {
            driver.close();
        }
    }

    @Test
    void anAlertIsSentToEveryReceiverThatWantsItAndTellsWhatCameOfIt() {
        enter("desk");
        receivers.put(Receiver.newBuilder(Alerts.receiver("homs", "http://homs.example", NOON.minusSeconds(1)))
                .setTowns(List.of("homs"))
                .build());

        raise("a-1", "hama", "e-1");

        assertThat(courier.ids()).containsExactly("desk a-1");
        assertThat(delivery("hama", "a-1", "desk").getState()).isEqualTo(DeliveryState.PENDING);
        courier.last(new Outcome.Taken(204));
        pass(LOOK);
        Delivery delivered = delivery("hama", "a-1", "desk");
        assertThat(delivered.getState()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(delivered.getAttempts()).isEqualTo(1);
        assertThat(delivered.getDeliveredAt()).isEqualTo(now);
        assertThat(delivered.getNextAttemptAt()).isNull();
        assertThat(deliveries).hasSize(1);
    }

    @Test
    void theBodyTellsTypeTimeAlertAndLinks() {
        enter("desk");
        raise("a-1", "hama", "e-1");

        String body = new String(courier.sent.get(0).message().body(), StandardCharsets.UTF_8);

        assertThat(body)
                .startsWith(
                        "{\"type\":\"alert.newly_contested\",\"timestamp\":\"2026-11-30T15:00:00+03:00\",\"data\":{")
                .contains("\"alertId\":\"a-1\"", "\"arabicName\":\"\u062D\u0645\u0627\u0629\"", "\"lat\":35.13")
                .contains("\"explanation\":\"https://claims.example.org/api/towns/hama/explain\"");
    }

    @Test
    void anAlertThatIsReadTwiceIsSentOnce() {
        enter("desk");
        raise("a-1", "hama", "e-1");
        courier.last(new Outcome.Taken(200));
        pass(LOOK);

        raise("a-1", "hama", "e-1");
        pass(Duration.ofMinutes(1));

        assertThat(courier.ids()).containsExactly("desk a-1");
    }

    @Test
    void aReceiverIsNotToldWhatWasRaisedBeforeItWasEntered() {
        raise("a-1", "hama", "e-1");
        now = now.plusSeconds(1);
        receivers.put(Alerts.receiver("late", "http://late.example", now));
        pass(LOOK);
        raise("a-2", "hama", "e-1");

        assertThat(courier.ids()).containsExactly("late a-2");
    }

    @Test
    void aReceiverThatWasEnteredBeforeAndIsHeardOfAfterwardsMissesNothing() {
        raise("a-1", "hama", "e-1");
        receivers.put(Alerts.receiver("desk", "http://desk.example", NOON.minusSeconds(1)));
        pass(LOOK);

        assertThat(courier.ids()).containsExactly("desk a-1");
    }

    @Test
    void whatFailsIsTriedAgainAndGivenUpAfterTheLastTry() {
        enter("desk");
        raise("a-1", "hama", "e-1");

        courier.last(failed(Outcome.Cause.RECEIVER));
        pass(LOOK);
        Delivery waits = delivery("hama", "a-1", "desk");
        assertThat(waits.getState()).isEqualTo(DeliveryState.PENDING);
        assertThat(waits.getError()).isEqualTo("answered 503");
        assertThat(waits.getNextAttemptAt()).isBetween(now.plusMillis(500), now.plusMillis(1_000));
        assertThat(courier.sent).hasSize(1);
        pass(Duration.ofMillis(1_100));
        assertThat(courier.sent).hasSize(2);
        courier.last(failed(Outcome.Cause.RECEIVER));
        pass(Duration.ofSeconds(4));
        courier.last(failed(Outcome.Cause.RECEIVER));
        pass(LOOK);

        assertThat(delivery("hama", "a-1", "desk").getState()).isEqualTo(DeliveryState.FAILED);
        assertThat(delivery("hama", "a-1", "desk").getAttempts()).isEqualTo(3);
        pass(Duration.ofHours(2));
        assertThat(courier.sent).hasSize(3);
    }

    @Test
    void whatTheReceiverAsksForIsHonoured() {
        enter("desk");
        raise("a-1", "hama", "e-1");

        courier.last(new Outcome.Failed("answered 429", Optional.of(Duration.ofMinutes(5)), Outcome.Cause.RECEIVER));
        pass(Duration.ofMinutes(4).plusSeconds(59));
        assertThat(courier.sent).hasSize(1);
        pass(Duration.ofSeconds(2));

        assertThat(courier.sent).hasSize(2);
    }

    @Test
    void whatWasGivenUpIsSentAgainByOrderOnce() {
        whatFailsIsTriedAgainAndGivenUpAfterTheLastTry();

        order("o-1");
        order("o-1");

        assertThat(courier.sent).hasSize(4);
        assertThat(courier.sent.get(3).message().id()).isEqualTo("a-1");
        assertThat(delivery("hama", "a-1", "desk").getState()).isEqualTo(DeliveryState.PENDING);
        assertThat(delivery("hama", "a-1", "desk").getAttempts()).isZero();
        courier.last(new Outcome.Taken(200));
        pass(LOOK);
        assertThat(delivery("hama", "a-1", "desk").getState()).isEqualTo(DeliveryState.DELIVERED);
        order("o-1");
        assertThat(courier.sent).hasSize(4);
    }

    @Test
    void anOrderForWhatIsNotKnownDoesNothing() {
        enter("desk");
        order("o-1");

        assertThat(courier.sent).isEmpty();
        assertThat(out.isEmpty()).isTrue();
    }

    @Test
    void theEndOfAnEpisodeIsNotToldBeforeItsBeginning() {
        enter("desk");
        raise("a-1", "hama", "e-1");
        raise("a-2", "hama", "e-1");
        raise("b-1", "hama", "e-2");
        assertThat(courier.ids()).containsExactly("desk a-1", "desk b-1");
        courier.last(new Outcome.Taken(200));
        pass(LOOK);
        assertThat(courier.sent).hasSize(2);

        courier.open.values().iterator().next().accept(new Outcome.Taken(200));
        pass(LOOK);

        assertThat(courier.ids()).endsWith("desk a-2");
    }

    @Test
    void aRestartGoesOnWithWhatWasNotDelivered() {
        enter("desk");
        raise("a-1", "hama", "e-1");
        raise("a-2", "hama", "e-1");
        Parcel before = courier.sent.get(0);
        Map<String, Map<String, byte[]>> kept = contents();
        driver.close();
        driver = null;
        assertThat(before.wanted().getAsBoolean()).isFalse();
        courier.sent.clear();

        MockProcessorContext<String, Object> context = new MockProcessorContext<>();
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        kept.forEach((name, rows) -> {
            KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                    .withLoggingDisabled()
                    .build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
            rows.forEach(store::put);
        });
        DeliveryProcessor restarted =
                new DeliveryProcessor(receivers, courier, messages, DeliverySettings.DEFAULT, new Random(1));
        restarted.init(context);
        Punctuator look = context.scheduledPunctuators().get(0).getPunctuator();
        look.punctuate(now.toEpochMilli());

        assertThat(courier.ids()).containsExactly("desk a-1");
        courier.last(new Outcome.Taken(200));
        look.punctuate(now.toEpochMilli());
        assertThat(courier.ids()).containsExactly("desk a-1", "desk a-2");
    }

    @Test
    void aReceiverThatIsGoneIsStoppedAndWhatWaitsForItIsGivenUp() {
        enter("desk");
        raise("a-1", "hama", "e-1");
        raise("a-2", "hama", "e-1");

        courier.last(failed(Outcome.Cause.GONE));
        pass(LOOK);
        raise("a-3", "hama", "e-3");

        assertThat(courier.ids()).containsExactly("desk a-1");
        assertThat(stopped.readValue().getStoppedAt()).isEqualTo(now);
        assertThat(delivery("hama", "a-1", "desk").getState()).isEqualTo(DeliveryState.FAILED);
        assertThat(delivery("hama", "a-2", "desk").getState()).isEqualTo(DeliveryState.FAILED);
        assertThat(deliveries).hasSize(2);
    }

    @Test
    void oneThatIsEnteredAgainIsToldAgain() {
        aReceiverThatIsGoneIsStoppedAndWhatWaitsForItIsGivenUp();

        now = now.plusSeconds(60);
        receivers.put(Receiver.newBuilder(Alerts.receiver("desk", "http://desk.example", NOON.minusSeconds(1)))
                .setUpdatedAt(now)
                .build());
        pass(LOOK);
        raise("a-4", "hama", "e-4");

        assertThat(courier.ids()).endsWith("desk a-4");
    }

    @Test
    void whatWaitsForAReceiverThatWasRemovedIsCancelled() {
        enter("desk");
        raise("a-1", "hama", "e-1");
        courier.last(failed(Outcome.Cause.RECEIVER));
        pass(LOOK);

        receivers.remove("desk");
        pass(Duration.ofMinutes(1));

        assertThat(courier.sent).hasSize(1);
        assertThat(delivery("hama", "a-1", "desk").getState()).isEqualTo(DeliveryState.CANCELLED);
    }

    @Test
    void whenAReceiverIsBackAllThatFailedForItsSakeGoesAtOnce() {
        enter("desk");
        raise("a-1", "hama", "e-1");
        courier.last(failed(Outcome.Cause.RECEIVER));
        pass(Duration.ofMillis(1_100));
        courier.last(failed(Outcome.Cause.RECEIVER));
        pass(LOOK);
        raise("b-1", "hama", "e-2");
        assertThat(courier.ids()).endsWith("desk b-1");

        courier.last(new Outcome.Taken(200));
        pass(LOOK);

        assertThat(courier.ids()).endsWith("desk b-1", "desk a-1");
    }

    @Test
    void whatIsOldIsForgottenAndNeverSentAgain() {
        enter("desk");
        raise("a-1", "hama", "e-1");
        courier.last(new Outcome.Taken(200));
        pass(LOOK);

        pass(Duration.ofHours(26));

        assertThat(delivery("hama", "a-1", "desk")).isNull();
        assertThat(contents().get(DeliveryTopology.DELIVERIES_STORE)).isEmpty();
        raise("a-1", "hama", "e-1");
        assertThat(courier.sent).hasSize(1);
    }

    @Test
    void whileASecretChangesBothSign() {
        receivers.put(Receiver.newBuilder(Alerts.receiver("desk", "http://desk.example", NOON.minusSeconds(1)))
                .setPreviousSecret("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz")
                .setPreviousUntil(NOON.plusSeconds(60))
                .build());
        raise("a-1", "hama", "e-1");
        pass(Duration.ofMinutes(2));
        raise("b-1", "hama", "e-2");

        assertThat(courier.sent.get(0).secrets()).hasSize(2);
        assertThat(courier.sent.get(1).secrets()).hasSize(1);
    }

    private void enter(String id) {
        receivers.put(Alerts.receiver(id, "http://" + id + ".example", NOON.minusSeconds(1)));
    }

    private void raise(String id, String town, String episode) {
        byte[] at = Long.toString(now.toEpochMilli()).getBytes(StandardCharsets.US_ASCII);
        alerts.pipeInput(new TestRecord<>(
                town,
                Alerts.alert(id, town, episode, AlertKind.NEWLY_CONTESTED),
                new RecordHeaders().add(DisputesTopology.RAISED_HEADER, at),
                Instant.parse("2024-11-30T15:00:00Z")));
    }

    private void order(String id) {
        orders.pipeInput(
                "hama",
                DeliveryOrder.newBuilder()
                        .setOrderId(id)
                        .setAlertId("a-1")
                        .setTownId("hama")
                        .setReceiverId("desk")
                        .setOrderedAt(now)
                        .build());
    }

    /** The clock goes on; it is looked after the deliveries at once, and at the end. */
    private void pass(Duration time) {
        driver.advanceWallClockTime(LOOK);
        driver.advanceWallClockTime(time.minus(LOOK));
        now = now.plus(time);
    }

    private static Outcome failed(Outcome.Cause cause) {
        return new Outcome.Failed(
                cause == Outcome.Cause.GONE ? "answered 410" : "answered 503", Optional.empty(), cause);
    }

    private Delivery delivery(String town, String alert, String receiver) {
        while (!out.isEmpty()) {
            KeyValue<String, Delivery> record = out.readKeyValue();
            deliveries.put(record.key, record.value);
        }
        return deliveries.get(DeliveryKeys.key(town, alert, receiver));
    }

    private Map<String, Map<String, byte[]>> contents() {
        Map<String, Map<String, byte[]>> contents = new HashMap<>();
        for (String name : List.of(DeliveryTopology.DELIVERIES_STORE, DeliveryTopology.ALERTS_STORE)) {
            Map<String, byte[]> rows = new HashMap<>();
            KeyValueStore<String, byte[]> store = driver.getKeyValueStore(name);
            try (var all = store.all()) {
                all.forEachRemaining(row -> rows.put(row.key, row.value));
            }
            contents.put(name, rows);
        }
        return contents;
    }
}
