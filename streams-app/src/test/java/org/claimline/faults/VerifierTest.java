package org.claimline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeState;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Status;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.place.PlaceRegister;
import org.claimline.simulation.Told;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the verifier finds nothing wrong with a run in which nothing failed, and does with each thing that a fault could have done to it. */
class VerifierTest {
    private static final int TOWNS = 12;
    private static final int REPORTS = 400;
    private static final List<SourceReport> TOLD = War.reports(7, TOWNS, REPORTS);
    private static final PlaceRegister PLACES = Cast.placeRegister(TOWNS);
    private static final Expected EXPECTED = new Expected(TOLD, Cast.reader(), PLACES);

    @TempDir
    private static Path directory;

    private static Seen seen;

    @BeforeAll
    static void run() {
        seen = DrivenRun.of(TOLD, TOWNS, directory.resolve("all"));
    }

    @Test
    void nothingIsWrongWhereNothingFailed() {
        assertThat(seen.alerts()).hasSizeGreaterThan(10);
        assertThat(seen.disputes()).hasSizeGreaterThan(10);
        assertThat(wrong(seen)).isEmpty();
    }

    @Test
    void aChangedStateIsFound() {
        Map<String, TownState> states = new TreeMap<>(seen.states());
        states.computeIfPresent(Cast.townId(3), (town, state) -> TownState.newBuilder(state)
                .setStatus(state.getStatus() == Status.CONFIRMED ? Status.REPORTED : Status.CONFIRMED)
                .build());

        assertThat(wrong(with(states, seen.changes(), seen.alerts())))
                .anyMatch(line -> line.startsWith("town front-3"));
    }

    @Test
    void aTownThatIsMissingIsFound() {
        Map<String, TownState> states = new TreeMap<>(seen.states());
        states.remove(Cast.townId(5));

        assertThat(wrong(with(states, seen.changes(), seen.alerts()))).anyMatch(line -> line.startsWith("towns"));
    }

    /** The first that is told once only; without it a claim is missing somewhere. */
    @Test
    void aLostReportIsFound(@TempDir Path other) {
        List<SourceReport> fewer = new ArrayList<>(TOLD);
        fewer.remove(TOLD.stream()
                .filter(report -> TOLD.indexOf(report) == TOLD.lastIndexOf(report))
                .filter(report ->
                        report.getRevision() == 1 && !report.getClaims().isEmpty())
                .findFirst()
                .orElseThrow());

        assertThat(wrong(DrivenRun.of(fewer, TOWNS, other)))
                .anyMatch(line -> line.startsWith("the archive"))
                .anyMatch(line -> line.startsWith("town "));
    }

    @Test
    void anAlertToldTwiceIsFound() {
        List<ContestedAlert> alerts = new ArrayList<>(seen.alerts());
        alerts.add(alerts.get(4));

        assertThat(wrong(with(seen.states(), seen.changes(), alerts)))
                .anyMatch(line -> line.startsWith("alerts") && line.contains("told once"));
    }

    @Test
    void anEpisodeThatBeginsTwiceUnderTwoIdsIsFound() {
        List<ContestedAlert> alerts = new ArrayList<>(seen.alerts());
        ContestedAlert first = alerts.stream()
                .filter(alert -> alert.getKind() == AlertKind.NEWLY_CONTESTED)
                .findFirst()
                .orElseThrow();
        alerts.add(ContestedAlert.newBuilder(first).setAlertId("a-again").build());

        assertThat(wrong(with(seen.states(), seen.changes(), alerts))).anyMatch(line -> line.startsWith("alerts"));
    }

    @Test
    void anAlertThatIsMissingIsFound() {
        String contested = seen.disputes().values().stream()
                .filter(dispute -> dispute.getState() == DisputeState.OPEN)
                .map(Dispute::getTownId)
                .findFirst()
                .orElseThrow();
        List<ContestedAlert> alerts = seen.alerts().stream()
                .filter(alert -> !alert.getTownId().equals(contested))
                .toList();

        assertThat(wrong(with(seen.states(), seen.changes(), alerts))).anyMatch(line -> line.startsWith("alerts"));
    }

    @Test
    void aHoleInTheVersionsIsFound() {
        List<TownChange> changes = changes();
        changes.remove(changes.size() / 2);

        assertThat(wrong(with(seen.states(), changes::forEach, seen.alerts())))
                .anyMatch(line -> line.startsWith("changes"));
    }

    @Test
    void aChangeToldTwiceIsFound() {
        List<TownChange> changes = changes();
        changes.add(changes.size() / 2, changes.get(changes.size() / 2));

        assertThat(wrong(with(seen.states(), changes::forEach, seen.alerts())))
                .anyMatch(line -> line.startsWith("changes"));
    }

    private static List<TownChange> changes() {
        List<TownChange> changes = new ArrayList<>();
        seen.changes().each(changes::add);
        return changes;
    }

    private static Seen with(Map<String, TownState> states, Told.Changes changes, List<ContestedAlert> alerts) {
        return new Seen(seen.reports(), states, seen.versions(), changes, seen.disputes(), alerts, seen.deadLetters());
    }

    private static List<String> wrong(Seen what) {
        Findings findings = new Findings();
        TopicChecks.check(what, EXPECTED, REPORTS, PLACES, findings);
        return findings.all();
    }
}
