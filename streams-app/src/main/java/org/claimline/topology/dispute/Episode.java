package org.claimline.topology.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Disputes of one town that a receiver takes for one contest, and what receivers were told of it.
 *
 * @param id     the same for its receivers, whatever a late claim makes of its disputes
 * @param spans  its disputes by opening, those that were undone among them
 * @param before who was assessed to hold the town before it; empty where unknown
 * @param alerts how many alerts were raised
 * @param told   what the latest said
 * @param scope  how wide a contest receivers know it to be
 * @param ends   how often receivers were told that it is over
 * @param heldUntil where its end is not told yet, for it may open again soon: the time by the clock at which it is; empty otherwise
 */
record Episode(
        String id,
        List<Span> spans,
        Optional<String> before,
        int alerts,
        Optional<Told> told,
        Scope scope,
        int ends,
        Optional<Instant> heldUntil) {

    /**
     * What the latest alert of an episode said; a correction counts as what it put right.
     *
     * @param ended      the dispute whose end it told; empty where it told none
     * @param controller who it said the sources give the town to; empty where nobody
     */
    record Told(String alertId, State state, Optional<Span> ended, Optional<String> controller) {}

    /** Where an episode stands. */
    enum State {
        OPEN,
        ENDED,
        WITHDRAWN,
        GONE
    }

    Episode {
        spans = spans.stream()
                .sorted(Comparator.comparing(Span::openedAt).thenComparing(Span::id))
                .toList();
    }

    boolean has(String disputeId) {
        return spans.stream().anyMatch(s -> s.id().equals(disputeId));
    }

    Optional<Span> span(String disputeId) {
        return spans.stream().filter(s -> s.id().equals(disputeId)).findFirst();
    }

    boolean isNear(Span span, Duration gap) {
        return spans.stream().anyMatch(s -> s.isNear(span, gap));
    }

    Episode with(Span span) {
        List<Span> next = new ArrayList<>(spans);
        next.removeIf(s -> s.id().equals(span.id()));
        next.add(span);
        return new Episode(id, next, before, alerts, told, scope, ends, heldUntil);
    }

    Episode told(Told now) {
        boolean over = now.state() == State.ENDED;
        return new Episode(
                id,
                spans,
                before,
                alerts + 1,
                Optional.of(now),
                scope.plus(openScope()),
                ends + (over ? 1 : 0),
                Optional.empty());
    }

    Episode held(Optional<Instant> until) {
        return new Episode(id, spans, before, alerts, told, scope, ends, until);
    }

    static Episode of(String id, Span first, Optional<String> before) {
        return new Episode(id, List.of(first), before, 0, Optional.empty(), Scope.NONE, 0, Optional.empty());
    }

    /** How wide it is now. */
    Scope openScope() {
        return spans.stream().filter(Span::isOpen).map(Span::scope).reduce(Scope.NONE, Scope::plus);
    }

    State state() {
        if (has(Span.Fate.OPEN)) {
            return State.OPEN;
        }
        if (has(Span.Fate.CLOSED)) {
            return State.ENDED;
        }
        return has(Span.Fate.WITHDRAWN) ? State.WITHDRAWN : State.GONE;
    }

    private boolean has(Span.Fate fate) {
        return spans.stream().anyMatch(s -> s.fate() == fate);
    }

    /** The open dispute, if any. */
    Optional<Span> open() {
        return spans.stream().filter(Span::isOpen).findFirst();
    }

    /** The dispute that ended last. */
    Optional<Span> lastEnded() {
        return spans.stream()
                .filter(s -> s.fate() == Span.Fate.CLOSED)
                .max(Comparator.comparing((Span s) -> s.until().orElseThrow()).thenComparing(Span::id));
    }

    /** The dispute of the latest opening, whatever became of it. */
    Span latest() {
        return spans.get(spans.size() - 1);
    }

    /** Event time at which it began: by what counts of it, or, where nothing does any more, by what counted. */
    Instant since() {
        return spans.stream()
                .filter(s -> s.fate() == Span.Fate.OPEN || s.fate() == Span.Fate.CLOSED)
                .map(Span::openedAt)
                .findFirst()
                .orElse(spans.get(0).openedAt());
    }
}
