package org.claimline.query;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Asks another instance for what only that one holds. Its answer comes from its own store; it asks nobody else. */
public interface Peers {
    /** The town there, without its neighbours; empty where nothing was told of it. */
    Optional<TownView> town(URI service, String townId, Moment moment);

    Optional<TimelineView> timeline(URI service, String townId, Moment moment);

    List<TownSummary> towns(URI service, Moment moment);

    List<DisputeView> disputes(URI service, Moment moment);

    /** What the tasks there have counted. */
    Counts counts(URI service);
}
