package org.claimline.replay.compare;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.query.KnownTown;
import org.claimline.query.TimelineView;
import org.claimline.topology.fold.TownRow;
import org.claimline.topology.fold.UndoneReader.Undoing;

/**
 * What a town ended in, on one side.
 *
 * @param state    empty where nothing is told of it
 * @param timeline the states along the fold; empty where it was not folded here, for no topic carries it
 * @param disputes by opening
 */
public record TownOutcome(
        Optional<TownState> state, Optional<List<TimelineView.Entry>> timeline, List<Dispute> disputes) {
    private static final Comparator<Dispute> BY_OPENING =
            Comparator.comparing(Dispute::getOpenedAt).thenComparing(Dispute::getDisputeId);

    public TownOutcome {
        timeline = timeline.map(List::copyOf);
        disputes = disputes.stream().sorted(BY_OPENING).toList();
    }

    /** Folded here, of what was known at an instant; later rows change nothing. */
    public static TownOutcome folded(String townId, List<? extends TownRow> rows, Instant knownAt) {
        return of(KnownTown.of(townId, rows, knownAt));
    }

    /**
     * The same, where the fold that keeps the rows has found what corrections undid.
     *
     * @param undone all that it found
     */
    public static TownOutcome folded(
            String townId, List<? extends TownRow> rows, Instant knownAt, List<Undoing> undone) {
        return of(KnownTown.of(townId, rows, knownAt, undone));
    }

    private static TownOutcome of(Optional<KnownTown> known) {
        return known.map(town ->
                        new TownOutcome(Optional.of(town.state()), Optional.of(town.timeline()), town.disputes()))
                .orElseGet(() -> new TownOutcome(Optional.empty(), Optional.of(List.of()), List.of()));
    }

    /**
     * As the topics of a run have it.
     *
     * @param state empty for a town without one, or with a tombstone
     */
    public static TownOutcome published(Optional<TownState> state, Collection<Dispute> disputes) {
        return new TownOutcome(state, Optional.empty(), List.copyOf(disputes));
    }

    /** Whether it was folded here, by the rules of this program. */
    boolean isFolded() {
        return timeline.isPresent();
    }

    /** The town's name; empty where nothing is told of it. */
    Optional<String> town() {
        return state.map(s -> s.getPlace().getName());
    }
}
