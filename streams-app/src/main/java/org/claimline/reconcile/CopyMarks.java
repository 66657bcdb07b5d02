package org.claimline.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.claimline.claim.ClaimVersion;

/**
 * Keeps the marks of {@link Copies} right while claims of one origin come and go, without looking at all it ever told. Whether a telling
 * is a copy depends only on better tellings of the same statement that overlap it and stand, and on what the origin said in between. So
 * a change is followed from the better to the worse: a telling is judged again where one that it depends on began or ceased to stand.
 *
 * <p>Rests on intervals that reach no more than {@link #REACH} from their estimate, as every {@link org.claimline.claim.Precision}
 * gives them.
 */
public final class CopyMarks {
    /** The farthest that an interval reaches from its estimate: a day told as such. */
    public static final Duration REACH = Duration.ofDays(1);

    private final Told told;
    private final Set<ClaimVersion> added = new TreeSet<>(ClaimVersion.FOLD_ORDER);
    private final Map<ClaimVersion, Boolean> changed = new TreeMap<>(ClaimVersion.FOLD_ORDER);
    private final TreeSet<Telling> open = new TreeSet<>(Copies.BETTER);

    /** What one origin told of the town after the change: versions in force, none rejected. */
    public interface Told {
        /** Those whose estimates lie within, bounds included, in fold order. */
        List<ClaimVersion> between(Instant from, Instant to);

        /** Those that overlap {@code claim} and make the same statement; others may be among them, and {@code claim} itself. */
        List<ClaimVersion> alike(ClaimVersion claim);

        /** The mark that {@code version} had before the change. */
        boolean wasCopy(ClaimVersion version);
    }

    private CopyMarks(Told told, Collection<ClaimVersion> added) {
        this.told = told;
        this.added.addAll(added);
    }

    /**
     * The marks that a change brings.
     *
     * @param removed versions that are no longer told
     * @param added   versions that were not told before
     * @return whether it is a copy now: for each version added, and for each other one whose mark is another than before
     */
    public static Map<ClaimVersion, Boolean> after(
            Told told, Collection<ClaimVersion> removed, Collection<ClaimVersion> added) {
        CopyMarks marks = new CopyMarks(told, added);
        for (ClaimVersion version : removed) {
            Telling gone = Telling.of(version);
            if (!told.wasCopy(version)) {
                marks.openWorseThan(gone);
            }
            marks.openAround(gone);
        }
        for (ClaimVersion version : added) {
            Telling come = Telling.of(version);
            marks.open.add(come);
            marks.openAround(come);
        }
        marks.close();
        return marks.changed;
    }

    private void close() {
        for (Telling next = open.pollFirst(); next != null; next = open.pollFirst()) {
            boolean copy = isCopyNow(next);
            boolean isNew = added.contains(next.claim());
            if (isNew || copy != told.wasCopy(next.claim())) {
                changed.put(next.claim(), copy);
                if (!isNew || !copy) {
                    openWorseThan(next);
                }
            }
        }
    }

    private boolean isCopyNow(Telling telling) {
        return sameStatement(telling).stream()
                .filter(s -> Copies.BETTER.compare(s, telling) < 0 && Copies.standsFor(s, telling))
                .anyMatch(s -> stands(s) && !Copies.isInterrupted(s, telling, toldBetween(s, telling)));
    }

    private boolean stands(Telling telling) {
        Boolean copy = changed.get(telling.claim());
        boolean marked = copy == null ? told.wasCopy(telling.claim()) : copy;
        return !marked && telling.firmness() != Firmness.RUMOUR;
    }

    private void openWorseThan(Telling telling) {
        sameStatement(telling).stream()
                .filter(t -> Copies.BETTER.compare(telling, t) < 0)
                .forEach(open::add);
    }

    /** Pairs between which {@code between} is, or was, said: it may interrupt them. */
    private void openAround(Telling between) {
        Instant at = between.claim().when().estimate();
        List<Telling> after = tellings(at, at.plus(REACH).plus(REACH)).stream()
                .filter(t -> Telling.FOLD_ORDER.compare(t, between) > 0)
                .toList();
        if (after.isEmpty()) {
            return;
        }
        List<Telling> before = tellings(at.minus(REACH).minus(REACH), at).stream()
                .filter(t -> Telling.FOLD_ORDER.compare(t, between) < 0)
                .toList();
        for (Telling one : before) {
            for (Telling other : after) {
                if (isSameStatement(one, other) && one.overlaps(other)) {
                    open.add(Copies.BETTER.compare(one, other) < 0 ? other : one);
                }
            }
        }
    }

    /** The tellings of the same statement that overlap {@code telling}, itself among them. */
    private List<Telling> sameStatement(Telling telling) {
        return told.alike(telling.claim()).stream()
                .map(Telling::of)
                .filter(t -> isSameStatement(t, telling) && t.overlaps(telling))
                .toList();
    }

    private List<Telling> toldBetween(Telling one, Telling other) {
        Instant a = one.claim().when().estimate();
        Instant b = other.claim().when().estimate();
        return a.isBefore(b) ? tellings(a, b) : tellings(b, a);
    }

    private List<Telling> tellings(Instant from, Instant to) {
        return told.between(from, to).stream().map(Telling::of).toList();
    }

    private static boolean isSameStatement(Telling one, Telling other) {
        return Copies.Statement.of(one.claim()).equals(Copies.Statement.of(other.claim()));
    }
}
