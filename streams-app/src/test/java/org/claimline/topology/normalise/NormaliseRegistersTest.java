package org.claimline.topology.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.claimline.topology.normalise.Feed.captured;
import static org.claimline.topology.normalise.Feed.claim;
import static org.claimline.topology.normalise.Feed.place;
import static org.claimline.topology.normalise.Feed.report;
import static org.claimline.topology.normalise.Feed.source;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.claimline.avro.Assertion;
import org.claimline.avro.Camp;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.Place;
import org.claimline.avro.Reliability;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;
import org.claimline.avro.UnplacedClaim;
import org.claimline.avro.UnplacedReason;
import org.claimline.topology.normalise.NormaliseSettings.Slices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An edit of a register reads again what it concerns, and nothing else. */
class NormaliseRegistersTest {
    private final NormaliseDriver normalise = new NormaliseDriver();

    @AfterEach
    void close() {
        normalise.close();
    }

    @Test
    void aClaimWhosePlaceIsUnknownWaitsAndFlowsOnceTheDeskAddsIt() {
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Suqaylabiyah"), captured("c2", "Hama")));

        assertThat(normalise.spans()).containsExactly("hama 9.0-");
        TestRecord<String, UnplacedClaim> waiting = normalise.unplaced().get(0);
        assertThat(waiting.key()).isEqualTo("rebel-channel|r1|c1");
        assertThat(waiting.value().getReason()).isEqualTo(UnplacedReason.UNKNOWN);
        assertThat(normalise.count(Counter.CLAIMS_WAITING)).isEqualTo(1);

        normalise.place(place("suqaylabiyah", "Hama"));
        normalise.followRegisters();

        assertThat(normalise.spans()).containsExactly("hama 9.0-", "suqaylabiyah 9.0-");
        assertThat(normalise.unplaced()).singleElement().matches(told -> told.value() == null);
        assertThat(normalise.count(Counter.CLAIMS_WAITING)).isZero();
        assertThat(normalise.count(Counter.CLAIMS_PLACED)).isEqualTo(2);
    }

    @Test
    void whatAnEditConcernsIsReadAgainInTurnsInTheOrderOfEventsAndNobodyWaitsForIt() {
        NormaliseSettings little = new NormaliseSettings(
                1, Duration.ofMillis(200), Duration.ofMinutes(10), new Slices(Duration.ofMillis(20), Duration.ZERO, 3));
        try (NormaliseDriver turns = new NormaliseDriver(little);
                NormaliseDriver first = new NormaliseDriver()) {
            first.place(place("suqaylabiyah", "Hama"));
            first.followRegisters();
            for (int i = 0; i < 40; i++) {
                SourceReport report = report(
                        "rebel-channel",
                        "r" + i,
                        1,
                        9,
                        claim("c", "Suqaylabiyah", Assertion.CAPTURED)
                                .setEventTime(Feed.at(i * 7 % 41 / 10.0))
                                .build());
                turns.report(report);
                first.report(report);
            }
            assertThat(turns.newEvents()).isEmpty();

            turns.place(place("suqaylabiyah", "Hama"));
            turns.followRegisters();
            List<ClaimEvent> flowed = new ArrayList<>(turns.newEvents());
            assertThat(flowed).hasSizeLessThan(5);
            SourceReport meanwhile = report("state-agency", "new", 1, 9, captured("c", "Hama"));
            turns.report(meanwhile);
            first.report(meanwhile);
            assertThat(turns.newEvents()).as("what comes meanwhile").hasSize(1);
            int rounds = 0;
            while (turns.count(Counter.CLAIMS_WAITING) > 0 && rounds++ < 100) {
                turns.driver.advanceWallClockTime(Duration.ofMillis(20));
                List<ClaimEvent> now = turns.newEvents();
                assertThat(now).hasSizeLessThanOrEqualTo(3);
                flowed.addAll(now);
            }

            assertThat(flowed).hasSize(40).isSortedAccordingTo(Comparator.comparing(event -> event.getVersion()
                    .getEventTime()));
            assertThat(turns.rows()).isEqualTo(first.rows());
            assertThat(turns.count(Counter.REREADS_WAITING))
                    .as("until it is committed")
                    .isEqualTo(1);
            turns.followRegisters();
            turns.followRegisters();
            assertThat(turns.count(Counter.REREADS_WAITING)).isZero();
        }
    }

    @Test
    void aClaimPlacedByLikenessIsMarkedAndMovesOnceTheDeskAddsItsSpellingToAnotherPlace() {
        normalise.place(place("suqaylabiyah", "Hama"));
        normalise.place(place("khattab", "Hama"));
        normalise.followRegisters();
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Suqailabieh")));
        assertThat(normalise.spans()).containsExactly("suqaylabiyah 9.0-");
        assertThat(normalise.rows().values()).allMatch(row -> row.content().contains("\"match\": \"FUZZY\""));

        normalise.place(place("khattab", "Hama", "Suqailabieh"));
        normalise.followRegisters();

        assertThat(normalise.spans()).containsExactly("khattab 9.0-");
        assertThat(normalise.rows().values()).allMatch(row -> row.content().contains("\"match\": \"ALIAS\""));
        assertThat(normalise.count(Counter.CLAIMS_PLACED)).isEqualTo(1);
    }

