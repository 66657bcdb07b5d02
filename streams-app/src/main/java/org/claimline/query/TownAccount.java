package org.claimline.query;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Fate;

/**
 * One town read from its claim versions at a moment.
 *
 * @param state    as the reconciled stream would have it
 * @param disputes every dispute so far, withdrawn ones among them
 * @param account  how it came about
 */
public record TownAccount(TownState state, List<Dispute> disputes, Account account) {
    private static final Comparator<Fate> FOLD_ORDER = Comparator.comparing(Fate::claim, ClaimVersion.FOLD_ORDER);

    public TownAccount {
        disputes = List.copyOf(disputes);
    }

    List<DisputeView> disputeViews() {
        return disputes.stream()
                .sorted(ReadModel.DISPUTE_ORDER)
                .map(DisputeView::of)
                .toList();
    }

    List<SetAsideView> setAside() {
        return account.fates().values().stream()
                .sorted(FOLD_ORDER)
                .flatMap(fate -> SetAsideView.of(fate).stream())
                .toList();
    }

    TownView view(Moment moment) {
        return TownViews.of(state, OptionalLong.empty(), setAside(), disputeViews(), moment);
    }
}
