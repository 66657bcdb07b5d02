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
 * @param disputes the latest disputes, by opening, withdrawn ones among them
 * @param earlier  how many disputes there were before these
 * @param account  how it came about
 */
public record TownAccount(TownState state, List<Dispute> disputes, int earlier, Account account) {
    private static final Comparator<Fate> FOLD_ORDER = Comparator.comparing(Fate::claim, ClaimVersion.FOLD_ORDER);

    public TownAccount {
        disputes = List.copyOf(disputes);
    }

    TownView view(Moment moment) {
        return TownViews.of(state, OptionalLong.empty(), lists(), moment);
    }

    private TownLists lists() {
        List<Fate> setAside = account.fates().values().stream()
                .filter(fate -> fate.reason().isPresent())
                .toList();
        return new TownLists(
                TownLists.Latest.of(setAside, FOLD_ORDER, TownLists.MOST_SET_ASIDE)
                        .map(fate -> SetAsideView.of(fate).orElseThrow()),
                new TownLists.Latest<>(disputes.stream().map(DisputeView::of).toList(), earlier));
    }
}
