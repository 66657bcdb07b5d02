package org.claimline.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.topology.fold.TownRow;
import org.claimline.topology.fold.UndoneReader.Undoing;

/**
 * Accounts of towns from the claim versions that instances of the service hold, and which instance holds which town. What is asked of
 * this instance is answered only where it holds all of it at that moment: what has moved is refused, never taken for nothing.
 */
public interface ClaimAccounts {
    /**
     * Who holds the town's claim versions.
     *
     * @throws MovingException if nobody does just now
     */
    Holder holderOf(String townId);

    /**
     * Every partition of the towns under the one that holds it.
     *
     * @throws MovingException if one is nobody's just now
     */
    Map<Holder, Set<Integer>> division();

    /**
     * The account of a town that lies here; empty where nothing was told of it at that moment.
     *
     * @throws MovingException if it does not lie here
     */
    Optional<TownAccount> account(String townId, Moment moment);

    /**
     * The states of a town that lies here along the fold; empty where nothing was told of it at that moment. Less work than its account.
     *
     * @throws MovingException if it does not lie here
     */
    Optional<TimelineView> timeline(String townId, Moment moment);

    /**
     * What {@code tell} makes of every version of every claim of a town that lies here, ended ones too, in the order of the fold. It is asked
     * twice where the town changes meanwhile, and nobody else may use the rows later.
     *
     * @throws MovingException if it does not lie here
     */
    <T> T rows(String townId, Function<List<? extends TownRow>, T> tell);

    /**
     * What corrections of a town that lies here undid, by known time.
     *
     * @throws MovingException if it does not lie here
     */
    List<Undoing> undone(String townId);

    /**
     * The state of a town that lies here as a list shows it, without positions; empty where nothing was told of it at that moment.
     *
     * @throws MovingException if it does not lie here
     */
    Optional<TownState> state(String townId, Moment moment);

    /**
     * The states of the towns on {@code partitions} of which anything was told at that moment, as a list shows them.
     *
     * @throws MovingException if one of them does not lie here
     */
    List<TownState> states(Moment moment, Set<Integer> partitions);

    /**
     * The first disputes of the towns on {@code partitions} that pass, in any order.
     *
     * @throws MovingException if one of them does not lie here
     */
    List<Dispute> disputes(Moment moment, Set<Integer> partitions, DisputesWindow window);

    /**
     * The first disputes of a town that pass, in any order.
     *
     * @throws MovingException if it does not lie here
     */
    List<Dispute> disputesOf(String townId, Moment moment, DisputesWindow window);

    /**
     * When what was told of the towns on {@code partitions} happened and was known; their disputes are not counted.
     *
     * @throws MovingException if one of them does not lie here
     */
    FeedView feed(Set<Integer> partitions);

    /**
     * How many towns on {@code partitions} are still being settled: of which what corrections undid is still to be found, or was found so lately
     * that it may not be written yet.
     *
     * @throws MovingException if one of them does not lie here
     */
    int unsettled(Set<Integer> partitions);
}
