package org.claimline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeState;
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
        Map<String, List<Dispute>> disputes =
                seen.disputes().values().stream().collect(Collectors.groupingBy(Dispute::getTownId));
        expected.towns.forEach((town, versions) -> findings.check(
                "town " + town,
                () -> Agreement.town(
                        Optional.ofNullable(seen.states().get(town)),
                        disputes.getOrDefault(town, List.of()),
                        versions,
                        Cast.reader().sources(),
                        places)));
        findings.check(
                "changes",
                () -> Told.changesAreAChain(seen.changes(), seen.states(), seen.disputes(), seen.versions()));
        findings.check("alerts", () -> lastWordsAreHowItStands(Told.episodes(seen.alerts()), contested(seen)));
    }

    private static Set<String> contested(Seen seen) {
        return seen.disputes().values().stream()
                .filter(dispute -> dispute.getState() == DisputeState.OPEN)
                .map(Dispute::getTownId)
                .collect(Collectors.toSet());
    }

    /**
     * Who is told last that a town is contested is told the truth, and of every town that is contested somebody is told. After a contest that was told to
     * be over opened again its end is held back until the town was quiet for the cool-down, so of such an episode it may still be to come.
     */
    private static void lastWordsAreHowItStands(Map<String, List<ContestedAlert>> episodes, Set<String> contested) {
        Set<String> toldContested = new HashSet<>();
        episodes.forEach((id, alerts) -> {
            ContestedAlert last = alerts.get(alerts.size() - 1);
            boolean opened = Told.saysContested(last);
            if (opened) {
                toldContested.add(last.getTownId());
            }
            boolean flapped = alerts.stream().anyMatch(alert -> !Told.saysContested(alert));
            assertThat(opened && !flapped && !contested.contains(last.getTownId()))
                    .as(
                            "episode %s of %s is over, and of %s the last says that it is not",
                            id,
                            last.getTownId(),
                            alerts.stream().map(ContestedAlert::getHeadline).toList())
                    .isFalse();
        });
        assertThat(toldContested).as("towns told to be contested").containsAll(contested);
    }
}
