package org.claimline.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What this instance can say from its own store alone: what its peers ask it for. */
public final class HeldHere {
    private final ClaimAccounts accounts;
    private final CountSource counts;

    public HeldHere(ClaimAccounts accounts, CountSource counts) {
        this.accounts = accounts;
        this.counts = counts;
    }

    public Optional<TownView> town(String townId, Moment moment) {
        return accounts.account(townId, moment).map(account -> account.view(moment));
    }

    public Optional<TimelineView> timeline(String townId, Moment moment) {
        return accounts.account(townId, moment).map(account -> account.timeline(moment));
    }

    public List<TownSummary> towns(Moment moment) {
        return towns(moment, Optional.empty());
    }

    List<TownSummary> towns(Moment moment, Optional<Set<String>> only) {
        return accounts.states(moment, only).stream()
                .map(state -> TownSummary.of(state, OptionalLong.empty()))
                .toList();
    }

    public List<DisputeView> disputes(Moment moment) {
        return accounts.disputes(moment).stream().map(DisputeView::of).toList();
    }

    public Counts counts() {
        return counts.here();
    }
}
