package org.claimline.topology.fold;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.CopyMarks;

/**
 * What an origin told as known before a correction, on top of what it tells now.
 *
 * @param added   told only before
 * @param removed told only now
 */
record ToldBefore(CopyMarks.Told now, List<ClaimVersion> added, List<ClaimVersion> removed) implements CopyMarks.Told {

    @Override
    public List<ClaimVersion> between(Instant from, Instant to) {
        Stream<ClaimVersion> back = added.stream()
                .filter(c -> !c.when().estimate().isBefore(from))
                .filter(c -> !c.when().estimate().isAfter(to));
        return asBefore(now.between(from, to), back);
    }

    @Override
    public List<ClaimVersion> alike(ClaimVersion claim) {
        return asBefore(now.alike(claim), added.stream());
    }

    private List<ClaimVersion> asBefore(List<ClaimVersion> told, Stream<ClaimVersion> back) {
        return Stream.concat(told.stream().filter(c -> !removed.contains(c)), back)
                .sorted(ClaimVersion.FOLD_ORDER)
                .toList();
    }

    @Override
    public boolean wasCopy(ClaimVersion version) {
        return now.wasCopy(version);
    }
}
