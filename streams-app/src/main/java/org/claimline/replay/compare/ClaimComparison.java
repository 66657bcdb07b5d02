package org.claimline.replay.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.query.ClaimId;
import org.claimline.replay.compare.Cause.ClaimDifference;
import org.claimline.replay.compare.Cause.Kind;
import org.claimline.source.report.Decision;
import org.claimline.topology.fold.TownRow;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two sides' versions of a town's claims, as they were known on each, and whose work that is. Where nothing differs, the same
 * rules make the same of both: all that a state, a timeline or a dispute depends on or shows is compared.
 */
final class ClaimComparison {
    private final String townId;
    private final Side here;
    private final Side there;
    private final Map<Kind, List<ClaimDifference>> found = new EnumMap<>(Kind.class);

    private ClaimComparison(String townId, Side here, Side there) {
        this.townId = townId;
        this.here = here;
        this.there = there;
    }

    /** By kind, and then by claim. */
    static Map<Kind, List<ClaimDifference>> find(
            String townId, Side here, List<? extends TownRow> rowsHere, Side there, List<? extends TownRow> rowsThere) {
        ClaimComparison comparison = new ClaimComparison(townId, here, there);
        NavigableMap<ClaimKey, Versions> ours = byClaim(rowsHere, here.knownAt());
        NavigableMap<ClaimKey, Versions> theirs = byClaim(rowsThere, there.knownAt());
        Set<ClaimKey> all = new TreeSet<>(ours.keySet());
        all.addAll(theirs.keySet());
        all.forEach(key -> comparison.compare(
                key, ours.getOrDefault(key, new Versions()), theirs.getOrDefault(key, new Versions())));
        return comparison.found;
    }

    /** Versions of one claim by the known time from which they are in force. */
    private static final class Versions {
        private final NavigableMap<Instant, TownRow> byTime = new TreeMap<>();
        private Instant until = Instant.MAX;

        Optional<TownRow> at(Instant from) {
            return Optional.ofNullable(byTime.get(from));
        }

        Optional<TownRow> inForceAt(Instant known) {
            return Optional.ofNullable(byTime.floorEntry(known))
                    .map(Map.Entry::getValue)
                    .filter(row -> row.isInForce(Optional.of(known)));
        }

        /** When a version ended, as far as that was known. */
        Optional<Instant> end(TownRow row) {
            return row.knownUntil().filter(end -> !end.isAfter(until));
        }
    }

    private static NavigableMap<ClaimKey, Versions> byClaim(List<? extends TownRow> rows, Instant knownAt) {
        NavigableMap<ClaimKey, Versions> all = new TreeMap<>();
        for (TownRow row : rows) {
            ClaimVersion claim = row.claim();
            if (!claim.knownFrom().isAfter(knownAt)) {
                Versions versions = all.computeIfAbsent(claim.key(), k -> new Versions());
                versions.until = knownAt;
                versions.byTime.put(claim.knownFrom(), row);
            }
        }
        return all;
    }

    private void compare(ClaimKey key, Versions ours, Versions theirs) {
        Set<Instant> times = new TreeSet<>(ours.byTime.keySet());
        times.addAll(theirs.byTime.keySet());
        for (Instant from : times) {
            Optional<TownRow> our = ours.at(from);
            Optional<TownRow> their = theirs.at(from);
            if (our.isPresent() && their.isPresent()) {
                same(our.get(), their.get(), ours, theirs);
            } else {
                our.ifPresent(row -> only(key, row, Where.HERE, theirs));
                their.ifPresent(row -> only(key, row, Where.THERE, ours));
            }
        }
    }

    private void same(TownRow our, TownRow their, Versions ours, Versions theirs) {
        fields(our, their);
        Optional<Instant> end = ours.end(our);
        Optional<Instant> otherEnd = theirs.end(their);
        boolean followed = end.flatMap(ours::at).isPresent()
                || otherEnd.flatMap(theirs::at).isPresent();
        if (!end.equals(otherEnd) && !followed) {
            ClaimKey key = our.claim().key();
            add(
                    wasDecided(key) ? Kind.DECISION : Kind.LATE_REPORTS,
                    our,
                    Where.BOTH,
                    "knownUntil",
                    end.map(Instant::toString),
                    otherEnd.map(Instant::toString));
        }
    }

    private boolean fields(TownRow our, TownRow their) {
        List<ClaimFields.Difference> differences = ClaimFields.between(our, their);
        differences.forEach(d -> add(
                d.kind(),
                our,
                Where.BOTH,
                d.field().field(),
                Optional.ofNullable(d.field().here()),
                Optional.ofNullable(d.field().there())));
        return !differences.isEmpty();
    }

    /** A version that is on one side of the town only. */
    private void only(ClaimKey key, TownRow row, Where where, Versions others) {
        Side other = where == Where.HERE ? there : here;
        Instant from = row.claim().knownFrom();
        Optional<String> elsewhere = other.whereabouts().of(key, from).filter(place -> !place.equals(townId));
        if (elsewhere.isPresent()) {
            Optional<String> town = Optional.of(townId);
            boolean isHere = where == Where.HERE;
            add(Kind.REGISTER, row, where, "place", isHere ? town : elsewhere, isHere ? elsewhere : town);
            return;
        }
        boolean told = others.inForceAt(from)
                .filter(o -> o.claim().knownTime().equals(row.claim().knownTime()))
                .map(o -> where == Where.HERE ? fields(row, o) : fields(o, row))
                .orElse(false);
        if (!told) {
            Kind kind = wasDecided(key) ? Kind.DECISION : Kind.LATE_REPORTS;
            add(kind, row, where, null, Optional.empty(), Optional.empty());
        }
    }

    /** Whether the desk decided otherwise about the claim on one side, where that leaves no mark: it holds it back, or released it. */
    private boolean wasDecided(ClaimKey key) {
        return !decisions(here, key).equals(decisions(there, key));
    }

    private static Set<Decision> decisions(Side side, ClaimKey key) {
        Set<Decision> counting = new HashSet<>();
        for (Decision decision : side.decisions().apply(key)) {
            boolean holds = decision.kind() == Decision.Kind.HOLD
                    || decision.kind() == Decision.Kind.RELEASE
                    || decision.kind() == Decision.Kind.UNDO;
            if (holds && !decision.at().isAfter(side.knownAt())) {
                counting.add(decision);
            }
        }
        return counting;
    }

    private void add(
            Kind kind,
            TownRow row,
            Where where,
            @Nullable String field,
            Optional<String> ours,
            Optional<String> theirs) {
        ClaimDifference difference = new ClaimDifference(
                ClaimId.of(row.claim().key()), row.sourceName(), where, field, ours.orElse(null), theirs.orElse(null));
        List<ClaimDifference> all = found.computeIfAbsent(kind, k -> new ArrayList<>());
        if (!all.contains(difference)) {
            all.add(difference);
        }
    }
}
