package org.claimline.topology.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.claimline.avro.AlertKind;
import org.claimline.avro.Assertion;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeState;
import org.claimline.avro.Status;
import org.claimline.avro.TownChange;
import org.claimline.topology.fold.ClaimFeed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From claims through the fold to disputes and alerts. */
class DisputesTopologyTest {
    private static final Instant NOON = Instant.parse("2024-11-30T12:00:00Z");
    /** Where the clock begins: long after what the claims tell. */
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    private Path directory;

    private DisputesLine line;
    private TopologyTestDriver driver;
    private TestOutputTopic<String, Dispute> disputes;
    private TestOutputTopic<String, ContestedAlert> alerts;

    @BeforeEach
    void start() {
        line = new DisputesLine(directory, START);
        driver = line.driver();
        disputes = line.disputes();
        alerts = line.alerts();
    }

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void aClaimAndItsRebuttalAreADisputeUntilANeutralSettlesIt() {
        // Given
        told(ClaimFeed.told("hama", "r1", 4, Assertion.CONTROLS, "regime", NOON.minus(Duration.ofDays(1))));

        // When
        told(ClaimFeed.told("hama", "r2", 2, Assertion.CAPTURED, "opposition", NOON));
        told(ClaimFeed.told("hama", "r3", 0, Assertion.PRESENT, "regime", NOON.plus(Duration.ofHours(1))));
        told(ClaimFeed.told("hama", "r4", 4, Assertion.CONTROLS, "opposition", NOON.plus(Duration.ofHours(4))));

        // Then
        List<ContestedAlert> all = alerts.readValuesToList();
        assertThat(all)
                .extracting(ContestedAlert::getKind)
                .containsExactly(AlertKind.NEWLY_CONTESTED, AlertKind.SETTLED);
        ContestedAlert opened = all.get(0);
        assertThat(opened.getHeadline())
                .isEqualTo("Town: newly contested; pro-regime sources say that the regime is in it; "
                        + "pro-opposition sources say that the opposition captured it");
        assertThat(opened.getStatusAfter()).isEqualTo(Status.CONTESTED);
        assertThat(opened.getControllerBefore()).isEqualTo("regime");
        assertThat(opened.getProRegime()).hasSize(1);
        assertThat(opened.getProOpposition()).hasSize(1);
        ContestedAlert settled = all.get(1);
        assertThat(settled.getEpisodeId()).isEqualTo(opened.getEpisodeId());
        assertThat(settled.getDurationMillis()).isEqualTo(Duration.ofHours(3).toMillis());
        assertThat(settled.getControllerAfter()).isEqualTo("opposition");
        assertThat(settled.getHeadline()).contains("after 3 h").contains("not verified by this newsroom");
        List<Dispute> records = disputes.readValuesToList();
        assertThat(records).extracting(Dispute::getState).containsSequence(DisputeState.OPEN, DisputeState.CLOSED);
    }

    @Test
    void aRetractionWithdrawsTheDisputeAndItsRecordStays() {
        // Given
        ClaimEvent rebuttal =
                ClaimFeed.told("hama", "r3", 0, Assertion.PRESENT, "regime", NOON.plus(Duration.ofHours(1)));
        told(ClaimFeed.told("hama", "r2", 2, Assertion.CAPTURED, "opposition", NOON));
        told(rebuttal);

        // When
        told(ClaimFeed.end(rebuttal, 3));

        // Then
        assertThat(alerts.readValuesToList())
                .extracting(ContestedAlert::getKind)
                .containsExactly(AlertKind.NEWLY_CONTESTED, AlertKind.WITHDRAWN);
        List<Dispute> records = disputes.readValuesToList();
        assertThat(records.get(records.size() - 1).getState()).isEqualTo(DisputeState.WITHDRAWN);
        assertThat(records.get(records.size() - 1).getReason()).contains("r3");
    }

