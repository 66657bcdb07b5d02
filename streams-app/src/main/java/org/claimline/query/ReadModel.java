package org.claimline.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.claimline.avro.AlertAcknowledgement;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.dispute.DisputeKeys;

/**
 * What this instance knows by reading along: every town's state, every dispute, the latest alerts and who has seen them, as committed, each with its position, so
 * that one who has heard all up to some {@link Mark} is told what came since. Answers at once, also while the topologies move
 * between instances. One thread writes; any may read. A record that was read already changes nothing.
 */
public final class ReadModel {
    /** Alerts that are kept; the topic keeps them all. */
    public static final int MOST_ALERTS = 20_000;

    /** A mark older than this may have missed that a town or dispute is gone: topics tell it for a day longer. */
    public static final Duration OLDEST_MARK = TopicLayout.GONE_IS_TOLD.minusDays(1);

    private final long incarnation;
    private final Clock clock;
    private final ConcurrentNavigableMap<String, TownEntry> towns = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, KeptDispute> disputes = new ConcurrentSkipListMap<>();
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final History history;
    private final Set<Follower> followers = new LinkedHashSet<>();

    /**
     * Alerts that are kept.
     *
     * @param alerts   those of a partition in their order, and the partitions merged by when each was raised
     * @param complete whether none was forgotten
     * @param mark     how far the model has read
     */
    record Alerts(List<Change.OfAlert> alerts, boolean complete, Mark mark) {}

    /** Hears of changes as they are read, in their order. Must not wait, for everybody waits with it. */
    @FunctionalInterface
    public interface Follower {
        /**
         * The model has read {@code change}.
         *
         * @param next how far it has read, the change included
         */
        void changed(Change change, Mark next);
    }

    /**
     * An empty one.
     *
     * @param incarnation which topics are read; see {@link Mark}
     * @param clock       for the time at which marks are made
     */
    public ReadModel(long incarnation, Clock clock) {
        this(incarnation, clock, MOST_ALERTS);
    }

    ReadModel(long incarnation, Clock clock, int mostAlerts) {
        this.incarnation = incarnation;
        this.clock = clock;
        this.history = new History(mostAlerts);
    }

    /** One of topics that nobody else reads. */
    public ReadModel() {
        this(0, Clock.systemUTC());
    }

    /** Which topics it reads. */
    public long incarnation() {
        return incarnation;
    }

    /** The town's state is now {@code state}. */
    public synchronized void put(Position position, TownState state, OptionalLong version) {
        TownEntry entry = new TownEntry(state, version);
        Change change = new Change.OfTown(position, state.getTownId(), governorate(state), Optional.of(entry), version);
        if (history.add(change)) {
            towns.put(state.getTownId(), entry);
            tell(change);
        }
    }

    /** The town's last claim ended. */
    public synchronized void removeTown(Position position, String townId, OptionalLong version) {
        Optional<String> governorate = town(townId).flatMap(entry -> governorate(entry.state()));
        Change change = new Change.OfTown(position, townId, governorate, Optional.empty(), version);
        if (history.add(change)) {
            towns.remove(townId);
            tell(change);
        }
    }

    /** The dispute under the topic's key is now {@code dispute}. */
    public synchronized void put(Position position, String key, Dispute dispute) {
        KeptDispute kept = new KeptDispute(dispute);
        Change change = new Change.OfDispute(position, kept.townId(), kept.governorate(), key, Optional.of(kept));
        if (history.add(change)) {
            disputes.put(key, kept);
            tell(change);
        }
    }

    /** The dispute under the topic's key never was. */
    public synchronized void removeDispute(Position position, String key) {
        Optional<String> governorate = Optional.ofNullable(disputes.get(key)).flatMap(KeptDispute::governorate);
        Change change = new Change.OfDispute(position, DisputeKeys.townOf(key), governorate, key, Optional.empty());
        if (history.add(change)) {
            disputes.remove(key);
            tell(change);
        }
    }

    /**
     * An alert was raised; the same one twice counts once.
     *
     * @param raised time of the record
     */
    public synchronized void add(Position position, Instant raised, ContestedAlert alert) {
        Change change = new Change.OfAlert(position, raised, alert);
        if (history.add(change)) {
            tell(change);
        }
    }

