package org.claimline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.claimline.topology.Topics;

/**
 * What a reset forgets: everything that an application made of what it read, and how far it had read. Never what was sent to us: reports,
 * registers, decisions and receivers; nor which alerts were
 * sent: those that are raised anew are sent to nobody twice.
 *
 * @param groups   whose offsets are deleted, so that they read from the beginning again
 * @param internal topics of Kafka Streams: changelogs of stores, repartitions
 * @param derived  topics that are created anew, empty, as they were
 */
record ResetPlan(List<String> groups, List<String> internal, List<String> derived) {
    ResetPlan {
        groups = List.copyOf(groups);
        internal = List.copyOf(internal);
        derived = List.copyOf(derived);
    }

    /** How much is forgotten. */
    enum Scope {
        /** Disputes and alerts: what the second application makes of the changes of towns. */
        DISPUTES,
        /** Everything that was made of reports. */
        ALL
    }

    /** @param there the topics that are on the broker */
    static ResetPlan of(Scope scope, Topics topics, Set<String> there) {
        List<String> groups = new ArrayList<>();
        List<String> derived = new ArrayList<>();
        if (scope == Scope.ALL) {
            groups.add(Applications.reconcileId(topics));
            derived.addAll(List.of(
                    topics.claims(),
                    topics.townStates(),
                    topics.townChanges(),
                    topics.unplaced(),
                    topics.deadLetters()));
        }
        groups.add(Applications.disputesId(topics));
        List<String> forgetful = List.copyOf(groups);
        // it reads the alerts that are raised anew, and knows which of them it has sent
        groups.add(Applications.deliveryId(topics));
        derived.addAll(List.of(topics.disputes(), topics.alerts()));
        List<String> internal = there.stream()
                .filter(topic -> forgetful.stream().anyMatch(group -> isInternal(topic, group)))
                .sorted()
                .toList();
        return new ResetPlan(groups, internal, derived);
    }

    /** The groups of all applications: an instance runs them all, and reads what each writes. */
    static List<String> allGroups(Topics topics) {
        return List.of(
                Applications.reconcileId(topics), Applications.disputesId(topics), Applications.deliveryId(topics));
    }

    private static boolean isInternal(String topic, String application) {
        return topic.startsWith(application + "-") && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
    }
}
