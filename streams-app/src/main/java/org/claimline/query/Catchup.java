package org.claimline.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one who begins to follow the read model is told first; everything after it comes by itself, without a gap.
 *
 * @param start          how it begins
 * @param reason         why it could not go on where it was left; empty unless it is a reset
 * @param alertsComplete whether no alert is missing between what was heard before and this
 * @param changes        what is told, the states and disputes before the alerts, those of a town in their order, and at last who has seen alerts
 * @param mark           how far one has heard after that
 * @param again          what to come back with where one is cut off before the end of it, having forgotten what one knew before: as if no
 *                       state had been heard yet, but every alert that was, and who has seen which
 */
public record Catchup(
        Start start, Optional<String> reason, boolean alertsComplete, List<Change> changes, Mark mark, Mark again) {
    public Catchup {
        changes = List.copyOf(changes);
    }

    /**
     * For one who has heard {@code heard}. Alerts are told from there on wherever all of them are known, also where the rest begins anew;
     * where this instance is behind, some are told twice, and none is missed.
     *
     * @param now how far {@code history} goes
     */
    static Catchup of(History history, Optional<Mark> heard, Mark now) {
        if (heard.isEmpty()) {
            return new Catchup(Start.SNAPSHOT, Optional.empty(), true, current(history), now, again(now, now, now));
        }
        Offsets from = heard.get().next();
        boolean sameTopics = heard.get().incarnation() == now.incarnation();
        boolean alertsComplete = sameTopics && history.isComplete(Feed.ALERTS, from);
        Optional<String> reason = whyNot(history, heard.get(), now);
        List<Change> changes = new ArrayList<>(
                reason.isPresent() ? current(history) : all(history, List.of(Feed.TOWN_STATES, Feed.DISPUTES), from));
        if (alertsComplete) {
            changes.addAll(AlertOrder.merged(history.since(Feed.ALERTS, from)));
        }
        if (sameTopics) {
            changes.addAll(all(history, List.of(Feed.ACKNOWLEDGEMENTS), from));
        }
        return new Catchup(
                reason.isPresent() ? Start.RESET : Start.RESUMED,
                reason,
                alertsComplete,
                changes,
                now,
                again(now, alertsComplete ? heard.get() : now, sameTopics ? heard.get() : now));
    }

    private static Mark again(Mark now, Mark alerts, Mark acknowledgements) {
        Offsets heard =
                alerts.next().only(Feed.ALERTS).furthest(acknowledgements.next().only(Feed.ACKNOWLEDGEMENTS));
        return new Mark(now.incarnation(), now.made(), heard);
    }

    private static Optional<String> whyNot(History history, Mark heard, Mark now) {
        if (heard.incarnation() != now.incarnation()) {
            return Optional.of("the id belongs to other topics than those that are read here");
        }
        if (!now.next().covers(heard.next())) {
            return Optional.of("the id lies beyond what this instance has read");
        }
        if (heard.made().isBefore(now.made().minus(ReadModel.OLDEST_MARK))) {
            return Optional.of("the id is older than " + ReadModel.OLDEST_MARK.toDays() + " days");
        }
        return Stream.of(Feed.values()).allMatch(feed -> history.isComplete(feed, heard.next()))
                ? Optional.empty()
                : Optional.of("the id is too old: more came since than this instance keeps");
    }

    /** Every state and every open dispute. */
    private static List<Change> current(History history) {
        return all(history, List.of(Feed.TOWN_STATES, Feed.DISPUTES), Offsets.NONE).stream()
                .filter(change -> !change.isGone())
                .filter(change -> !(change instanceof Change.OfDispute d)
                        || d.dispute().orElseThrow().isOpen())
                .toList();
    }

    private static List<Change> all(History history, List<Feed> feeds, Offsets from) {
        return feeds.stream()
                .flatMap(feed -> history.since(feed, from).stream())
                .flatMap(List::stream)
                .toList();
    }

    /** How it begins. */
    public enum Start {
        /** With all that is so now: every state and every open dispute. */
        SNAPSHOT,
        /** With what came since: the latest of every state and dispute that changed, and every alert. */
        RESUMED,
        /** It cannot go on where it was left, so with all that is so now. */
        RESET
    }
}
