package org.claimline.reconcile;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;

/** What {@link Withdrawals} must say, in as few words as it can be said: the whole town is folded before and after each correction. */
public final class PlainWithdrawals {
    private PlainWithdrawals() {}

    /** As {@link Reconciliation#withdrawn(Collection, Optional)} must have it. */
    public static List<Dispute> of(Collection<ClaimVersion> versions, Optional<Instant> knownAt) {
        Map<String, Dispute> withdrawn = new HashMap<>();
        byCorrection(versions).forEach((at, undone) -> {
            if (knownAt.filter(at::isAfter).isEmpty()) {
                undone.forEach(d -> withdrawn.putIfAbsent(d.id(), d));
            }
        });
        Reconciliation.summary(versions, Optional.empty(), knownAt).disputes().forEach(d -> withdrawn.remove(d.id()));
        return withdrawn.values().stream()
                .sorted(Comparator.comparing(Dispute::openedAt).thenComparing(Dispute::id))
                .toList();
    }

    static NavigableMap<Instant, List<Dispute>> byCorrection(Collection<ClaimVersion> versions) {
        TreeSet<Instant> corrections = new TreeSet<>();
        versions.forEach(v -> v.knownUntil().ifPresent(corrections::add));
        NavigableMap<Instant, List<Dispute>> all = new TreeMap<>();
        corrections.forEach(at -> all.put(at, undoneAt(versions, at)));
        return all;
    }

    private static List<Dispute> undoneAt(Collection<ClaimVersion> versions, Instant at) {
        List<Dispute> after = disputesAsKnownAt(versions, at);
        ClaimKey correction = versions.stream()
                .filter(v -> v.knownUntil().filter(at::equals).isPresent())
                .map(ClaimVersion::key)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return disputesAsKnownAt(versions, at.minusNanos(1)).stream()
                .filter(d -> after.stream().noneMatch(d::overlaps))
                .map(d -> d.withdrawn(at, correction))
                .toList();
    }

    private static List<Dispute> disputesAsKnownAt(Collection<ClaimVersion> versions, Instant known) {
        return Reconciliation.summary(versions, Optional.empty(), Optional.of(known))
                .disputes();
    }
}
