package org.claimline.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.claimline.claim.Assertion;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Extent;

/**
 * Rule 16: which tellings of an origin are copies of which. A copy has the same origin, party, assertion and extent and an
 * overlapping interval, with no word of that origin in between about another party or to the contrary; the firmest, most precise,
 * earliest known telling stands; a rumour never does. That one may be folded after its copies (a vaguer retelling is often placed
 * earlier in the day), so copies are told apart before the fold.
 */
public final class Copies {
    /** The better telling first: more than a rumour, rated, no hearsay, firm, precise, early known; then the fold's order. */
    static final Comparator<Telling> BETTER = Comparator.comparing((Telling t) -> t.firmness() == Firmness.RUMOUR)
            .thenComparing(t -> !t.isRated())
            .thenComparing(Telling::isHearsay)
            .thenComparing(Telling::firmness)
            .thenComparing(t -> t.claim().when().precision())
            .thenComparing(t -> t.claim().knownTime())
            .thenComparing(Telling.FOLD_ORDER);

    /** The farthest that estimates of intervals which overlap lie apart. */
    private static final Duration NEAR = CopyMarks.REACH.multipliedBy(2);

    private Copies() {}

    /** Whether what was told of {@code earlier} or before is no copy of what was told of {@code later} or after, nor the other way round. */
    public static boolean areApart(Instant earlier, Instant later) {
        return later.isAfter(earlier.plus(NEAR));
    }

    /** What all tellings of one statement share. */
    record Statement(String party, Assertion assertion, Extent extent) {
        static Statement of(ClaimVersion claim) {
            return new Statement(claim.subject().party(), claim.assertion(), claim.extent());
        }
    }

    /**
     * For each copy among {@code claims}, the telling that stands for it.
     *
     * @param claims versions in force of one town, in fold order, none of them rejected
     */
    public static Map<ClaimVersion, ClaimVersion> among(Collection<ClaimVersion> claims) {
        return among(claims.stream().map(Telling::of));
    }

    static Map<ClaimVersion, ClaimVersion> among(Stream<Telling> tellings) {
        Map<String, List<Telling>> byOrigin = new HashMap<>();
        tellings.forEach(telling -> byOrigin.computeIfAbsent(telling.claim().origin(), o -> new ArrayList<>())
                .add(telling));
        Map<ClaimVersion, ClaimVersion> copies = new HashMap<>();
        byOrigin.values().stream().filter(told -> told.size() > 1).forEach(told -> ofOrigin(told, copies));
        return copies;
    }

    /** {@code told}: all that one origin told of the town, in fold order. */
    private static void ofOrigin(List<Telling> told, Map<ClaimVersion, ClaimVersion> copies) {
        Map<Statement, List<Telling>> statements = new HashMap<>();
        for (Telling telling : told) {
            statements
                    .computeIfAbsent(Statement.of(telling.claim()), s -> new ArrayList<>())
                    .add(telling);
        }
        for (List<Telling> tellings : statements.values()) {
            if (tellings.size() > 1) {
                ofStatement(tellings, told, copies);
            }
        }
    }

    private static void ofStatement(
            List<Telling> tellings, List<Telling> told, Map<ClaimVersion, ClaimVersion> copies) {
        Standing stand = new Standing();
        for (Telling telling : tellings.stream().sorted(BETTER).toList()) {
            Optional<Telling> standing = stand.best(
                    telling, s -> s.overlaps(telling) && standsFor(s, telling) && !isInterrupted(s, telling, told));
            if (standing.isPresent()) {
                copies.put(telling.claim(), standing.get().claim());
            } else if (telling.firmness() != Firmness.RUMOUR) {
                stand.add(telling);
            }
        }
    }

    /** Tellings of one statement that stand, by time: what overlaps lies near. */
    private static final class Standing {
        private final NavigableMap<Instant, List<Telling>> byTime = new TreeMap<>();

        void add(Telling telling) {
            byTime.computeIfAbsent(telling.claim().when().estimate(), t -> new ArrayList<>(1))
                    .add(telling);
        }

        /** The best of those near {@code telling} that pass. */
        Optional<Telling> best(Telling telling, Predicate<Telling> passes) {
            Instant at = telling.claim().when().estimate();
            return byTime.subMap(at.minus(NEAR), true, at.plus(NEAR), true).values().stream()
                    .flatMap(List::stream)
                    .filter(passes)
                    .min(BETTER);
        }
    }

    /**
     * Whether a telling of {@code stands} may stand for {@code copy}: a side that names another's origin does not silence it. It is
     * the same voice, the origin's own, or a neutral's.
     */
    static boolean standsFor(Telling stands, Telling copy) {
        return stands.voice().side().equals(copy.voice().side())
                || stands.isFirstHand()
                || stands.voice().isNeutral();
    }

    /**
     * Whether the origin said something else of the town between the two, as firm in standing as the one that stands.
     *
     * @param told what the origin told between the two, in fold order, both among it; more may be
     */
    static boolean isInterrupted(Telling stands, Telling copy, List<Telling> told) {
        boolean standsFirst = Telling.FOLD_ORDER.compare(stands, copy) < 0;
        int from = position(told, standsFirst ? stands : copy) + 1;
        int to = position(told, standsFirst ? copy : stands);
        return told.subList(from, to).stream()
                .filter(t -> t.firmness() != Firmness.RUMOUR && (t.isRated() || !stands.isRated()))
                .filter(t -> !t.isHearsay() || stands.isHearsay())
                .anyMatch(t -> saysOtherwise(t, stands));
    }

    private static int position(List<Telling> told, Telling telling) {
        return Collections.binarySearch(told, telling, Telling.FOLD_ORDER);
    }

    private static boolean saysOtherwise(Telling between, Telling stands) {
        Reading now = between.reading();
        boolean otherParty = !between.claim().side().isNobody()
                && !between.claim().side().equals(stands.claim().side())
                && now.kind() != Reading.Kind.NOTHING;
        boolean nobody = now.kind() == Reading.Kind.NOBODY || now.kind() == Reading.Kind.UNKNOWN;
        boolean contrary = now.contradicts(stands.reading());
        return otherParty || (nobody && now.kind() != stands.reading().kind()) || contrary;
    }
}
