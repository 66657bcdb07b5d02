package org.claimline.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.claimline.claim.ClaimVersion;

/**
 * What is known of a town, moved forward along known time: at each moment the state and the disputes that {@link Reconciliation} makes of the
 * versions in force, for the work of what changed. One object serves one walk, by one thread.
 *
 * <p>There is no event time up to which claims count: those that tell of a later time than they are known at count too, as they do in the
 * reconciled stream. Whether an open contest has lapsed by a moment is told apart from it ({@link #lapsed}).
 */
public final class KnownCourse {
    private final List<ClaimVersion> versions;
    private final KnownFold fold;
    private final NavigableMap<Instant, List<Integer>> begins = new TreeMap<>();
    private final NavigableMap<Instant, List<Integer>> ends = new TreeMap<>();
    private final BitSet inForce = new BitSet();

    /** @param versions all versions of a town, in any order; of none anything is known yet */
    public KnownCourse(Collection<ClaimVersion> versions) {
        this(versions, KnownFold.BLOCK);
    }

    KnownCourse(Collection<ClaimVersion> versions, int block) {
        this.versions = FoldOrder.of(List.copyOf(versions));
        fold = new KnownFold(this.versions, block);
        for (int i = 0; i < this.versions.size(); i++) {
            ClaimVersion version = this.versions.get(i);
            int position = i;
            begins.computeIfAbsent(version.knownFrom(), t -> new ArrayList<>(1)).add(position);
            version.knownUntil().ifPresent(end -> ends.computeIfAbsent(end, t -> new ArrayList<>(1))
                    .add(position));
        }
    }

    /**
     * What moving on brought. Lists are in the order of the fold.
     *
     * @param ended versions that were in force and are no longer
     * @param begun versions that are in force and were not
     * @param gone  disputes that are no longer as they were, as they were
     * @param come  disputes that are as they were not, as they are; one that is as it was may be in both
     */
    public record Moved(List<ClaimVersion> ended, List<ClaimVersion> begun, List<Dispute> gone, List<Dispute> come) {
        public Moved {
            ended = List.copyOf(ended);
            begun = List.copyOf(begun);
            gone = List.copyOf(gone);
            come = List.copyOf(come);
        }
    }

    /** The next known time at which a version begins or ends; empty at the end. */
    public Optional<Instant> next() {
        if (begins.isEmpty()) {
            return ends.isEmpty() ? Optional.empty() : Optional.of(ends.firstKey());
        }
        Instant begin = begins.firstKey();
        return Optional.of(ends.isEmpty() || begin.isBefore(ends.firstKey()) ? begin : ends.firstKey());
    }

    /** Moves to what is known at {@code to}. What is in force in between only is never folded. */
    public Moved moveTo(Instant to) {
        return move(Optional.of(to), true);
    }

    /** Moves to what is known just before {@code to}. */
    public Moved moveBefore(Instant to) {
        return move(Optional.of(to), false);
    }

    /** Moves to what stands when all is known. */
    public Moved moveToEnd() {
        return move(Optional.empty(), true);
    }

    private Moved move(Optional<Instant> to, boolean inclusive) {
        BitSet begun = take(begins, to, inclusive);
        BitSet ended = take(ends, to, inclusive);
        BitSet both = (BitSet) begun.clone();
        both.and(ended);
        begun.andNot(both);
        ended.andNot(both);
        inForce.andNot(ended);
        inForce.or(begun);
        KnownFold.Change change = fold.change(told(ended), told(begun));
        return new Moved(versions(ended), versions(begun), change.gone(), change.come());
    }

    private static BitSet take(NavigableMap<Instant, List<Integer>> changes, Optional<Instant> to, boolean inclusive) {
        BitSet taken = new BitSet();
        NavigableMap<Instant, List<Integer>> due =
                to.map(t -> changes.headMap(t, inclusive)).orElse(changes);
        for (Map.Entry<Instant, List<Integer>> change : due.entrySet()) {
            change.getValue().forEach(taken::set);
        }
        due.clear();
        return taken;
    }

    /** Rejected claims are known, and take no part in the fold (rule 14). */
    private BitSet told(BitSet positions) {
        BitSet told = (BitSet) positions.clone();
        positions.stream().filter(i -> versions.get(i).isRejected()).forEach(told::clear);
        return told;
    }

    private List<ClaimVersion> versions(BitSet positions) {
        return positions.stream().mapToObj(versions::get).toList();
    }

    /** Whether nothing is in force. */
    public boolean isEmpty() {
        return inForce.isEmpty();
    }

    /** The last version in force in the order of the fold. */
    public Optional<ClaimVersion> last() {
        return isEmpty() ? Optional.empty() : Optional.of(versions.get(inForce.length() - 1));
    }

    /** Whether a version in force repeats what its origin tells (rule 16). */
    public boolean isCopy(ClaimVersion version) {
        int position = FoldOrder.positionOf(versions, version);
        return position >= 0 && fold.isCopy(position);
    }

    /** The state after all that is known. */
    public FoldState state() {
        return fold.state();
    }

    /** The dispute that is open after all that is known, as it ended where its contest has lapsed by {@code at}; empty where it has not. */
    public Optional<Dispute> lapsed(Instant at) {
        FoldState state = state();
        return state.lapsesAt()
                .filter(lapse -> !lapse.isAfter(at))
                .flatMap(lapse -> TownFold.lapse(state).closed().stream().findFirst());
    }

    /** Every dispute that is known, by opening; the open one last. */
    public List<Dispute> disputes() {
        return fold.disputes();
    }

    /** The first that is disputed, as known, at an instant of event time at which {@code dispute} was. */
    public Optional<Dispute> firstDuring(Dispute dispute) {
        return fold.firstDuring(dispute);
    }
}