    /** Somebody at the desk has seen an alert, or took that back. Where it stands already, nothing changes. */
    public synchronized void put(Position position, AlertAcknowledgement told) {
        AlertAcknowledgement holds = acknowledgements.after(told);
        Change change = new Change.OfAcknowledgement(
                position,
                holds.getTownId(),
                town(holds.getTownId()).flatMap(entry -> governorate(entry.state())),
                holds);
        if (history.add(change)) {
            acknowledgements.put(holds);
            tell(change);
        }
    }

    /** The same as the next record of the first partition, for whoever has no topics. */
    public synchronized void put(AlertAcknowledgement told) {
        put(following(Feed.ACKNOWLEDGEMENTS), told);
    }

    /** The same as the next record of the first partition, for whoever has no topics. */
    public synchronized void put(TownState state, OptionalLong version) {
        put(following(Feed.TOWN_STATES), state, version);
    }

    /** The same as the next record of the first partition, for whoever has no topics. */
    public synchronized void removeTown(String townId) {
        removeTown(following(Feed.TOWN_STATES), townId, OptionalLong.empty());
    }

    /** The same as the next record of the first partition, for whoever has no topics. */
    public synchronized void put(String key, Dispute dispute) {
        put(following(Feed.DISPUTES), key, dispute);
    }

    /** The same as the next record of the first partition, for whoever has no topics. */
    public synchronized void add(ContestedAlert alert) {
        add(following(Feed.ALERTS), alert.getAt(), alert);
    }

    public Optional<TownEntry> town(String townId) {
        return Optional.ofNullable(towns.get(townId));
    }

    /** All towns, by id. */
    public List<TownEntry> towns() {
        return new ArrayList<>(towns.values());
    }

    /** All disputes, by town and id. */
    public List<KeptDispute> disputes() {
        return new ArrayList<>(disputes.values());
    }

    /** The disputes of one town, by opening. */
    public List<KeptDispute> disputes(String townId) {
        return disputes.subMap(DisputeKeys.first(townId), DisputeKeys.behind(townId)).values().stream()
                .filter(d -> d.townId().equals(townId))
                .sorted(KeptDispute.BY_OPENING)
                .toList();
    }

    /** The alerts that are kept, from {@code since} on. */
    synchronized Alerts alerts(Offsets since) {
        return new Alerts(
                AlertOrder.merged(history.since(Feed.ALERTS, since)), history.isComplete(Feed.ALERTS, since), mark());
    }

    /** The alert of that id; empty where there was none, or it is not kept any more. */
    public synchronized Optional<ContestedAlert> alert(String alertId) {
        return history.alert(alertId).map(Change.OfAlert::alert);
    }

    /** Who at the desk has seen which alert. */
    public Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    /** How far it has read. */
    public synchronized Mark mark() {
        return new Mark(incarnation, clock.instant(), history.next());
    }

    /** Gives {@code use} how far it has read, and reads nothing meanwhile. */
    public synchronized void atMark(Consumer<Mark> use) {
        use.accept(mark());
    }

    /**
     * Tells {@code follower} everything from now on, and returns what it is to be told before.
     *
     * @param heard how far it has heard already; empty if it has heard nothing
     */
    public synchronized Catchup follow(Optional<Mark> heard, Follower follower) {
        Catchup catchup = Catchup.of(history, heard, mark());
        followers.add(follower);
        return catchup;
    }

    /** Tells it nothing any more. */
    public synchronized void unfollow(Follower follower) {
        followers.remove(follower);
    }

    /** Waits until all up to {@code wanted} was read; says no where that takes longer than {@code patience}. */
    public boolean awaits(Offsets wanted, Duration patience) {
        return awaits(() -> history.next().covers(wanted) ? Optional.of(wanted) : Optional.empty(), patience)
                .isPresent();
    }

    /** Waits until what was read lets {@code found} find something; empty where that takes longer than {@code patience}. */
    public synchronized <T> Optional<T> awaits(Supplier<Optional<T>> found, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            Optional<T> result = found.get();
            while (result.isEmpty()) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return Optional.empty();
                }
                wait(left);
                result = found.get();
            }
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void tell(Change change) {
        notifyAll();
        if (!followers.isEmpty()) {
            Mark now = mark();
            followers.forEach(follower -> follower.changed(change, now));
        }
    }

    private Position following(Feed feed) {
        return new Position(feed, 0, history.next().next(feed, 0));
    }

    private static Optional<String> governorate(TownState state) {
        return Optional.ofNullable(state.getPlace().getGovernorate());
    }
}
