package org.claimline.topology.fold;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.CopyMarks;

/** What an origin told as known at another time, on top of what it tells now. */
final class ToldBefore implements CopyMarks.Told {
    private final CopyMarks.Told now;
    private final NavigableSet<ClaimVersion> added = new TreeSet<>(ClaimVersion.FOLD_ORDER);
    private final NavigableSet<ClaimVersion> removed = new TreeSet<>(ClaimVersion.FOLD_ORDER);

    /**
     * @param now     what is told now
     * @param added   told only then
     * @param removed told only now
     */
    ToldBefore(CopyMarks.Told now, Collection<ClaimVersion> added, Collection<ClaimVersion> removed) {
        this.now = now;
        this.added.addAll(added);
        this.removed.addAll(removed);
    }

    @Override
    public List<ClaimVersion> between(Instant from, Instant to) {
        Stream<ClaimVersion> back = added.stream()
                .filter(c -> !c.when().estimate().isBefore(from))
                .filter(c -> !c.when().estimate().isAfter(to));
        return asThen(now.between(from, to), back);
    }

    @Override
    public List<ClaimVersion> alike(ClaimVersion claim) {
        return asThen(now.alike(claim), added.stream());
    }

    private List<ClaimVersion> asThen(List<ClaimVersion> told, Stream<ClaimVersion> back) {
        List<ClaimVersion> kept =
                told.stream().filter(c -> !removed.contains(c)).toList();
        return added.isEmpty()
                ? kept
                : Stream.concat(kept.stream(), back)
                        .sorted(ClaimVersion.FOLD_ORDER)
                        .toList();
    }

    @Override
    public boolean wasCopy(ClaimVersion version) {
        return now.wasCopy(version);
    }
}
