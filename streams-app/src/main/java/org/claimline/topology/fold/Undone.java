package org.claimline.topology.fold;

import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.Telling;

/** Disputes that corrections undid, as they are kept: without word of when their claims ended, which may yet change and is not told. */
final class Undone {
    private Undone() {}

    static Dispute kept(Dispute dispute) {
        return new Dispute(
                dispute.id(),
                dispute.kind(),
                dispute.state(),
                dispute.openedAt(),
                dispute.openedBy(),
                dispute.claims().stream().map(Undone::kept).toList(),
                dispute.more(),
                dispute.closedAt(),
                dispute.closing(),
                dispute.closedBy(),
                dispute.reason());
    }

    private static Telling kept(Telling telling) {
        return Telling.restored(
                withoutEnd(telling.claim()),
                telling.gainer(),
                telling.role(),
                telling.contesting(),
                telling.orderUncertain());
    }

    private static ClaimVersion withoutEnd(ClaimVersion claim) {
        return new ClaimVersion(
                claim.key(),
                claim.assertion(),
                claim.subject(),
                claim.extent(),
                claim.certainty(),
                claim.when(),
                claim.knownTime(),
                claim.knownFrom(),
                Optional.empty(),
                claim.speaker(),
                claim.origin(),
                claim.evidence(),
                claim.mark(),
                claim.deskOnly());
    }
}
