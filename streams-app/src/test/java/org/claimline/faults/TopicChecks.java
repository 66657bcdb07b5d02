package org.claimline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.claim.ClaimVersion;
import org.claimline.place.PlaceRegister;
import org.claimline.simulation.Agreement;
import org.claimline.simulation.Told;

/** That what stands in the topics is what the reports come to: states and disputes by core and oracle, changes without a hole, alerts told once. */
final class TopicChecks {
    private TopicChecks() {}

    static void check(Seen seen, Expected expected, long told, PlaceRegister places, Findings findings) {
        findings.check("the archive", () -> assertThat(seen.reports())
                .as("reports in the topic, of those that the brokers acknowledged")
                .isEqualTo(told));
        findings.check("dead letters", () -> assertThat(seen.deadLetters()).isZero());
        findings.check("towns", () -> assertThat(seen.states().keySet())
                .as("towns with a state")
                .isEqualTo(expected.towns.entrySet().stream()
                        .filter(town -> town.getValue().stream().anyMatch(ClaimVersion::stands))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet())));
        Map<String, List<Dispute>> disputes = seen.disputes().values().stream()
                .collect(Collectors.groupingBy(Dispute::getTownId));
        expected.towns.forEach((town, versions) -> findings.check("town " + town, () -> Agreement.town(
                Optional.ofNullable(seen.states().get(town)),
                disputes.getOrDefault(town, List.of()),
                versions,
                Cast.reader().sources(),
                places)));
        findings.check(
                "changes",
                () -> Told.changesAreAChain(seen.changes(), seen.states(), seen.disputes(), seen.versions()));
        findings.check(
                "alerts",
                () -> Told.alertsAreToldOnceAnEpisode(
                        seen.alerts(), seen.disputes().values()));
        findings.check("ends of episodes", () -> endsAreTold(seen));
    }

    /** A town that is not contested any more was told to be settled, or its alert taken back, as the last word of its latest episode. */
    private static void endsAreTold(Seen seen) {
        Map<String, List<ContestedAlert>> episodes = new HashMap<>();
        seen.alerts()
                .forEach(alert -> episodes.computeIfAbsent(alert.getEpisodeId(), id -> new ArrayList<>())
                        .add(alert));
        List<String> open = seen.disputes().values().stream()
                .filter(dispute -> dispute.getState() == org.claimline.avro.DisputeState.OPEN)
                .map(Dispute::getTownId)
                .toList();
        episodes.forEach((id, alerts) -> {
            ContestedAlert last = alerts.get(alerts.size() - 1);
            if (!open.contains(last.getTownId())) {
                assertThat(last.getKind())
                        .as("the last word of episode %s of %s, which is over", id, last.getTownId())
                        .isNotIn(AlertKind.NEWLY_CONTESTED, AlertKind.WIDENED);
            }
        });
    }
}
