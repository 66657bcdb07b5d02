package org.claimline.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.claimline.claim.ClaimVersion;

/** What one origin tells of a town as it is known, by position in the order of the fold, while versions come and go. */
final class KnownOrigin implements CopyMarks.Told {
    private final List<ClaimVersion> versions;
    private final BitSet copies;
    private final NavigableSet<Integer> told = new TreeSet<>();
    private final List<ClaimVersion> removed = new ArrayList<>();
    private final List<ClaimVersion> added = new ArrayList<>();

    /**
     * @param versions of the town, in fold order
     * @param copies   positions of those marked as copies; only read
     */
    KnownOrigin(List<ClaimVersion> versions, BitSet copies) {
        this.versions = versions;
        this.copies = copies;
    }

    void ends(int position) {
        told.remove(position);
        removed.add(versions.get(position));
    }

    void begins(int position) {
        told.add(position);
        added.add(versions.get(position));
    }

    /** The marks that what began and ended since last asked brings, by position; some may be as they were. */
    Map<Integer, Boolean> marks() {
        Map<Integer, Boolean> marks = new HashMap<>();
        if (told.size() == added.size()) {
            Map<ClaimVersion, ClaimVersion> all =
                    Copies.among(told.stream().map(versions::get).toList());
            told.forEach(position -> marks.put(position, all.containsKey(versions.get(position))));
        } else {
            CopyMarks.after(this, removed, added)
                    .forEach((version, copy) -> marks.put(FoldOrder.positionOf(versions, version), copy));
        }
        removed.clear();
        added.clear();
        return marks;
    }

    @Override
    public List<ClaimVersion> between(Instant from, Instant to) {
        int first = FoldOrder.firstAt(versions, from);
        int end = FoldOrder.firstAt(versions, to.plusNanos(1));
        return told.subSet(first, end).stream().map(versions::get).toList();
    }

    @Override
    public List<ClaimVersion> alike(ClaimVersion claim) {
        Copies.Statement statement = Copies.Statement.of(claim);
        return between(
                        claim.when().earliest().minus(CopyMarks.REACH),
                        claim.when().latest().plus(CopyMarks.REACH))
                .stream()
                .filter(other -> Copies.Statement.of(other).equals(statement))
                .toList();
    }

    @Override
    public boolean wasCopy(ClaimVersion version) {
        return copies.get(FoldOrder.positionOf(versions, version));
    }
}
