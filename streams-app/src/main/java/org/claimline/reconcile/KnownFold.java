package org.claimline.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.claimline.claim.ClaimVersion;

/**
 * The fold of a town as it is known, moved along known time: versions come into force and go out of it, and only what that changes is folded
 * again. All versions lie in blocks of so many in the order of the fold; after each block that has any in force the state is kept. A change is
 * folded on from its block to the block after which the state is again the one that was kept.
 */
final class KnownFold {
    static final int BLOCK = 64;

    private final List<ClaimVersion> versions;
    private final int size;
    private final BitSet inForce = new BitSet();
    private final BitSet copies = new BitSet();
    private final BitSet changed = new BitSet();
    private final Map<String, KnownOrigin> origins = new HashMap<>();
    private final NavigableMap<Integer, Block> blocks = new TreeMap<>();
    private final NavigableSet<Integer> closing = new TreeSet<>();

    /**
     * What was made of the versions in force of one block.
     *
     * @param state  after the last of them
     * @param closed disputes that ended in it
     * @param last   position of the last of them
     */
    private record Block(FoldState state, List<Dispute> closed, int last) {}

    /**
     * What a change brought, in the order of the fold. A dispute that another claim is the first to show as lapsed is in both.
     *
     * @param gone the disputes that are no longer as they were, as they were
     * @param come those that are as they were not, as they are
     */
    record Change(List<Dispute> gone, List<Dispute> come) {}

    /**
     * @param versions all that will ever be in force, in fold order, none rejected; none is in force yet
     * @param size     of a block
     */
    KnownFold(List<ClaimVersion> versions, int size) {
        this.versions = versions;
        this.size = size;
    }

    /**
     * Moves on in known time.
     *
     * @param ends   positions of versions that are no longer in force
     * @param begins positions of those that are now
     */
    Change change(BitSet ends, BitSet begins) {
        Optional<Dispute> openBefore = open();
        inForce.andNot(ends);
        inForce.or(begins);
        changed.or(ends);
        changed.or(begins);
        mark(ends, begins);
        Change change = new Change(new ArrayList<>(), new ArrayList<>());
        for (int next = changed.nextSetBit(0); next >= 0; next = changed.nextSetBit(0)) {
            refold(next / size, change);
        }
        Optional<Dispute> openNow = open();
        if (!openBefore.equals(openNow)) {
            openBefore.ifPresent(change.gone::add);
            openNow.ifPresent(change.come::add);
        }
        return change;
    }

    /** Brings the marks of copies up to date; a version whose mark changes has changed. */
    private void mark(BitSet ends, BitSet begins) {
        Map<String, KnownOrigin> concerned = new HashMap<>();
        ends.stream().forEach(i -> concerned
                .computeIfAbsent(versions.get(i).origin(), this::origin)
                .ends(i));
        begins.stream().forEach(i -> concerned
                .computeIfAbsent(versions.get(i).origin(), this::origin)
                .begins(i));
        concerned.values().forEach(origin -> origin.marks().forEach((version, copy) -> {
            if (copies.get(version) != copy) {
                copies.set(version, copy);
                changed.set(version);
            }
        }));
    }

    private KnownOrigin origin(String id) {
        return origins.computeIfAbsent(id, o -> new KnownOrigin(versions, copies));
    }

