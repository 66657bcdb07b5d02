package org.claimline.topology.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.CopyMarks;

/** What one origin told of a town, read from the stores once around the time that a change is about. */
final class OriginClaims implements CopyMarks.Told {
    /** So far from a claim its copies, and what could come between them, are found without reading again. */
    private static final Duration NEAR = CopyMarks.REACH.multipliedBy(3);

    private final ClaimRows rows;
    private final TownIndex index;
    private final String town;
    private final String origin;
    private final Map<ClaimVersion, Boolean> copies = new HashMap<>();
    private Optional<Window> window = Optional.empty();

    private record Window(Instant from, Instant to, List<ClaimVersion> claims) {
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

    /** Reads ahead what is told around {@code at}. */
    OriginClaims around(Instant at) {
        window = Optional.of(read(at.minus(NEAR), at.plus(NEAR)));
        return this;
    }

    /** A version that is no longer in the store, with the mark that it had. */
    OriginClaims knowing(ClaimVersion gone, boolean copy) {
        copies.put(gone, copy);
        return this;
    }

    @Override
    public List<ClaimVersion> between(Instant from, Instant to) {
        Window found = window.filter(w -> w.covers(from, to)).orElseGet(() -> read(from, to));
        return found.claims().stream()
                .filter(c -> !c.when().estimate().isBefore(from))
                .filter(c -> !c.when().estimate().isAfter(to))
                .toList();
    }

    @Override
    public boolean wasCopy(ClaimVersion version) {
        return copies.getOrDefault(version, false);
    }

    private Window read(Instant from, Instant to) {
        List<ClaimVersion> claims = new ArrayList<>();
        for (byte[] key : index.rowsOfOrigin(town, origin, from, to)) {
            rows.get(key).ifPresent(row -> {
                claims.add(row.claim());
                copies.putIfAbsent(row.claim(), row.copy());
            });
        }
        return new Window(from, to, claims);
    }
}