    @Test
    void anEndThatFlapsIsToldWhenTheTownIsQuiet() {
        // Given
        told(ClaimFeed.told("hama", "r1", 4, Assertion.CONTROLS, "regime", NOON.minus(Duration.ofDays(1))));
        told(ClaimFeed.told("hama", "r2", 2, Assertion.CAPTURED, "opposition", NOON));
        told(ClaimFeed.told("hama", "r3", 0, Assertion.PRESENT, "regime", minute(60)));
        told(ClaimFeed.told("hama", "r4", 2, Assertion.WITHDREW, "opposition", minute(120)));
        told(ClaimFeed.told("hama", "r5", 2, Assertion.CAPTURED, "opposition", minute(150)));
        told(ClaimFeed.told("hama", "r6", 0, Assertion.PRESENT, "regime", minute(180)));
        told(ClaimFeed.told("hama", "r7", 2, Assertion.WITHDREW, "opposition", minute(200)));
        assertThat(kinds()).containsExactly(AlertKind.NEWLY_CONTESTED, AlertKind.SETTLED, AlertKind.CORRECTION);

        // When
        driver.advanceWallClockTime(Duration.ofHours(1));
        List<AlertKind> meanwhile = kinds();
        driver.advanceWallClockTime(Duration.ofHours(1).plusSeconds(1));

        // Then
        assertThat(meanwhile).isEmpty();
        List<ContestedAlert> due = alerts.readValuesToList();
        assertThat(due).extracting(ContestedAlert::getKind).containsExactly(AlertKind.SETTLED);
        assertThat(due.get(0).getHeadline()).contains("after 2 h").contains("a side conceded");
        assertThat(due.get(0).getProRegime()).isNotEmpty();
        driver.advanceWallClockTime(Duration.ofHours(5));
        assertThat(kinds()).isEmpty();
    }

    @Test
    void anAlertTellsWhenByTheClockItWasRaised() {
        // Given
        told(ClaimFeed.told("hama", "r1", 4, Assertion.CONTROLS, "regime", NOON.minus(Duration.ofDays(1))));
        told(ClaimFeed.told("hama", "r2", 2, Assertion.CAPTURED, "opposition", NOON));

        // When
        told(ClaimFeed.told("hama", "r3", 0, Assertion.PRESENT, "regime", minute(60)));

        // Then
        byte[] header = alerts.readRecord()
                .headers()
                .lastHeader(DisputesTopology.RAISED_HEADER)
                .value();
        assertThat(new String(header, StandardCharsets.US_ASCII)).isEqualTo(Long.toString(START.toEpochMilli()));
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private List<AlertKind> kinds() {
        return alerts.readValuesToList().stream().map(ContestedAlert::getKind).toList();
    }

    @Test
    void disputesAreWhatTheChainSaysAndEachEpisodeIsToldOnce() {
        // Given
        Map<String, Dispute> expected = new HashMap<>();
        ClaimFeed feed = new ClaimFeed(42, "hama|old town", 5);

        // When
        for (int i = 0; i < 100; i++) {
            for (TownChange step : told(feed.next())) {
                step.getChangedDisputes()
                        .forEach(d -> expected.put(DisputeKeys.key(step.getTownId(), d.getDisputeId()), d));
                step.getRemovedDisputeIds().forEach(id -> expected.put(DisputeKeys.key(step.getTownId(), id), null));
            }
        }

        // Then
        Map<String, Dispute> written = new HashMap<>();
        disputes.readKeyValuesToList().forEach(record -> written.put(record.key, record.value));
        assertThat(written).isEqualTo(expected).isNotEmpty();
        List<ContestedAlert> all = alerts.readValuesToList();
        assertThat(all).isNotEmpty().extracting(ContestedAlert::getAlertId).doesNotHaveDuplicates();
        assertThat(all.stream()
                        .filter(a -> a.getKind() == AlertKind.NEWLY_CONTESTED)
                        .map(ContestedAlert::getEpisodeId))
                .doesNotHaveDuplicates();
        Set<String> newly = all.stream()
                .filter(a -> a.getKind() == AlertKind.NEWLY_CONTESTED)
                .map(ContestedAlert::getEpisodeId)
                .collect(Collectors.toSet());
        assertThat(all).allSatisfy(a -> assertThat(newly).contains(a.getEpisodeId()));
    }

    @Test
    void aDisputeLiesOnThePartitionOfItsTown() {
        TownPartitioner partitioner = new TownPartitioner();
        for (String town : List.of("hama", "homs", "a|b", "\u062D\u0645\u0627\u0629", "")) {
            byte[] key = new StringSerializer().serialize("any", town);
            assertThat(partitioner.partitions("disputes", DisputeKeys.key(town, "d-1"), null, 12))
                    .contains(Set.of(BuiltInPartitioner.partitionForKey(key, 12)));
        }
        assertThat("hama".getBytes(StandardCharsets.UTF_8)).isEqualTo(new StringSerializer().serialize("any", "hama"));
    }

    @Test
    void aKeyWithoutTownIsRefused() {
        assertThatThrownBy(() -> DisputeKeys.townOf("d-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("townId|disputeId");
    }

    private List<TownChange> told(ClaimEvent event) {
        return line.told(event);
    }
}
