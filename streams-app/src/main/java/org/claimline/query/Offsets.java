package org.claimline.query;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** How far each partition of each feed was read: the offset of the next record. Never changes; what is not named was not read at all. */
public final class Offsets {
    public static final Offsets NONE = new Offsets(new EnumMap<>(Feed.class));

    private static final long[] NOTHING = {};

    private final Map<Feed, long[]> next;

    private Offsets(Map<Feed, long[]> next) {
        this.next = next;
    }

    /** The next offsets of each feed, by partition. */
    static Offsets of(Map<Feed, long[]> next) {
        Map<Feed, long[]> copy = new EnumMap<>(Feed.class);
        next.forEach((feed, partitions) -> copy.put(feed, partitions.clone()));
        return new Offsets(copy);
    }

    /** The offset of the next record. */
    public long next(Feed feed, int partition) {
        long[] partitions = of(feed);
        return partition < partitions.length ? partitions[partition] : 0;
    }

    /** How many partitions of the feed are named. */
    int partitions(Feed feed) {
        return of(feed).length;
    }

    /** Whether the record there was read. */
    boolean covers(Position position) {
        return position.offset() < next(position.feed(), position.partition());
    }

    /** Whether everything was read that {@code other} has read. */
    boolean covers(Offsets other) {
        for (Feed feed : Feed.values()) {
            for (int partition = 0; partition < other.partitions(feed); partition++) {
                if (next(feed, partition) < other.next(feed, partition)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Only those of {@code feeds}, as if nothing was read of the others. */
    Offsets only(Feed... feeds) {
        Map<Feed, long[]> some = new EnumMap<>(Feed.class);
        for (Feed feed : feeds) {
            some.put(feed, of(feed));
        }
        return of(some);
    }

    /** As far as either was read. */
    Offsets furthest(Offsets other) {
        Offsets furthest = this;
        for (Feed feed : Feed.values()) {
            for (int partition = 0; partition < other.partitions(feed); partition++) {
                if (other.next(feed, partition) > next(feed, partition)) {
                    furthest = furthest.at(feed, partition, other.next(feed, partition));
                }
            }
        }
        return furthest;
    }

    /** The same, read up to and including the record there. */
    Offsets after(Position read) {
        return at(read.feed(), read.partition(), read.offset() + 1);
    }

    /** The same with {@code offset} as the next of a partition. */
    Offsets at(Feed feed, int partition, long offset) {
        long[] partitions = Arrays.copyOf(of(feed), Math.max(of(feed).length, partition + 1));
        partitions[partition] = offset;
        Map<Feed, long[]> changed = new EnumMap<>(Feed.class);
        changed.putAll(next);
        changed.put(feed, partitions);
        return new Offsets(changed);
    }

    private long[] of(Feed feed) {
        return next.getOrDefault(feed, NOTHING);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Offsets that && covers(that) && that.covers(this);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Feed feed : Feed.values()) {
            for (int partition = 0; partition < partitions(feed); partition++) {
                hash += Long.hashCode(next(feed, partition)) * (31 * feed.name().hashCode() + partition + 1);
            }
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        next.forEach((feed, partitions) -> text.append(feed).append(Arrays.toString(partitions)));
        return text.toString();
    }
}