    @Test
    void whatElseAReportSpeaksOfTellsPlacesOfOneNameApartInWhateverOrder() {
        normalise.place(at("neyrab-east", 36.17, 38.23, "Neyrab"));
        normalise.place(at("neyrab-west", 35.89, 36.71, "Neyrab"));
        normalise.place(at("sarmin", 35.90, 36.72));
        normalise.followRegisters();

        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Neyrab"), captured("c2", "Sarmin")));
        normalise.report(report("rebel-channel", "r2", 1, 9, captured("c1", "Sarmin"), captured("c2", "Neyrab")));
        normalise.report(report("rebel-channel", "r3", 1, 9, captured("c1", "Neyrab")));

        assertThat(normalise.spans())
                .containsExactly("neyrab-west 9.0-", "neyrab-west 9.0-", "sarmin 9.0-", "sarmin 9.0-");
        assertThat(normalise.count(Counter.CLAIMS_WAITING))
                .as("the one that says nothing else")
                .isEqualTo(1);
    }

    @Test
    void whereASourceIsAtHomeTellsPlacesOfOneNameApartAndAnEditOfItIsReadAgain() {
        normalise.place(at("neyrab-east", 36.17, 38.23, "Neyrab"));
        normalise.place(at("neyrab-west", 35.89, 36.71, "Neyrab"));
        normalise.place(at("sarmin", 35.90, 36.72));
        normalise.place(at("safira", 36.07, 38.37));
        normalise.followRegisters();
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Neyrab")));
        assertThat(normalise.spans()).isEmpty();

        normalise.source(beat("sarmin"));
        normalise.followRegisters();
        assertThat(normalise.spans()).containsExactly("neyrab-west 9.0-");

        normalise.source(beat("safira"));
        normalise.followRegisters();
        assertThat(normalise.spans()).containsExactly("neyrab-east 9.0-");

        normalise.place(at("safira", 33.5, 36.3));
        normalise.followRegisters();
        assertThat(normalise.spans()).as("that place lies elsewhere").isEmpty();
    }

    private static Place at(String id, double lat, double lon, String... spellings) {
        return Place.newBuilder(place(id, "Idlib", spellings))
                .setLatitude(lat)
                .setLongitude(lon)
                .build();
    }

    private static Source beat(String place) {
        return Source.newBuilder(source("rebel-channel", Stance.PRO_OPPOSITION, Reliability.C))
                .setBeat(List.of(place))
                .build();
    }

    @Test
    void aSecondPlaceOfTheNameMakesItAmbiguousUnlessTheReportSaysWithin() {
        normalise.report(report(
                "rebel-channel",
                "r1",
                1,
                9,
                captured("c1", "Qomhana"),
                claim("c2", "Qomhana", Assertion.PRESENT).setWithin("Hama").build()));

        normalise.place(place("other", "Homs", "Qomhana"));
        normalise.followRegisters();

        assertThat(normalise.spans()).containsExactly("qomhana 9.0-");
        assertThat(normalise.unplaced().get(0).value().getCandidates()).hasSize(2);
    }

    @Test
    void aCorrectedStanceIsReadAgainForThatSourceOnly() {
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hama")));
        normalise.report(report("state-agency", "r1", 1, 9, captured("c1", "Hama")));
        normalise.newEvents();

        normalise.source(source("rebel-channel", Stance.NEUTRAL, Reliability.C));
        normalise.followRegisters();

        List<ClaimEvent> events = normalise.newEvents();
        assertThat(events).hasSize(1);
        assertThat(events.get(0).getVersion().getClaim().getSourceId()).isEqualTo("rebel-channel");
        assertThat(events.get(0).getContent().getClaimantStance()).isEqualTo(Stance.NEUTRAL);
        assertThat(events.get(0).getContent().getPublisherSide()).isNull();
    }

    @Test
    void aDeclaredRelayMakesOneVoiceOfTwoAlsoFartherUpTheChain() {
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hama")));
        normalise.source(source("rebel-channel", Stance.PRO_OPPOSITION, Reliability.C, "office"));
        normalise.source(source("office", Stance.PRO_OPPOSITION, Reliability.C));
        normalise.followRegisters();
        normalise.newEvents();

        normalise.source(source("office", Stance.PRO_OPPOSITION, Reliability.C, "commander"));
        normalise.followRegisters();

        assertThat(normalise.newEvents())
                .singleElement()
                .matches(event -> event.getContent().getOriginId().equals("commander"));
    }

