package org.claimline.replay.log;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.KnownCourse;
import org.claimline.replay.log.DisputeNews.News;
import org.claimline.topology.fold.TownRow;

/** One town along known time: moment after moment at which a reader sees something new. */
final class TownWalk {
    private final KnownCourse course;
    private final TownLabels labels;
    private final BiPredicate<ClaimKey, Instant> held;
    private final Map<ClaimKey, ClaimVersion> inForce = new HashMap<>();
    private final Map<ClaimKey, Instant> firstKnown = new HashMap<>();
    private final Instant until;
    private Instant here;
    private Sight sight;

    /**
     * @param rows  of the town, in the order of the fold
     * @param from  what is known before it is known at the outset
     * @param until first instant that is not walked to
     */
    TownWalk(List<TownRow> rows, TownLabels labels, BiPredicate<ClaimKey, Instant> held, Instant from, Instant until) {
        this.labels = labels;
        this.held = held;
        this.until = until;
        List<ClaimVersion> versions = rows.stream().map(TownRow::claim).toList();
        versions.forEach(v -> firstKnown.merge(v.key(), v.knownFrom(), (a, b) -> a.isBefore(b) ? a : b));
        course = new KnownCourse(versions);
        course.moveBefore(from).begun().forEach(v -> inForce.put(v.key(), v));
        here = from.minusNanos(1);
        labels.move(course.last());
        sight = Sight.of(course, here);
    }

    /** What is seen where the walk stands. */
    Sight sight() {
        return sight;
    }

    Instant here() {
        return here;
    }

    Optional<ClaimVersion> claim(ClaimKey key) {
        return Optional.ofNullable(inForce.get(key));
    }

    /**
     * A version that began.
     *
     * @param was   the one whose place it took
     * @param again nothing of the claim stood, though it had been told
     */
    record Begun(ClaimVersion now, Optional<ClaimVersion> was, boolean copy, boolean again) {}

    /** A version that ended, and no other took its place. */
    record Ended(ClaimVersion was, boolean held) {}

    /**
     * A moment of the walk.
     *
     * @param at   known time
     * @param then what was seen just before
     */
    record Moment(Instant at, List<Ended> ended, List<Begun> begun, List<News> news, boolean corrected, Sight then) {}

    /** Walks to the next moment; empty where there is none before the end. */
    Optional<Moment> next() {
        Optional<Instant> known = course.next();
        Optional<Instant> lapse =
                sight.lapsesAt().filter(at -> known.filter(k -> !k.isAfter(at)).isEmpty());
        return lapse.or(() -> known).filter(at -> at.isBefore(until)).map(this::walkTo);
    }

    private Moment walkTo(Instant at) {
        Sight then = sight;
        KnownCourse.Moved moved = course.moveTo(at);
        here = at;
        labels.move(course.last());
        sight = Sight.of(course, at);
        Map<ClaimKey, ClaimVersion> were = new HashMap<>();
        moved.ended().forEach(v -> were.put(v.key(), v));
        Set<ClaimKey> are = new HashSet<>();
        moved.begun().forEach(v -> are.add(v.key()));
        moved.ended().forEach(v -> inForce.remove(v.key(), v));
        moved.begun().forEach(v -> inForce.put(v.key(), v));
        return new Moment(
                at,
                moved.ended().stream()
                        .filter(v -> !are.contains(v.key()))
                        .map(v -> new Ended(v, held.test(v.key(), at)))
                        .toList(),
                moved.begun().stream().map(v -> begun(v, were, at)).toList(),
                DisputeNews.between(then, moved, sight, course),
                !moved.ended().isEmpty(),
                then);
    }

    private Begun begun(ClaimVersion now, Map<ClaimKey, ClaimVersion> were, Instant at) {
        Optional<ClaimVersion> was = Optional.ofNullable(were.get(now.key()));
        boolean toldBefore = Objects.requireNonNull(firstKnown.get(now.key())).isBefore(at);
        return new Begun(now, was, course.isCopy(now), was.isEmpty() && toldBefore);
    }

    /** Those of {@code keys} that are in force. */
    List<ClaimVersion> claims(Stream<ClaimKey> keys) {
        return keys.flatMap(key -> claim(key).stream()).toList();
    }
}
