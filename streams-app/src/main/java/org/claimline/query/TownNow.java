package org.claimline.query;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.claimline.topology.Commits;

/**
 * A town as it stands now. Its state and version are those of the reconciled stream, as committed; the claims set aside and the disputes so far
 * are too much for the stream and come from the claim versions. Between the two lies a moment, so they are put together only
 * where both tell the same state: the one that is a step behind is given time. A town that changes faster than that is told from its
 * claim versions alone, which are one reading, and then without a version.
 */
final class TownNow {
    /** A commit and a fetch of the reader take a third of it, where the fold keeps up. */
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    private final ReadModel model;

    TownNow(ReadModel model) {
        this.model = model;
    }

    /**
     * The town; empty where nothing is told of it.
     *
     * @param ask reads its claim versions, wherever they lie
     */
    Optional<TownView> of(String townId, Supplier<Optional<TownView>> ask) {
        Optional<TownView> held = ask.get();
        Optional<TownEntry> entry = model.town(townId);
        Optional<Told> told =
                together(entry, held).or(() -> model.awaits(() -> together(model.town(townId), held), A_MOMENT));
        if (told.isPresent()) {
            return told.get().town();
        }
        Optional<TownView> again = ask.get();
        Optional<TownEntry> later = model.town(townId);
        if (again.equals(held) && later.equals(entry)) {
            return settledOrBehind(townId, entry, again);
        }
        return together(later, again).map(Told::town).orElse(again);
    }

    /** Nothing has moved, and still they differ: what was folded is committed later where the fold is behind. */
    private Optional<TownView> settledOrBehind(String townId, Optional<TownEntry> entry, Optional<TownView> held) {
        Optional<Told> committed = model.awaits(() -> together(model.town(townId), held), Commits.SELDOM);
        if (committed.isPresent()) {
            return committed.get().town();
        }
        Optional<TownEntry> last = model.town(townId);
        return last.equals(entry) ? last.map(town -> settled(town, held)) : held;
    }

    /** What is told of a town; nothing where nothing is. */
    private record Told(Optional<TownView> town) {}

    /** The two together; empty where they tell different states. */
    private static Optional<Told> together(Optional<TownEntry> entry, Optional<TownView> held) {
        if (entry.isEmpty() || held.isEmpty()) {
            return entry.isEmpty() && held.isEmpty() ? Optional.of(new Told(Optional.empty())) : Optional.empty();
        }
        TownView read = held.get();
        return view(entry.get(), OptionalLong.empty(), read.lists()).equals(read)
                ? Optional.of(new Told(Optional.of(view(entry.get(), entry.get().version(), read.lists()))))
                : Optional.empty();
    }

    /** Nothing is under way: an earlier release may have told the same state in other words. */
    private TownView settled(TownEntry town, Optional<TownView> held) {
        return view(
                town,
                town.version(),
                held.map(TownView::lists).orElseGet(() -> known(town.state().getTownId())));
    }

    /** What the stream tells of disputes; it does not tell of the claims set aside. */
    private TownLists known(String townId) {
        return new TownLists(
                TownLists.NONE.setAside(),
                TownLists.Latest.of(model.disputes(townId), KeptDispute.BY_OPENING, TownLists.MOST_DISPUTES)
                        .map(KeptDispute::view));
    }

    private static TownView view(TownEntry town, OptionalLong version, TownLists lists) {
        return TownViews.of(town.state(), version, lists, Moment.NOW);
    }
}
