package org.claimline.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.claimline.avro.TownState;

/**
 * What this instance can say from its own stores alone: what its peers ask it for. Every question names what it is about, a town or
 * partitions; where that does not lie here the answer is a {@link MovingException}.
 */
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
        return accounts.timeline(townId, moment);
    }

    /** The towns of these partitions. */
    public List<TownSummary> towns(Moment moment, Set<Integer> partitions) {
        return accounts.states(moment, partitions).stream()
                .map(HeldHere::summary)
                .toList();
    }

    /** These towns, without those of which nothing was told. */
    public List<TownSummary> townsOf(Moment moment, Set<String> townIds) {
        return townIds.stream()
                .flatMap(id -> accounts.state(id, moment).stream())
                .map(HeldHere::summary)
                .toList();
    }

    /** The first disputes of the towns of these partitions that pass, in any order. */
    public List<DisputeView> disputes(Moment moment, Set<Integer> partitions, DisputesWindow window) {
        return accounts.disputes(moment, partitions, window).stream()
                .map(DisputeView::of)
                .toList();
    }

    /** The first disputes of a town that pass, in any order. */
    public List<DisputeView> disputesOf(String townId, Moment moment, DisputesWindow window) {
        return accounts.disputesOf(townId, moment, window).stream()
                .map(DisputeView::of)
                .toList();
    }

    /** What was counted on these partitions of the reports. */
    public Counts counts(Set<Integer> partitions) {
        return counts.of(partitions);
    }

    /** When what was told of the towns of these partitions happened and was known. */
    public FeedView feed(Set<Integer> partitions) {
        return accounts.feed(partitions);
    }

    /** How many towns of these partitions are still being settled. */
    public int unsettled(Set<Integer> partitions) {
        return accounts.unsettled(partitions);
    }

    private static TownSummary summary(TownState state) {
        return TownSummary.of(state, OptionalLong.empty());
    }
}
