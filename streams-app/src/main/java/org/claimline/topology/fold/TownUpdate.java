package org.claimline.topology.fold;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Verdict;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.SetAside;

/**
 * A town after a claim event that changed something of it; what readers see of it may still be the same.
 *
 * @param place    the town as readers need it
 * @param state    the folded state
 * @param setAside claims set aside, by reason
 * @param claims   versions that stand; none: the town has no state any more
 * @param verdict  the desk's latest
 * @param changed  disputes that are new or different, by id
 * @param removed  ids of disputes that are no longer, not even as undone ones
 */
public record TownUpdate(
        String townId,
        PlaceRef place,
        FoldState state,
        Map<SetAside, Integer> setAside,
        long claims,
        Optional<Verdict> verdict,
        List<Disputed> changed,
        List<String> removed) {

    public TownUpdate {
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /**
     * A dispute with what its record says beside it.
     *
     * @param lapsesAt of the contest it is open in; empty once it ended
     */
    public record Disputed(Dispute dispute, Optional<Instant> lapsesAt) {
        static Disputed ended(Dispute dispute) {
            return new Disputed(dispute, Optional.empty());
        }

        static Optional<Disputed> open(FoldState state) {
            return state.dispute().map(d -> new Disputed(d, state.lapsesAt()));
        }
    }
}