    @Test
    void anUnknownSourceIsReadByWhatItSaysUntilTheRegisterKnowsIt() {
        normalise.report(report(
                "newcomer",
                "r1",
                1,
                9,
                claim("c1", "Hama", Assertion.CAPTURED)
                        .setStance(Stance.NEUTRAL)
                        .build()));
        ClaimEvent before = normalise.newEvents().get(0);
        assertThat(before.getContent().getRated()).isFalse();
        assertThat(before.getContent().getClaimantStance()).isEqualTo(Stance.NEUTRAL);

        normalise.source(source("newcomer", Stance.PRO_REGIME, Reliability.D));
        normalise.followRegisters();

        ClaimEvent after = normalise.newEvents().get(0);
        assertThat(after.getContent().getRated()).isTrue();
        assertThat(after.getContent().getClaimantStance()).isEqualTo(Stance.PRO_REGIME);
    }

    @Test
    void aBadRegisterRecordIsSkippedAndTheEntryBeforeItStays() {
        normalise.placeBytes("hama", "no contract".getBytes(StandardCharsets.UTF_8));
        normalise.placeBytes("nowhere", new byte[] {0, 0, 0, 0, 99, 1});
        normalise.followRegisters();

        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hama")));

        assertThat(normalise.spans()).containsExactly("hama 9.0-");
        assertThat(unreadable()).isEqualTo(2.0);

        normalise.place(place("hama", "Hama", "Hamah", "Hamat"));
        normalise.placeBytes("nowhere", null);
        normalise.followRegisters();
        assertThat(unreadable()).as("once they are written anew").isEqualTo(0.0);
    }

    @Test
    void reportsThatAnEarlierReleaseFiledOtherwiseAreFoundToo() {
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Suqaylabiyah")));
        KeyValueStore<String, byte[]> index = normalise.driver.getKeyValueStore(NormaliseStores.INDEX);
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = index.all()) {
            rows.forEachRemaining(row -> keys.add(row.key));
        }
        keys.forEach(index::delete);
        index.put("PLACE|suqaylabiyah|rebel-channel|r1", new byte[] {1});
        index.put("VOICE|rebel-channel|rebel-channel|r1", new byte[] {1});

        normalise.source(source("rebel-channel", Stance.NEUTRAL, Reliability.C));
        normalise.place(place("suqaylabiyah", "Hama"));
        normalise.followRegisters();

        assertThat(normalise.spans()).containsExactly("suqaylabiyah 9.0-");
        assertThat(normalise.rows().values())
                .allMatch(row -> row.content().contains("\"claimantStance\": \"NEUTRAL\""));
    }

    @Test
    void theLastGoodEntryStaysHoweverManyBadRecordsCome() {
        for (int i = 0; i < 200; i++) {
            normalise.placeBytes("hama", ("no contract " + i).getBytes(StandardCharsets.UTF_8));
        }
        normalise.followRegisters();

        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hama")));

        assertThat(normalise.spans()).containsExactly("hama 9.0-");
    }

    private Object unreadable() {
        return normalise.driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(NormaliseProcessor.UNREADABLE))
                .map(metric -> metric.getValue().metricValue())
                .findAny()
                .orElseThrow();
    }

    @Test
    void anEntryThatIsTakenOutLetsItsClaimsWait() {
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Homs")));

        normalise.placeBytes("homs", null);
        normalise.followRegisters();

        assertThat(normalise.spans()).isEmpty();
        assertThat(normalise.unplaced()).hasSize(1);
    }

    /** All of it in one go could take longer than a transaction may last, in twelve tasks one after another. */
    @Test
    void aRegisterOfMoreEntriesThanOneGoIsAppliedInTurns() {
        for (int i = 0; i < 5_000; i++) {
            normalise.place(place("village-" + i, "Hama"));
        }
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Suqaylabiyah")));
        normalise.place(place("suqaylabiyah", "Hama"));

        await().until(() -> {
            normalise.followRegisters();
            return normalise.spans().equals(List.of("suqaylabiyah 9.0-"));
        });
        normalise.placeBytes("suqaylabiyah", null);
        await().until(() -> {
            normalise.followRegisters();
            return normalise.spans().isEmpty();
        });
        assertThat(normalise.count(Counter.CLAIMS_WAITING)).isEqualTo(1);
    }

    @Test
    void aReportRefusedForAPartyThatNobodyKnewCountsOnceTheRegisterKnowsIt() {
        normalise.report(report(
                "rebel-channel",
                "r1",
                1,
                9,
                claim("c1", "Hama", Assertion.CAPTURED).setParty("sdf").build()));
        assertThat(normalise.deadLetters()).hasSize(1);
        assertThat(normalise.count(Counter.REPORTS_DEAD_LETTERED)).isEqualTo(1);

        normalise.party(Feed.party("sdf", Camp.OTHER));
        normalise.followRegisters();

        assertThat(normalise.spans()).containsExactly("hama 9.0-");
        assertThat(normalise.count(Counter.REPORTS_DEAD_LETTERED)).isZero();
        assertThat(normalise.count(Counter.REPORTS_ACCEPTED)).isEqualTo(1);
    }
}
