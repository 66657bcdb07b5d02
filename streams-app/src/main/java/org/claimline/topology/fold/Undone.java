package org.claimline.topology.fold;

import java.util.Optional;
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
                telling.claim().inForceUntil(Optional.empty()),
                telling.gainer(),
                telling.role(),
                telling.contesting(),
                telling.orderUncertain());
    }
}
