package org.claimline.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of one partition, in its order, compacted as the topic may be: the latest of each key, that it is gone included. What is
 * forgotten, because there is too much of it, is forgotten from the front, and from where on all is there is told.
 */
final class KeptLog {
    private final NavigableMap<Long, Change> changes = new TreeMap<>();
    private final Map<String, Long> latest = new HashMap<>();
    private final NavigableSet<Long> gone = new TreeSet<>();
    private long completeFrom;

    /** Takes the place of what was known under the same key. */
    void put(Change change) {
        long offset = change.position().offset();
        Long before = latest.put(change.key(), offset);
        if (before != null) {
            changes.remove(before);
            gone.remove(before);
        }
        changes.put(offset, change);
        if (change.isGone()) {
            gone.add(offset);
        }
    }

    /** Remembers no more than {@code most} keys that are gone. */
    void limitGone(int most) {
        while (gone.size() > most) {
            forget(gone.first());
        }
    }

    /** Everything up to and including {@code offset} may be missing from now on. */
    void forget(long offset) {
        Change change = changes.remove(offset);
        gone.remove(offset);
        if (change != null) {
            latest.remove(change.key());
        }
        completeFrom = Math.max(completeFrom, offset + 1);
    }

    /** Whether everything from {@code offset} on is here. */
    boolean isCompleteFrom(long offset) {
        return offset >= completeFrom;
    }

    /** The latest under {@code key}. */
    Optional<Change> get(String key) {
        return Optional.ofNullable(latest.get(key)).map(changes::get);
    }

    boolean knows(String key) {
        return latest.containsKey(key);
    }

    List<Change> from(long offset) {
        return new ArrayList<>(changes.tailMap(offset, true).values());
    }

    Collection<Change> all() {
        return changes.values();
    }
}
