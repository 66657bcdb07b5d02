package org.claimline.topology.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param byClock what the clock told since, which the changes do not tell and {@code alerts} does not count: ENDED while a lapse stands, OPEN
 *               once it was corrected
 */
record Episode(
        String id,
        List<Span> spans,
        Optional<String> before,
        int alerts,
        Optional<Told> told,
        Scope scope,
        int ends,
        Optional<Instant> heldUntil,
        Optional<Told> byClock) {

    /**
     * What the latest alert of an episode said; a correction counts as what it put right.
     *
     * @param ended      the dispute whose end it told; empty where it told none
     * @param controller who it said the sources give the town to; empty where nobody
     */
    record Told(String alertId, State state, Optional<Span> ended, Optional<String> controller) {
        Told as(String otherId) {
            return new Told(otherId, state, ended, controller);
        }
    }

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
        return withSpans(next);
    }

    Episode withSpans(List<Span> next) {
        return new Episode(id, next, before, alerts, told, scope, ends, heldUntil, byClock);
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
                Optional.empty(),
                byClock);
    }

    Episode held(Optional<Instant> until) {
        return new Episode(id, spans, before, alerts, told, scope, ends, until, byClock);
    }

    Episode byClock(Optional<Told> now) {
        return new Episode(id, spans, before, alerts, told, scope, ends, heldUntil, now);
    }

    /** The same, where its latest alert reached receivers under another id. */
    Episode toldAs(String alertId) {
        return new Episode(id, spans, before, alerts, told.map(t -> t.as(alertId)), scope, ends, heldUntil, byClock);
    }

    /** As it is by the clock. */
    Episode at(Instant now) {
        return withSpans(spans.stream().map(span -> span.at(now)).toList());
    }

    /** Whether the clock watches for the lapse of one of its disputes. */
    boolean isWatched() {
        return spans.stream().anyMatch(span -> span.lapsesAt().isPresent());
    }

    /** Whether receivers were told by the clock that it lapsed, and nothing else since. */
    boolean lapsedByClock() {
        return byClock.filter(t -> t.state() == State.ENDED).isPresent();
    }

    /** Time by the clock at which there may be something to tell, though nothing more is heard; empty where there is not. */
    Optional<Instant> dueAt() {
        return heldUntil.or(() -> lapsedByClock() ? Optional.empty() : lapsesAt());
    }

    /** The disputes that what is due is about. */
    Stream<Span> awaited() {
        return heldUntil.isPresent() ? lastEnded().stream() : spans.stream().filter(Span::isOpen);
    }

    /** When the last of its open disputes lapses; empty where not all are watched. */
    private Optional<Instant> lapsesAt() {
        List<Span> open = spans.stream().filter(Span::isOpen).toList();
        return open.stream().allMatch(span -> span.lapsesAt().isPresent())
                ? open.stream().map(span -> span.lapsesAt().orElseThrow()).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    static Episode of(String id, Span first, Optional<String> before) {
        return new Episode(
                id, List.of(first), before, 0, Optional.empty(), Scope.NONE, 0, Optional.empty(), Optional.empty());
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
