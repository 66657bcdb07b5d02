package org.claimline.topology.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.CopyMarks;

/**
 * What one origin told of a town. What is told around the time that a change is about is looked up once; rows are read only where their
 * words are needed.
 */
final class OriginClaims implements CopyMarks.Told {
    /** So far from a claim are all claims that can overlap it. */
    private static final Duration NEAR = CopyMarks.REACH.multipliedBy(2);

    private final ClaimRows rows;
    private final TownIndex index;
    private final String town;
    private final String origin;
    private final Map<ClaimVersion, Boolean> copies = new TreeMap<>(ClaimVersion.FOLD_ORDER);
    private Optional<Window> window = Optional.empty();

    private record Window(Instant from, Instant to, List<TownIndex.Told> told) {
        boolean covers(Instant first, Instant last) {
            return !first.isBefore(from) && !last.isAfter(to);
        }
    }

    OriginClaims(ClaimRows rows, TownIndex index, String town, String origin) {
        this.rows = rows;
        this.index = index;
        this.town = town;
        this.origin = origin;
    }

    /** Looks ahead at what is told around {@code at}. */
    OriginClaims around(Instant at) {
        window = Optional.of(look(at.minus(NEAR), at.plus(NEAR)));
        return this;
    }

    /** A version that is no longer in the store, with the mark that it had. */
    OriginClaims knowing(ClaimVersion gone, boolean copy) {
        copies.put(gone, copy);
        return this;
    }

    @Override
    public List<ClaimVersion> between(Instant from, Instant to) {
        return read(from, to, told -> told.isWithin(from, to));
    }

    @Override
    public List<ClaimVersion> alike(ClaimVersion claim) {
        Instant from = claim.when().earliest().minus(CopyMarks.REACH);
        Instant to = claim.when().latest().plus(CopyMarks.REACH);
        return read(from, to, told -> told.isAlike(claim));
    }

    @Override
    public boolean wasCopy(ClaimVersion version) {
        return copies.getOrDefault(version, false);
    }

    private List<ClaimVersion> read(Instant from, Instant to, Predicate<TownIndex.Told> which) {
        Window found = window.filter(w -> w.covers(from, to)).orElseGet(() -> look(from, to));
        return found.told().stream()
                .filter(which)
                .map(told -> rows.get(told.row()).orElseThrow())
                .map(this::remembered)
                .toList();
    }

    private ClaimVersion remembered(ClaimRow row) {
        copies.putIfAbsent(row.claim(), row.copy());
        return row.claim();
    }

    private Window look(Instant from, Instant to) {
        return new Window(from, to, index.toldBy(town, origin, from, to));
    }
}
