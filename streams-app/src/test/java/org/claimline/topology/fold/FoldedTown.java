package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.claimline.avro.ClaimEvent;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Copies;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.Fate;
import org.claimline.reconcile.PlainWithdrawals;
import org.claimline.reconcile.Reconciliation;
import org.claimline.reconcile.SetAside;
import org.claimline.topology.fold.TownUpdate.Disputed;

/** The incremental fold over stores in memory, and what the core makes of the same versions all at once. */
final class FoldedTown {
    private static final long RECORDED = 1_733_000_000_000L;

    final MapStore claims = new MapStore();
    final MapStore index = new MapStore();
    final MapStore heads = new MapStore();
    final String town;
    private final int segment;
    private final int budget;
    private final int partBytes;
    private IncrementalFold fold;
    private final Map<String, Disputed> disputes = new HashMap<>();
    private Optional<TownUpdate> latest = Optional.empty();

    FoldedTown(String town, int segment) {
        this(town, segment, Budget.ROWS);
    }

    FoldedTown(String town, int segment, int budget) {
        this(town, segment, budget, DividedStore.PART_BYTES);
    }

    /** @param partBytes of what the stores keep in one piece */
    FoldedTown(String town, int segment, int budget, int partBytes) {
        this.town = town;
        this.segment = segment;
        this.budget = budget;
        this.partBytes = partBytes;
        fold = begin();
    }

    private IncrementalFold begin() {
        return new IncrementalFold(
                claims,
                new DividedStore(index, partBytes),
                new DividedStore(heads, partBytes),
                segment,
                budget,
                new TownWrites());
    }

    /** Goes on with what the stores have, as after a restart. */
    void restart() {
        fold = begin();
    }

    Optional<TownUpdate> apply(ClaimEvent event) {
        Optional<TownUpdate> update = fold.apply(event, RECORDED);
        update.ifPresent(this::take);
        return update;
    }

    /** Whether events have left something to be found. */
    boolean isUnsettled() {
        return !fold.unsettled().isEmpty();
    }

    /** Finds what events have left. */
    void settle() {
        settle(() -> true);
        assertThat(fold.unsettled()).isEmpty();
    }

    /** What a status reads of it: whether the town is still being settled. */
    boolean isMarked() {
        return new UnsettledReader(index).count() > 0;
    }

    /** Whether all was found of it, and it is marked still. */
    boolean isMarkedThoughSettled() {
        return fold.settled().contains(town);
    }

    /** Removes the mark of what was found. */
    void unmark() {
        fold.unmark(town);
    }

    Optional<TownUpdate> settle(BooleanSupplier goesOn) {
        Optional<TownUpdate> update = fold.settle(town, goesOn).map(IncrementalFold.Settled::update);
        update.ifPresent(this::take);
        return update;
    }

    private void take(TownUpdate update) {
        update.changed().forEach(d -> disputes.put(d.dispute().id(), d));
        update.removed().forEach(id -> assertThat(disputes.remove(id))
                .as("a removed dispute was known")
                .isNotNull());
        latest = Optional.of(update);
    }

    TownUpdate latest() {
        return latest.orElseThrow();
    }

    Map<String, Disputed> disputes() {
        return disputes;
    }

    List<ClaimRow> rows() {
        List<ClaimRow> all = new ArrayList<>();
        try (ClaimRows.Rows found = ClaimRows.read(claims).ofTown(town)) {
            found.forEachRemaining(all::add);
        }
        return all;
    }

    /** Everything kept is what the core makes of all versions. */
    void verify() {
        List<ClaimVersion> versions = rows().stream().map(ClaimRow::claim).toList();
        if (latest.isEmpty()) {
            assertThat(versions).isEmpty();
            return;
        }
        Account account = Reconciliation.of(versions);
        List<ClaimVersion> standing =
                versions.stream().filter(ClaimVersion::stands).toList();
        assertThat(copies(rows())).as("copies").isEqualTo(copiesByTheCore(versions));
        assertThat(latest().state().equals(account.state()))
                .as("state of %s", keys(versions))
                .isTrue();
        assertThat(latest().claims()).as("claims").isEqualTo(standing.size());
        if (areDistinct(standing)) {
            assertThat(latest().setAside()).as("set aside").isEqualTo(setAside(account));
            Map<String, Disputed> expected = disputes(account, versions);
            assertThat(told(disputes)).as("disputes, in short").isEqualTo(told(expected));
            assertThat(disputes.equals(expected)).as("disputes").isTrue();
        }
    }

    private static Set<String> told(Map<String, Disputed> disputes) {
        return disputes.values().stream()
                .map(d -> d.dispute().id() + " " + d.dispute().state() + " "
                        + d.dispute().openedAt() + " to "
                        + d.dispute().closedAt() + " by " + d.dispute().closedBy() + " lapses " + d.lapsesAt()
                        + " claims "
                        + d.dispute().claims().stream()
                                .map(t -> t.claim().key() + " " + t.role() + " until "
                                        + t.claim().knownUntil())
                                .toList())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> copies(List<ClaimRow> rows) {
        return keys(rows.stream()
                .filter(row -> row.isTold() && row.copy())
                .map(ClaimRow::claim)
                .toList());
    }

    private static Set<String> copiesByTheCore(List<ClaimVersion> versions) {
        List<ClaimVersion> told = versions.stream()
                .filter(v -> v.stands() && !v.isRejected())
                .sorted(ClaimVersion.FOLD_ORDER)
                .toList();
        return keys(Copies.among(told).keySet());
    }

    private static Set<String> keys(Collection<ClaimVersion> versions) {
        return versions.stream()
                .map(v ->
                        v.key() + " at " + v.when().estimate() + " known " + v.knownFrom() + " until " + v.knownUntil())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A claim has one version that stands, but for the moment in which one follows another. */
    private static boolean areDistinct(List<ClaimVersion> standing) {
        Set<ClaimKey> keys = new HashSet<>();
        return standing.stream().allMatch(v -> keys.add(v.key()));
    }

    private static Map<SetAside, Integer> setAside(Account account) {
        Map<SetAside, Integer> counts = new HashMap<>();
        account.fates().values().stream()
                .map(Fate::reason)
                .flatMap(Optional::stream)
                .forEach(reason -> counts.merge(reason, 1, Integer::sum));
        return counts;
    }

    private static Map<String, Disputed> disputes(Account account, List<ClaimVersion> versions) {
        Map<String, Disputed> all = new HashMap<>();
        PlainWithdrawals.of(versions, Optional.empty()).forEach(d -> all.put(d.id(), Disputed.ended(Undone.kept(d))));
        account.disputes().stream().filter(d -> !d.isOpen()).forEach(d -> all.put(d.id(), Disputed.ended(d)));
        Disputed.open(account.state()).ifPresent(d -> all.put(d.dispute().id(), d));
        return all;
    }

    int checkpoints() {
        List<Checkpoint> all = new ArrayList<>();
        try (TownIndex.Checkpoints found = new TownIndex(new DividedStore(index, partBytes)).checkpoints(town)) {
            for (Optional<Checkpoint> c = found.next(); c.isPresent(); c = found.next()) {
                all.add(c.get());
            }
        }
        return all.size();
    }

    static boolean isWithdrawn(Disputed disputed) {
        return disputed.dispute().state() == Dispute.State.WITHDRAWN;
    }
}
