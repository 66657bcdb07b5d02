package org.claimline.alert.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whose turn it is among the deliveries that are still to be made. Those of one episode to one receiver are made one after another, in the order in
 * which they were added: nobody hears an end before the beginning. All others go side by side, a few at a time to each receiver. It knows keys
 * and times and nothing else; one instance serves one thread.
 */
final class Outbox {
    private final int width;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private long added;

    /** @param width deliveries to one receiver that are made at a time */
    Outbox(int width) {
        this.width = width;
    }

    private static final class Entry {
        private final String key;
        private final String receiver;
        private final String episode;
        private final long number;
        private Instant due;
        private boolean forTheReceiver;
        private boolean underWay;

        Entry(String key, String receiver, String episode, long number, Instant due) {
            this.key = key;
            this.receiver = receiver;
            this.episode = episode;
            this.number = number;
            this.due = due;
        }

        Instant due() {
            return due;
        }

        long number() {
            return number;
        }
    }

    private static final class Lane {
        private final Map<String, Deque<Entry>> episodes = new HashMap<>();
        /** The first of each episode, unless it is under way. */
        private final NavigableSet<Entry> ready =
                new TreeSet<>(Comparator.comparing(Entry::due).thenComparing(Entry::number));

        private int underWay;
    }

    /** Adds a delivery behind those of its episode; what is in already stays where it is. */
    void add(String key, String receiver, String episode, Instant due) {
        if (entries.containsKey(key)) {
            return;
        }
        Entry entry = new Entry(key, receiver, episode, added++, due);
        entries.put(key, entry);
        Lane lane = lanes.computeIfAbsent(receiver, r -> new Lane());
        Deque<Entry> its = lane.episodes.computeIfAbsent(episode, e -> new ArrayDeque<>());
        its.add(entry);
        if (its.size() == 1) {
            lane.ready.add(entry);
        }
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    int size() {
        return entries.size();
    }

    /** Those whose turn it is; they are under way from then on, until it is said what came of them. */
    List<String> due(Instant now) {
        List<String> due = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            while (lane.underWay < width
                    && !lane.ready.isEmpty()
                    && !lane.ready.first().due.isAfter(now)) {
                Entry entry = lane.ready.pollFirst();
                entry.underWay = true;
                lane.underWay++;
                due.add(entry.key);
            }
        }
        return due;
    }

    /** There is nothing more to do for it: the next of its episode has its turn. */
    void done(String key) {
        Entry entry = entries.remove(key);
        if (entry == null) {
            return;
        }
        Lane lane = lane(entry);
        lane.ready.remove(entry);
        lane.underWay -= entry.underWay ? 1 : 0;
        Deque<Entry> its = lane.episodes.getOrDefault(entry.episode, new ArrayDeque<>());
        its.remove(entry);
        Entry next = its.peek();
        if (next == null) {
            lane.episodes.remove(entry.episode);
        } else if (!next.underWay) {
            lane.ready.add(next);
        }
        if (lane.episodes.isEmpty()) {
            lanes.remove(entry.receiver);
        }
    }

    /**
     * It has another turn.
     *
     * @param forTheReceiver whether it failed for what is the receiver's, so that it may go at once when the receiver takes something else
     */
    void again(String key, Instant due, boolean forTheReceiver) {
        Optional.ofNullable(entries.get(key)).ifPresent(entry -> {
            Lane lane = lane(entry);
            lane.ready.remove(entry);
            lane.underWay -= entry.underWay ? 1 : 0;
            entry.underWay = false;
            entry.due = due;
            entry.forTheReceiver = forTheReceiver;
            lane.ready.add(entry);
        });
    }

    /** It has its turn now, if it is not under way and nothing of its episode is before it. */
    void hurry(String key, Instant now) {
        Optional.ofNullable(entries.get(key))
                .filter(entry -> !entry.underWay)
                .ifPresent(entry -> hurry(lane(entry), entry, now));
    }

    /** The receiver takes messages again: what failed because it did not has its turn now. */
    void isBack(String receiver, Instant now) {
        Lane lane = lanes.get(receiver);
        if (lane != null) {
            List<Entry> held = lane.ready.stream()
                    .filter(entry -> entry.forTheReceiver && entry.due.isAfter(now))
                    .toList();
            held.forEach(entry -> hurry(lane, entry, now));
        }
    }

    private static void hurry(Lane lane, Entry entry, Instant now) {
        boolean first = lane.ready.remove(entry);
        if (entry.due.isAfter(now)) {
            entry.due = now;
        }
        if (first) {
            lane.ready.add(entry);
        }
    }

    /** All that are to be made to a receiver, those under way among them, in the order in which they were added. */
    List<String> of(String receiver) {
        return entries.values().stream()
                .filter(entry -> entry.receiver.equals(receiver))
                .sorted(Comparator.comparing(Entry::number))
                .map(entry -> entry.key)
                .toList();
    }

    /** The receivers for whom there is anything to do. */
    List<String> receivers() {
        return List.copyOf(lanes.keySet());
    }

    private Lane lane(Entry entry) {
        return Objects.requireNonNull(lanes.get(entry.receiver));
    }
}
