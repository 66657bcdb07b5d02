package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.claimline.avro.DisputeState;
import org.claimline.avro.Status;
import org.claimline.query.Feed;
import org.claimline.query.Mark;
import org.claimline.query.Position;
import org.claimline.query.ReadModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Open streams without HTTP: instances that have read the same topics to different points, and clients that break off anywhere. */
class LiveStreamsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 300;
    private static final int BREAKS = 60;
    private static final LiveStreams.Limits LIMITS =
            new LiveStreams.Limits(4, 10_000, Duration.ofSeconds(10), Duration.ofMillis(1));

    /** With hearts that beat fast. */
    private static final LiveStreams.Limits QUICK =
            new LiveStreams.Limits(4, 10_000, Duration.ofMillis(20), Duration.ofMillis(1));

    private final List<Instance> instances = new ArrayList<>();

    @AfterEach
    void close() {
        instances.forEach(instance -> instance.streams.close());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoBreaksOffAnywhereAndComesBackAnywhereMissesNoAlertAndEndsWithTheSameStates(long seed) {
        Random chance = new Random(seed);
        Topics topics = new Topics(chance);
        Instance one = instance(topics);
        Instance other = instance(topics);
        Client client = new Client();
        client.hears(one, Integer.MAX_VALUE);

        for (int i = 0; i < BREAKS; i++) {
            Instance reads = chance.nextBoolean() ? one : other;
            reads.read(chance, chance.nextInt(3 * PARTITIONS * RECORDS / BREAKS));
            client.hears(
                    chance.nextBoolean() ? one : other,
                    chance.nextInt(3) == 0 ? Integer.MAX_VALUE : chance.nextInt(150));
        }
        instances.forEach(instance -> instance.read(chance, Integer.MAX_VALUE));
        client.hears(chance.nextBoolean() ? one : other, Integer.MAX_VALUE);

        assertThat(client.alerts).isEqualTo(topics.alerts());
        assertThat(client.acknowledged).isEqualTo(topics.acknowledged());
        assertThat(client.states).isEqualTo(topics.states());
        assertThat(client.openDisputes()).isEqualTo(topics.openDisputes());
        assertThat(client.resumed).as("times it went on where it was").isPositive();
    }

    @Test
    void whatHappensComesInItsOrderAndWithAnIdThatTellsHowFar() {
        Instance instance = instance(new Topics(new Random(6)));
        List<String> heard = new ArrayList<>();
        Reading reading = instance.open(Optional.empty(), heard::add);
        await().until(() -> String.join("", heard).contains("event: live"));

        instance.read(new Random(6), 40);

        await().until(() -> reading.count("id: ") > 40);
        String all = String.join("", heard);
        String last = all.substring(all.lastIndexOf("id: ") + 4).strip();
        assertThat(Mark.read(last).orElseThrow().next())
                .isEqualTo(instance.model.mark().next());
    }

    @Test
    void anIdleStreamHearsThatItIsAliveAndHowFarItIs() {
        Instance instance = instance(new Topics(new Random(7)), QUICK);
        Reading reading = instance.open(Optional.empty(), text -> {});

        await().until(() -> reading.count(": heartbeat\nid: ") > 2);
    }

    @Test
    void oneThatTakesNothingIsGivenUp() {
        Instance instance = instance(new Topics(new Random(8)), QUICK);
        Publisher<byte[]> stream =
                instance.streams.open(Optional.empty(), StreamFilter.ALL).orElseThrow();
        stream.subscribe(new Reading(text -> {}, 0));
        assertThat(instance.streams.count()).isEqualTo(1);

        await().until(() -> instance.streams.count() == 0);
    }

    @Test
    void oneThatIsNeverReadIsGivenUp() {
        Instance instance = instance(new Topics(new Random(9)), QUICK);
        instance.streams.open(Optional.empty(), StreamFilter.ALL);

        await().until(() -> instance.streams.count() == 0);
    }

    @Test
    void noMoreAreOpenedThanThereArePlacesAndNoneOnceItIsClosed() {
        Instance instance = instance(new Topics(new Random(10)));
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < LIMITS.streams(); i++) {
            readings.add(instance.open(Optional.empty(), text -> {}));
        }
        assertThat(instance.streams.open(Optional.empty(), StreamFilter.ALL)).isEmpty();
        readings.get(0).cancel();
        await().until(() -> instance.streams.count() < LIMITS.streams());
        assertThat(instance.streams.open(Optional.empty(), StreamFilter.ALL)).isPresent();

        instance.streams.close();

        assertThat(readings.get(1).ended).isTrue();
        assertThat(instance.streams.open(Optional.empty(), StreamFilter.ALL)).isEmpty();
    }

    private Instance instance(Topics topics) {
        return instance(topics, LIMITS);
    }

    private Instance instance(Topics topics, LiveStreams.Limits limits) {
        Instance instance = new Instance(topics, limits);
        instances.add(instance);
        return instance;
    }

    /** What all instances read: the same records at the same offsets. */
    private static final class Topics {
        private final Map<Feed, List<List<Consumer<Reader>>>> records = new HashMap<>();
        private final Map<String, Long> states = new TreeMap<>();
        private final Map<String, DisputeState> disputes = new TreeMap<>();
        private final Set<String> alerts = new HashSet<>();
        private final Map<String, String> acknowledged = new TreeMap<>();

        Topics(Random chance) {
            for (Feed feed : Feed.values()) {
                List<List<Consumer<Reader>>> partitions = new ArrayList<>();
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    List<Consumer<Reader>> log = new ArrayList<>();
                    for (int i = 0; i < RECORDS; i++) {
                        log.add(record(feed, "town-" + partition + "-" + chance.nextInt(60), i, chance));
                    }
                    partitions.add(log);
                }
                records.put(feed, partitions);
            }
        }

        private Consumer<Reader> record(Feed feed, String town, int i, Random chance) {
            return switch (feed) {
                case TOWN_STATES -> {
                    OptionalLong version = OptionalLong.of(i);
                    if (chance.nextInt(4) == 0) {
                        states.remove(town);
                        yield reader -> reader.model.removeTown(reader.at, town, version);
                    }
                    states.put(town, (long) i);
                    yield reader -> reader.model.put(
                            reader.at, Samples.state(town, town, Status.CLAIMED, "opposition"), version);
                }
                case DISPUTES -> {
                    String id = "d" + chance.nextInt(3);
                    String key = town + "|" + id;
                    if (chance.nextInt(4) == 0) {
                        disputes.remove(key);
                        yield reader -> reader.model.removeDispute(reader.at, key);
                    }
                    DisputeState state = chance.nextBoolean() ? DisputeState.OPEN : DisputeState.CLOSED;
                    disputes.put(key, state);
                    yield reader -> reader.model.put(reader.at, key, Samples.dispute(id, town, state));
                }
                case ALERTS -> {
                    String id = town + "-" + i;
                    alerts.add(id);
                    yield reader -> reader.model.add(reader.at, Samples.THEN, Samples.alert(id, town));
                }
                case ACKNOWLEDGEMENTS -> {
                    String id = "a-" + town;
                    boolean takenBack = chance.nextInt(3) == 0;
                    if (takenBack) {
                        acknowledged.remove(id);
                    } else {
                        acknowledged.putIfAbsent(id, "editor-" + i);
                    }
                    yield reader ->
                            reader.model.put(reader.at, Samples.acknowledgement(id, town, "editor-" + i, takenBack));
                }
            };
        }

        Map<String, Long> states() {
            return states;
        }

        Set<String> openDisputes() {
            Set<String> open = new HashSet<>();
            disputes.forEach((key, state) -> {
                if (state == DisputeState.OPEN) {
                    open.add(key);
                }
            });
            return open;
        }

        Set<String> alerts() {
            return alerts;
        }

        Map<String, String> acknowledged() {
            return acknowledged;
        }
    }

    private record Reader(ReadModel model, Position at) {}

    /** One that has read some of the topics. */
    private static final class Instance {
        private final Topics topics;
        private final ReadModel model = new ReadModel(1, Clock.systemUTC());
        private final LiveStreams streams;
        private final Map<Feed, int[]> next = new HashMap<>();

        Instance(Topics topics, LiveStreams.Limits limits) {
            this.topics = topics;
            this.streams = new LiveStreams(model, new StreamEvents(new Json(WebConfig.DEFAULT_ZONE), model), limits);
            for (Feed feed : Feed.values()) {
                next.put(feed, new int[PARTITIONS]);
            }
        }

        /** Reads up to {@code most} more, each partition in its order, the partitions as it happens. */
        void read(Random chance, int most) {
            for (int i = 0; i < most && hasMore(); i++) {
                Feed feed = List.of(Feed.values()).get(chance.nextInt(Feed.values().length));
                int partition = chance.nextInt(PARTITIONS);
                int offset = next.get(feed)[partition];
                List<Consumer<Reader>> log = topics.records.get(feed).get(partition);
                if (offset < log.size()) {
                    next.get(feed)[partition]++;
                    log.get(offset).accept(new Reader(model, new Position(feed, partition, offset)));
                }
            }
        }

        private boolean hasMore() {
            return next.values().stream().flatMapToInt(java.util.Arrays::stream).anyMatch(n -> n < RECORDS);
        }

        Reading open(Optional<Mark> heard, Consumer<String> chunks) {
            Reading reading = new Reading(chunks, Long.MAX_VALUE);
            streams.open(heard, StreamFilter.ALL).orElseThrow().subscribe(reading);
            return reading;
        }
    }

    /** Reads a stream. */
    private static final class Reading implements Subscriber<byte[]> {
        private final Consumer<String> chunks;
        private final long demand;
        private final List<String> all = new CopyOnWriteArrayList<>();
        private volatile boolean ended;
        private volatile Subscription subscription;

        Reading(Consumer<String> chunks, long demand) {
            this.chunks = chunks;
            this.demand = demand;
        }

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
            if (demand > 0) {
                given.request(demand);
            }
        }

        @Override
        public void onNext(byte[] chunk) {
            String text = new String(chunk, StandardCharsets.UTF_8);
            all.add(text);
            chunks.accept(text);
        }

        @Override
        public void onError(Throwable failure) {
            ended = true;
        }

        @Override
        public void onComplete() {
            ended = true;
        }

        void cancel() {
            subscription.cancel();
        }

        String text() {
            return String.join("", all);
        }

        int count(String piece) {
            return text().split(java.util.regex.Pattern.quote(piece), -1).length - 1;
        }
    }

    /** Keeps what it is told as a dashboard would, and breaks off after some events. */
    private static final class Client {
        private final Map<String, Long> states = new TreeMap<>();
        private final Map<String, String> disputes = new TreeMap<>();
        private final Set<String> alerts = new HashSet<>();
        private final Map<String, String> acknowledged = new TreeMap<>();
        private int resumed;
        private String lastId = "";

        /** Listens to {@code instance} until it is told that it is up to date, or breaks off after {@code most} events. */
        void hears(Instance instance, int most) {
            AtomicInteger live = new AtomicInteger();
            Reading reading = instance.open(
                    Optional.of(lastId).flatMap(Mark::read),
                    text -> live.addAndGet(text.contains("event: live") ? 1 : 0));
            await().pollInterval(Duration.ofMillis(1)).until(() -> live.get() > 0);
            reading.cancel();
            await().pollInterval(Duration.ofMillis(1)).until(() -> instance.streams.count() == 0);
            String[] events = reading.text().split("\n\n", -1);
            for (int i = 0; i < Math.min(most, events.length); i++) {
                take(events[i]);
            }
        }

        private void take(String event) {
            String name = "";
            String data = "";
            for (String line : event.split("\n", -1)) {
                name = line.startsWith("event: ") ? line.substring(7) : name;
                data = line.startsWith("data: ") ? line.substring(6) : data;
                lastId = line.startsWith("id: ") ? line.substring(4) : lastId;
            }
            JsonNode json = parse(data);
            boolean removed = json.path("removed").asBoolean();
            switch (name) {
                case "snapshot" -> {
                    states.clear();
                    disputes.clear();
                }
                case "live" -> resumed += json.path("resumed").asBoolean() ? 1 : 0;
                case "town-state" -> {
                    String town = json.path("townId").asText();
                    if (removed) {
                        states.remove(town);
                    } else {
                        states.put(town, json.path("version").asLong());
                    }
                }
                case "dispute" -> {
                    String key = json.path("townId").asText() + "|"
                            + json.path("disputeId").asText();
                    disputes.put(key, removed ? "REMOVED" : json.path("state").asText());
                }
                case "acknowledgement" -> {
                    String id = json.path("alertId").asText();
                    if (json.path("acknowledged").isNull()) {
                        acknowledged.remove(id);
                    } else {
                        acknowledged.put(id, json.at("/acknowledged/editor").asText());
                    }
                }
                case "alert" -> alerts.add(json.path("alertId").asText());
                default -> {
                    // a heartbeat, or a reset that a snapshot follows
                }
            }
        }

        Set<String> openDisputes() {
            Set<String> open = new HashSet<>();
            disputes.forEach((key, state) -> {
                if (state.equals("OPEN")) {
                    open.add(key);
                }
            });
            return open;
        }

        private static JsonNode parse(String data) {
            try {
                return JSON.readTree(data.isEmpty() ? "{}" : data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
