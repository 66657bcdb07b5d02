package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.claimline.avro.Assertion;
import org.claimline.avro.ChangeKind;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimEventKind;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeState;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.reconcile.Reconciliation;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.claimline.topology.TownPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fold as a topology: what goes out for what comes in. */
class FoldStageTest {
    private static final Instant NOON = Instant.parse("2024-12-01T12:00:00Z");
    private static final Instant EARLY = NOON.minus(Duration.ofDays(20));
    private static final Instant RECORDED = Instant.parse("2024-12-09T00:00:00Z");

    @TempDir
    private Path directory;

    private final FoldsHere folds = new FoldsHere();
    private TopologyTestDriver driver;
    private TestInputTopic<String, ClaimEvent> claims;
    private TestOutputTopic<String, TownState> states;
    private TestOutputTopic<String, TownChange> changes;

    @BeforeEach
    void start() {
        start(Budget.ROWS);
    }

    private void start(int budget) {
        start(budget, 1);
    }

    private void start(int budget, int partitions) {
        ContractSerdes serdes = ContractSerdes.connect("mock://fold-stage", Map.of());
        SchemaRegistrar.register(serdes.registry());
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "fold-stage-test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        settings.put("processing.exception.handler.global.enabled", true);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        Topology topology = new Topology(new TopologyConfig(new StreamsConfig(settings)));
        FoldStage.addTo(topology, Topics.LIVE, serdes, partitions, budget, folds);
        driver = new TopologyTestDriver(topology, settings);
        claims = driver.createInputTopic(
                Topics.LIVE.claims(), new StringSerializer(), serdes.claims().serializer());
        states = driver.createOutputTopic(
                Topics.LIVE.townStates(),
                new StringDeserializer(),
                serdes.townStates().deserializer());
        changes = driver.createOutputTopic(
                Topics.LIVE.townChanges(),
                new StringDeserializer(),
                serdes.townChanges().deserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aClaimMakesAStateWithItsVersionAndOneStep() {
        // Given
        ClaimEvent claim = new ClaimFeed(1, "hama", 2).claim();

        // When
        pipe(claim);

        // Then
        TestRecord<String, TownState> state = states.readRecord();
        assertThat(state.key()).isEqualTo("hama");
        assertThat(state.getValue().getClaims()).isEqualTo(1);
        assertThat(state.getRecordTime()).isEqualTo(RECORDED);
        assertThat(version(state)).isEqualTo(1);
        TownChange step = changes.readValue();
        assertThat(step.getVersion()).isEqualTo(1);
        assertThat(step.getBefore()).isNull();
        assertThat(step.getAfter()).isEqualTo(state.getValue());
        assertThat(step.getCause().getVersion()).isEqualTo(claim.getVersion());
    }

    @Test
    void deliveredAgainItChangesNothing() {
        ClaimEvent claim = new ClaimFeed(1, "hama", 2).claim();
        pipe(claim);
        pipe(claim);
        pipe(ClaimFeed.end(claim, 5));
        pipe(ClaimFeed.end(claim, 5));

        assertThat(changes.readValuesToList()).hasSize(2);
        assertThat(states.readValuesToList()).hasSize(2);
    }

    @Test
    void whoKeepsWhatItReadOfAStoreIsToldWhenThatHoldsNoMore() {
        // Given
        ClaimEvent claim = new ClaimFeed(1, "hama", 2).claim();
        TownWrites writes = folds.of(0);
        assertThat(writes.of("hama")).isZero();

        // When
        pipe(claim);
        pipe(claim);
        pipe(ClaimFeed.end(claim, 5));

        // Then
        assertThat(writes.of("hama")).as("begun and done twice").isEqualTo(4);
        assertThat(writes.towns()).containsExactly("hama");
        driver.close();
        assertThat(writes.isOver()).isTrue();
        assertThat(TownWrites.isSettled(writes.of("hama"))).isFalse();
        start();
        assertThat(folds.of(0).of("hama")).isZero();
    }

    @Test
    void theTownOfWhichTheLastClaimEndedLeavesATombstoneAndComesBack() {
        // Given
        ClaimEvent claim = new ClaimFeed(1, "hama", 2).claim();
        pipe(claim);

        // When
        pipe(ClaimFeed.end(claim, 5));
        pipe(claim);

        // Then
        List<TestRecord<String, TownState>> all = states.readRecordsToList();
        assertThat(all).hasSize(3);
        assertThat(all.get(1).getValue()).isNull();
        assertThat(version(all.get(1))).isEqualTo(2);
        assertThat(all.get(2).getValue()).isEqualTo(all.get(0).getValue());
        assertChains(changes.readValuesToList());
    }

    @Test
    void aMovedClaimIsInOneTownOnly() {
        // Given
        ClaimEvent there = new ClaimFeed(3, "hama", 2).claim();
        ClaimEvent here = ClaimEvent.newBuilder(there).setTownId("homs").build();
        pipe(there);

        // When
        pipe(ClaimFeed.end(there, 0));
        pipe(here);

        // Then
        Map<String, TownState> end = finalStates();
        assertThat(end.get("hama")).isNull();
        assertThat(end.get("homs").getClaims()).isEqualTo(1);
        assertThat(reader().rowsOf("hama")).isEmpty();
        assertThat(reader().rowsOf("homs")).hasSize(1);
    }

    @Test
    void townsWithHostileIdsNeverMeet() {
        // Given
        List<String> towns = List.of(
                "a", "a\u0000", "a\u0000\u0000", "a\u0001", "ab", "", "a|b", "\uFFFF", "\uD83D\uDE00", "a\u0000b");
        Map<String, ClaimFeed> feeds = new HashMap<>();
        towns.forEach(town -> feeds.put(town, new ClaimFeed(7, town, 2)));

        // When
        for (int i = 0; i < 30; i++) {
            towns.forEach(town -> pipe(feeds.get(town).next()));
        }

        // Then
        Map<String, TownState> end = finalStates();
        towns.forEach(town -> {
            TownState state = end.get(town);
            assertThat(state.getTownId()).isEqualTo(town);
            assertThat(state.getOpenDisputes()).isEqualTo(end.get("a").getOpenDisputes());
            assertThat(state.getProRegime()).isEqualTo(end.get("a").getProRegime());
            assertThat(state.getSetAside()).isEqualTo(end.get("a").getSetAside());
            assertThat(reader().rowsOf(town)).hasSameSizeAs(reader().rowsOf("a"));
        });
        List<String> read = new ArrayList<>();
        reader().eachTown((town, rows) -> read.add(town));
        assertThat(read).containsExactlyInAnyOrderElementsOf(towns);
    }

    @Test
    void theChainHasNoGapsAndItsEndIsTheState() {
        // Given
        ClaimFeed hama = new ClaimFeed(11, "hama", 4);
        ClaimFeed homs = new ClaimFeed(12, "homs", 4);

        // When
        for (int i = 0; i < 150; i++) {
            pipe(hama.next());
            pipe(homs.next());
        }

        // Then
        List<TownChange> all = changes.readValuesToList();
        assertChains(all);
        Map<String, TownState> end = finalStates();
        Map<String, TownState> last = new HashMap<>();
        all.forEach(change -> last.put(change.getTownId(), change.getAfter()));
        assertThat(last).isEqualTo(end);
        for (String town : List.of("hama", "homs")) {
            assertThat(end.get(town).getStatus().name())
                    .isEqualTo(Reconciliation.of(reader().versionsOf(town))
                            .verdict()
                            .status()
                            .name());
        }
    }

    @Test
    void whatAnEventLeftToBeFoundIsFoundInBetweenAndContinuesTheChain() {
        // Given
        leaveEverythingForLater();
        ClaimEvent captured = ClaimFeed.told("hama", "r1", 2, Assertion.CAPTURED, "opposition", NOON);
        ClaimEvent present = ClaimFeed.told("hama", "r2", 0, Assertion.PRESENT, "regime", NOON.plusSeconds(3600));
        pipe(captured);
        pipe(present);
        pipe(ClaimFeed.end(present, 5));
        List<TownChange> before = changes.readValuesToList();
        assertThat(disputes(before)).isEmpty();
        TownState state = finalStates().get("hama");

        // When
        driver.advanceWallClockTime(Settling.TURN);
        assertThat(changes.isEmpty()).isTrue();
        assertThat(unsettled()).isEqualTo(1);
        driver.advanceWallClockTime(Settling.TURN);

        // Then
        assertThat(unsettled()).as("just published").isEqualTo(1);
        TestRecord<String, TownChange> late = changes.readRecord();
        TownChange step = late.getValue();
        assertThat(late.getRecordTime()).isEqualTo(RECORDED);
        assertThat(step.getCause().getVersion()).isEqualTo(present.getVersion());
        assertThat(step.getCause().getKind()).isEqualTo(ChangeKind.END);
        assertThat(step.getBefore()).isEqualTo(state);
        assertThat(step.getAfter()).isEqualTo(state);
        assertThat(step.getChangedDisputes()).singleElement().satisfies(d -> assertThat(d.getState())
                .isEqualTo(DisputeState.WITHDRAWN));
        assertThat(step.getVersion()).isEqualTo(before.get(before.size() - 1).getVersion() + 1);
        TestRecord<String, TownState> again = states.readRecord();
        assertThat(again.getValue()).isEqualTo(state);
        assertThat(version(again)).isEqualTo(step.getVersion());

        driver.advanceWallClockTime(Settling.TURN);
        assertThat(unsettled()).as("in the turn after").isEqualTo(1);
        driver.advanceWallClockTime(Settling.TURN);
        assertThat(unsettled()).as("a turn later").isZero();
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        assertThat(changes.isEmpty()).isTrue();
    }

    @Test
    void leftForLaterOrNotItEndsAlike() {
        // Given
        ClaimFeed feed = new ClaimFeed(13, "hama", 4);
        ClaimEvent present = ClaimFeed.told("hama", "r2", 0, Assertion.PRESENT, "regime", EARLY.plusSeconds(3600));
        List<ClaimEvent> events = Stream.concat(
                        Stream.of(
                                ClaimFeed.told("hama", "r1", 2, Assertion.CAPTURED, "opposition", EARLY),
                                present,
                                ClaimFeed.end(present, 5)),
                        Stream.generate(feed::next).limit(70))
                .toList();
        events.forEach(this::pipe);
        Map<String, Dispute> atOnce = disputes(changes.readValuesToList());
        TownState state = finalStates().get("hama");

        // When
        leaveEverythingForLater();
        for (int i = 0; i < events.size(); i++) {
            pipe(events.get(i));
            if (i % 10 == 0) {
                driver.advanceWallClockTime(Settling.TURN.multipliedBy(i % 4));
            }
        }
        driver.advanceWallClockTime(Duration.ofMinutes(1));

        // Then
        List<TownChange> all = changes.readValuesToList();
        assertChains(all);
        assertThat(disputes(all)).isEqualTo(atOnce);
        assertThat(atOnce.values()).anyMatch(d -> d.getState() == DisputeState.WITHDRAWN);
        assertThat(finalStates().get("hama")).isEqualTo(state);
    }

    private void leaveEverythingForLater() {
        stop();
        start(0);
    }

    private int unsettled() {
        return new UnsettledReader(
                        Objects.requireNonNull(driver.<Bytes, byte[]>getKeyValueStore(FoldStage.INDEX_STORE)))
                .count();
    }

    private static Map<String, Dispute> disputes(List<TownChange> steps) {
        Map<String, Dispute> known = new HashMap<>();
        for (TownChange step : steps) {
            step.getChangedDisputes().forEach(d -> known.put(d.getDisputeId(), d));
            step.getRemovedDisputeIds().forEach(known::remove);
        }
        return known;
    }

    @Test
    void whatIsPublishedStaysSmallHoweverMuchIsClaimed() {
        // Given
        ClaimFeed feed = new ClaimFeed(5, "hama", 2);

        // When
        for (int i = 0; i < 120; i++) {
            pipe(Wide.of(feed.claim(), i));
        }

        // Then
        List<TownChange> all = changes.readValuesToList();
        assertThat(all).isNotEmpty();
        assertThat(states.readValuesToList())
                .allSatisfy(s -> assertThat(Wide.size(s)).isLessThan(64 * 1024));
        assertThat(all).allSatisfy(c -> assertThat(Wide.size(c)).isLessThan(TopicLayout.MAX_MESSAGE_BYTES));
        TownState last = all.get(all.size() - 1).getAfter();
        assertThat(last.getClaims()).isEqualTo(120);
        assertThat(last.getProRegimeMore()
                        + last.getProOppositionMore()
                        + last.getNeutralMore()
                        + last.getProOtherMore())
                .isPositive();
    }

    @Test
    void anEventUnderAnotherKeyIsRefusedBeforeAnythingIsWritten() {
        ClaimEvent claim = new ClaimFeed(1, "hama", 2).claim();

        assertThatThrownBy(() -> claims.pipeInput("homs", claim, RECORDED))
                .hasRootCauseMessage("a claim event under the key homs is of the town hama: key it by its town");
        assertThat(reader().rowsOf("hama")).isEmpty();
    }

    @Test
    void anEventOnAnotherPartitionThanItsTownsIsRefusedBeforeAnythingIsWritten() {
        stop();
        start(Budget.ROWS, 2);
        String second = Stream.of("hama", "homs", "idlib", "aleppo")
                .filter(town -> TownPartition.of(town, 2) == 1)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> pipe(new ClaimFeed(1, second, 2).claim()))
                .rootCause()
                .hasMessageContaining("the partition 0 is not that of " + second + ", which is 1 of 2");
        assertThat(reader().rowsOf(second)).isEmpty();
    }

    @Test
    void aPutWithoutContentIsRefusedBeforeAnythingIsWritten() {
        ClaimEvent claim = ClaimEvent.newBuilder(new ClaimFeed(1, "hama", 2).claim())
                .setContent(null)
                .build();

        assertThatThrownBy(() -> pipe(claim)).hasRootCauseInstanceOf(NullPointerException.class);
        assertThat(reader().rowsOf("hama")).isEmpty();
        assertThat(changes.isEmpty()).isTrue();
    }

    @Test
    void anEndThatTellsNoTimeIsRefused() {
        ClaimEvent claim = new ClaimFeed(1, "hama", 2).claim();
        pipe(claim);

        assertThatThrownBy(() -> pipe(ClaimEvent.newBuilder(claim)
                        .setKind(ClaimEventKind.END)
                        .setKnownUntil(null)
                        .build()))
                .rootCause()
                .hasMessageContaining("END needs knownUntil");
    }

    private void pipe(ClaimEvent event) {
        claims.pipeInput(event.getTownId(), event, RECORDED);
    }

    private ClaimStoreReader reader() {
        return new ClaimStoreReader(Objects.requireNonNull(driver.getKeyValueStore(FoldStage.CLAIMS_STORE)));
    }

    private Map<String, TownState> finalStates() {
        Map<String, TownState> end = new HashMap<>();
        states.readKeyValuesToList().forEach(record -> end.put(record.key, record.value));
        return end;
    }

    private static long version(TestRecord<String, TownState> state) {
        byte[] header = state.headers().lastHeader(FoldStage.VERSION_HEADER).value();
        return Long.parseLong(new String(header, StandardCharsets.UTF_8));
    }

    private static void assertChains(List<TownChange> all) {
        Map<String, TownChange> before = new HashMap<>();
        Map<String, Map<String, Dispute>> disputes = new HashMap<>();
        for (TownChange step : all) {
            TownChange last = before.put(step.getTownId(), step);
            assertThat(step.getVersion()).isEqualTo(last == null ? 1 : last.getVersion() + 1);
            assertThat(step.getBefore()).isEqualTo(last == null ? null : last.getAfter());
            Map<String, Dispute> known = disputes.computeIfAbsent(step.getTownId(), t -> new HashMap<>());
            step.getChangedDisputes().forEach(d -> known.put(d.getDisputeId(), d));
            step.getRemovedDisputeIds()
                    .forEach(id -> assertThat(known.remove(id)).isNotNull());
        }
    }
}
