package org.claimline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeState;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.topology.dispute.DisputeKeys;
import org.claimline.topology.normalise.Counter;

/** What is required of the streams whose steps arrival decides: no gap, nothing twice, nothing missed, and an end that is the state. */
public final class Told {
    private Told() {}

    /** Changes, those of each town in their order; perhaps more than memory holds. */
    @FunctionalInterface
    public interface Changes {
        void each(Consumer<TownChange> to);
    }

    static void isWellTold(End end) {
        changesAreAChain(end.changes::forEach, end.states, end.disputes, end.versions);
        reportsAreAccountedFor(end);
        lastWordsAreHowItStands(episodes(end.alerts), end.disputes.values());
    }

    /**
     * That the changes have no hole, begin where the one before ended, and end with the states and disputes.
     *
     * @param changes  the changes
     * @param ends     the state of each town
     * @param disputesTold the disputes, by key
     * @param versionsTold the versions of each town's states as they were told
     */
    public static void changesAreAChain(
            Changes changes,
            Map<String, TownState> ends,
            Map<String, Dispute> disputesTold,
            Map<String, List<Long>> versionsTold) {
        Map<String, TownChange> last = new HashMap<>();
        Map<String, List<Long>> versions = new HashMap<>();
        Map<String, Dispute> disputes = new TreeMap<>();
        changes.each(change -> {
            TownChange before = last.put(change.getTownId(), change);
            assertThat(change.getVersion())
                    .as("version after that before, in %s", change.getTownId())
                    .isEqualTo(before == null ? 1 : before.getVersion() + 1);
            assertThat(change.getBefore())
                    .as("before is the previous after, in %s at %s", change.getTownId(), change.getVersion())
                    .isEqualTo(before == null ? null : before.getAfter());
            boolean saysSomething = !change.getChangedDisputes().isEmpty()
                    || !change.getRemovedDisputeIds().isEmpty()
                    || !same(change.getBefore(), change.getAfter());
            assertThat(saysSomething)
                    .as("a change changes something: %s", change)
                    .isTrue();
            versions.computeIfAbsent(change.getTownId(), t -> new ArrayList<>()).add(change.getVersion());
            for (Dispute dispute : change.getChangedDisputes()) {
                disputes.put(DisputeKeys.key(change.getTownId(), dispute.getDisputeId()), dispute);
            }
            for (String id : change.getRemovedDisputeIds()) {
                assertThat(disputes.remove(DisputeKeys.key(change.getTownId(), id)))
                        .as("what is removed was known: %s", id)
                        .isNotNull();
            }
        });
        Map<String, TownState> states = new TreeMap<>();
        last.forEach((town, change) -> {
            if (change.getAfter() != null) {
                states.put(town, change.getAfter());
            }
        });
        assertThat(states).as("the chain's end is the state").isEqualTo(ends);
        assertThat(disputes).as("the chain's disputes are the disputes").isEqualTo(disputesTold);
        versionsTold.forEach((town, told) -> {
            assertThat(told).as("versions of the states of %s", town).isSorted().doesNotHaveDuplicates();
            assertThat(versions.get(town)).as("states are of the chain").containsAll(told);
        });
        assertThat(versionsTold.keySet()).isEqualTo(versions.keySet());
    }

    private static boolean same(TownState before, TownState after) {
        return before == null ? after == null : before.equals(after);
    }

    private static void reportsAreAccountedFor(End end) {
        assertThat(count(end, Counter.REPORTS_RECEIVED)).as("received").isEqualTo(end.reports);
        assertThat(count(end, Counter.REPORTS_ACCEPTED)
                        + count(end, Counter.REPORTS_DUPLICATE)
                        + count(end, Counter.REPORTS_SUPERSEDED)
                        + count(end, Counter.REPORTS_DEAD_LETTERED))
                .as("received is accepted, duplicate, superseded and dead-lettered: %s", end.counts)
                .isEqualTo(end.reports);
        assertThat(count(end, Counter.CLAIMS_WAITING)).as("waiting").isEqualTo(end.unplaced.size());
        assertThat((long) end.changes.stream()
                        .map(TownChange::getCause)
                        .collect(Collectors.toSet())
                        .size())
                .as("no more causes than claim events")
                .isLessThanOrEqualTo(end.claimEvents);
    }

    private static long count(End end, Counter counter) {
        return end.counts.getOrDefault(counter, 0L);
    }

    /** That no alert is told twice, and an episode begins with its one alert of being newly contested; the alerts of each, by its id. */
    public static Map<String, List<ContestedAlert>> episodes(List<ContestedAlert> alerts) {
        Map<String, List<ContestedAlert>> episodes = new TreeMap<>();
        Set<String> known = new HashSet<>();
        for (ContestedAlert alert : alerts) {
            assertThat(known.add(alert.getAlertId())).as("told once: %s", alert).isTrue();
            List<ContestedAlert> episode = episodes.computeIfAbsent(alert.getEpisodeId(), e -> new ArrayList<>());
            assertThat(alert.getKind() == AlertKind.NEWLY_CONTESTED)
                    .as("newly contested comes first in its episode, and once: %s", alert)
                    .isEqualTo(episode.isEmpty());
            if (alert.getCorrects() != null) {
                assertThat(episode)
                        .as("a correction names an alert of its episode")
                        .anyMatch(a -> a.getAlertId().equals(alert.getCorrects()));
            }
            episode.add(alert);
        }
        return episodes;
    }

    private static void lastWordsAreHowItStands(
            Map<String, List<ContestedAlert>> episodes, Collection<Dispute> disputes) {
        Set<String> contested = disputes.stream()
                .filter(d -> d.getState() == DisputeState.OPEN)
                .map(Dispute::getTownId)
                .collect(Collectors.toSet());
        Set<String> toldContested = episodes.values().stream()
                .map(episode -> episode.get(episode.size() - 1))
                .filter(Told::saysContested)
                .map(ContestedAlert::getTownId)
                .collect(Collectors.toSet());
        assertThat(toldContested)
                .as("towns told to be contested last are contested")
                .isEqualTo(contested);
    }

    /** Whether who hears it takes the town for contested. */
    public static boolean saysContested(ContestedAlert alert) {
        return switch (alert.getKind()) {
            case NEWLY_CONTESTED, WIDENED -> true;
            case CORRECTION ->
                alert.getHeadline().contains("still contested")
                        || alert.getHeadline().contains("contested again");
            default -> false;
        };
    }
}
