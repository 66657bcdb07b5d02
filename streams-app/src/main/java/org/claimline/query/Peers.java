package org.claimline.query;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks another instance for what only that one holds. Its answer comes from its own stores; it asks nobody else. Where it does not hold
 * all that it is asked for, or does not answer, every question here ends in a {@link MovingException}.
 */
public interface Peers {
    /** The town there, without its neighbours; empty where nothing was told of it. */
    Optional<TownView> town(URI service, String townId, Moment moment);

    Optional<TimelineView> timeline(URI service, String townId, Moment moment);

    /** The towns of these partitions. */
    List<TownSummary> towns(URI service, Moment moment, Set<Integer> partitions);

    /** These towns, without those of which nothing was told. */
    List<TownSummary> townsOf(URI service, Moment moment, Set<String> townIds);

    /** The first disputes of the towns of these partitions that pass. */
    List<DisputeView> disputes(URI service, Moment moment, Set<Integer> partitions, DisputesWindow window);

    /** The first disputes of a town that pass. */
    List<DisputeView> disputesOf(URI service, String townId, Moment moment, DisputesWindow window);

    /** What was counted there on these partitions of the reports. */
    Counts counts(URI service, Set<Integer> partitions);

    /** When what was told of the towns of these partitions happened and was known. */
    FeedView feed(URI service, Set<Integer> partitions);

    /** How many towns of these partitions are still being settled. */
    int unsettled(URI service, Set<Integer> partitions);
}