    /** Folds again from a block on to where the state is as it was, or to the end. */
    private void refold(int first, Change change) {
        Map.Entry<Integer, Block> earlier = blocks.lowerEntry(first);
        FoldState before =
                earlier == null ? FoldState.EMPTY : earlier.getValue().state();
        FoldState now = before;
        int block = first;
        while (block >= 0) {
            Optional<Block> old = Optional.ofNullable(blocks.get(block));
            boolean goesOn =
                    now.equals(before) && old.filter(this::isOnlyAddedTo).isPresent();
            Optional<Block> folded = goesOn
                    ? fold(
                            block,
                            old.get().state(),
                            old.get().closed(),
                            old.get().last() + 1)
                    : fold(block, now, List.of(), block * size);
            List<Dispute> closed = folded.map(Block::closed).orElse(List.of());
            List<Dispute> closedBefore = old.map(Block::closed).orElse(List.of());
            closedBefore.stream().filter(d -> !closed.contains(d)).forEach(change.gone::add);
            closed.stream().filter(d -> !closedBefore.contains(d)).forEach(change.come::add);
            keep(block, folded);
            changed.clear(0, (block + 1) * size);
            before = old.map(Block::state).orElse(before);
            now = folded.map(Block::state).orElse(now);
            block = now.equals(before) ? -1 : next(block);
        }
    }

    /** Whether nothing changed in it but what comes after all that was in force in it; what lies before it is folded already. */
    private boolean isOnlyAddedTo(Block block) {
        return changed.nextSetBit(0) > block.last();
    }

    private Optional<Block> fold(int block, FoldState from, List<Dispute> closedBefore, int first) {
        FoldState state = from;
        List<Dispute> closed = new ArrayList<>(closedBefore);
        int last = first - 1;
        int end = (block + 1) * size;
        for (int i = inForce.nextSetBit(first); i >= 0 && i < end; i = inForce.nextSetBit(i + 1)) {
            if (!copies.get(i)) {
                Step step = TownFold.apply(state, versions.get(i));
                state = step.state();
                closed.addAll(step.closed());
            }
            last = i;
        }
        return last < block * size ? Optional.empty() : Optional.of(new Block(state, List.copyOf(closed), last));
    }

    private void keep(int block, Optional<Block> folded) {
        folded.ifPresentOrElse(b -> blocks.put(block, b), () -> blocks.remove(block));
        if (folded.filter(b -> !b.closed().isEmpty()).isPresent()) {
            closing.add(block);
        } else {
            closing.remove(block);
        }
    }

    /** The next block that had anything in force, or one before it that has now; -1 where the rest begins anew. */
    private int next(int block) {
        Integer kept = blocks.higherKey(block);
        if (kept == null) {
            return -1;
        }
        return changed.isEmpty() ? kept : Math.min(kept, changed.nextSetBit(0) / size);
    }

    /** The state after all versions in force. */
    FoldState state() {
        Map.Entry<Integer, Block> last = blocks.lastEntry();
        return last == null ? FoldState.EMPTY : last.getValue().state();
    }

    /** The dispute that is open after all versions in force. */
    Optional<Dispute> open() {
        return state().dispute();
    }

    /** Whether the version at that position repeats what its origin tells. */
    boolean isCopy(int position) {
        return copies.get(position);
    }

    /** Every dispute, by opening; the open one last. */
    List<Dispute> disputes() {
        List<Dispute> all = new ArrayList<>();
        closing.forEach(block -> all.addAll(closedIn(block)));
        open().ifPresent(all::add);
        return all;
    }

    /**
     * The first that is disputed at an instant at which {@code dispute} was. Disputes follow one another, and one ends no later than
     * the claim that it ends with was told to have happened; so those that end before {@code dispute} opens need not be looked at.
     */
    Optional<Dispute> firstDuring(Dispute dispute) {
        for (int block : closing.tailSet(firstAt(dispute.openedAt()) / size)) {
            List<Dispute> closed = closedIn(block);
            Optional<Dispute> first = closed.stream().filter(dispute::overlaps).findFirst();
            if (first.isPresent()) {
                return first;
            }
            Instant lastOpened = closed.get(closed.size() - 1).openedAt();
            if (dispute.closedAt().filter(lastOpened::isAfter).isPresent()) {
                return Optional.empty();
            }
        }
        return open().filter(dispute::overlaps);
    }

    private List<Dispute> closedIn(int block) {
        return java.util.Objects.requireNonNull(blocks.get(block)).closed();
    }

    private int firstAt(Instant time) {
        return FoldOrder.firstAt(versions, time);
    }
}
