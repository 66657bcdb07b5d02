package org.claimline.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;

/**
 * Answers about one town from its claim versions: the state now, as of an event time, as known at a known time, or both. A pure
 * function of the set of versions; their order of arrival cannot matter, for they are sorted here.
 */
public final class Reconciliation {
    private Reconciliation() {}

    /** The account of the versions that stand now, over all event time. */
    public static Account of(Collection<ClaimVersion> versions) {
        return of(versions, Optional.empty(), Optional.empty());
    }

    /**
     * The account as of {@code at}, from what was known at {@code knownAt}.
     *
     * @param at      event time up to which claims are folded, inclusive; empty for all
     * @param knownAt known time at which versions must be in force; empty for those that stand now
     */
    public static Account of(Collection<ClaimVersion> versions, Optional<Instant> at, Optional<Instant> knownAt) {
        return account(inForce(versions, knownAt), at);
    }

    /** The same without how it came about; for many towns at once. */
    public static Summary summary(Collection<ClaimVersion> versions, Optional<Instant> at, Optional<Instant> knownAt) {
        return summary(inForce(versions, knownAt), at);
    }

    private static Summary summary(List<ClaimVersion> inForce, Optional<Instant> at) {
        Sum sum = new Sum();
        fold(inForce, at, sum);
        return sum.summary(at);
    }

    private static List<ClaimVersion> inForce(Collection<ClaimVersion> versions, Optional<Instant> knownAt) {
        List<ClaimVersion> inForce = versions.stream()
                .filter(v -> knownAt.map(v::knownAt).orElseGet(v::stands))
                .toList();
        return FoldOrder.of(inForce);
    }

    private static Account account(List<ClaimVersion> inForce, Optional<Instant> at) {
        Ledger ledger = new Ledger();
        fold(inForce, at, ledger);
        return ledger.account(at);
    }

    private static void fold(List<ClaimVersion> inForce, Optional<Instant> at, Pass pass) {
        List<Telling> tellings = inForce.stream().map(Telling::of).toList();
        Map<ClaimVersion, ClaimVersion> copies =
                Copies.among(tellings.stream().filter(t -> !t.claim().isRejected()));
        for (Telling telling : tellings) {
            ClaimVersion version = telling.claim();
            if (at.isPresent() && version.when().estimate().isAfter(at.get())) {
                break;
            }
            ClaimVersion original = copies.get(version);
            if (version.isRejected()) {
                pass.setAside(version, SetAside.DESK, Optional.empty());
            } else if (original != null) {
                pass.setAside(version, SetAside.COPY, Optional.of(original.key()));
            } else {
                pass.fold(telling);
            }
        }
    }

    /** The disputes that corrections undid, as of now; see {@link #withdrawn(Collection, Optional)}. */
    public static List<Dispute> withdrawn(Collection<ClaimVersion> versions) {
        return withdrawn(versions, Optional.empty());
    }

    /**
     * The disputes that corrections undid: open as known just before a version ended, and without any that overlaps it just after.
     * Each is WITHDRAWN at that known time and is open in no state known later; one that a later correction brought back is not here.
     *
     * @param knownAt known time up to which corrections count; empty for all
     */
    public static List<Dispute> withdrawn(Collection<ClaimVersion> versions, Optional<Instant> knownAt) {
        return Withdrawals.of(versions, knownAt);
    }

    /** One run of the fold over a town's claims. */
    private interface Pass {
        void fold(Telling telling);

        void setAside(ClaimVersion version, SetAside reason, Optional<ClaimKey> by);
    }

    /** Keeps only where it stands and what was disputed. */
    private static final class Sum implements Pass {
        private FoldState state = FoldState.EMPTY;
        private final List<Dispute> disputes = new ArrayList<>();

        @Override
        public void fold(Telling telling) {
            take(TownFold.apply(state, telling));
        }

        @Override
        public void setAside(ClaimVersion version, SetAside reason, Optional<ClaimKey> by) {}

        private void take(Step step) {
            state = step.state();
            disputes.addAll(step.closed());
        }

        Summary summary(Optional<Instant> at) {
            if (at.flatMap(t -> state.lapsesAt().filter(l -> !l.isAfter(t))).isPresent()) {
                take(TownFold.lapse(state));
            }
            state.dispute().ifPresent(disputes::add);
            return new Summary(state, disputes);
        }
    }

    /** Keeps all that it has to show for itself. */
    private static final class Ledger implements Pass {
        private FoldState state = FoldState.EMPTY;
        private final List<TimelineEntry> timeline = new ArrayList<>();
        private final List<Dispute> disputes = new ArrayList<>();
        private final Map<ClaimKey, Fate> fates = new HashMap<>();

        @Override
        public void fold(Telling telling) {
            Optional<Instant> lapse = state.lapsesAt();
            Step step = TownFold.apply(state, telling);
            step.lapsed().ifPresent(s -> enter(TimelineEntry.of(lapse.orElseThrow(), Optional.empty(), s)));
            state = step.state();
            step.fates().forEach(f -> fates.put(f.claim().key(), f));
            disputes.addAll(step.closed());
            ClaimVersion version = telling.claim();
            enter(TimelineEntry.of(version.when().estimate(), Optional.of(version.key()), state));
        }

        @Override
        public void setAside(ClaimVersion version, SetAside reason, Optional<ClaimKey> by) {
            fates.put(version.key(), Fate.setAside(version, Role.WORD, reason, by));
        }

        private void enter(TimelineEntry entry) {
            if (timeline.isEmpty() || entry.differsFrom(timeline.get(timeline.size() - 1))) {
                timeline.add(entry);
            }
        }

        Account account(Optional<Instant> at) {
            at.filter(t -> state.lapsesAt().filter(l -> !l.isAfter(t)).isPresent())
                    .ifPresent(t -> {
                        Step lapse = TownFold.lapse(state);
                        enter(TimelineEntry.of(state.lapsesAt().orElseThrow(), Optional.empty(), lapse.state()));
                        state = lapse.state();
                        lapse.fates().forEach(f -> fates.put(f.claim().key(), f));
                        disputes.addAll(lapse.closed());
                    });
            List<Dispute> all = new ArrayList<>(disputes);
            state.dispute().ifPresent(all::add);
            return new Account(state, timeline, all, fates);
        }
    }
}
