package org.claimline.query;

import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;

/**
 * How far a reader has heard, as any instance understands it: the id of an event of the live stream, and the cursor of the alerts. It names
 * offsets, which are the same for every instance that reads the same topics.
 *
 * @param incarnation which topics; another number means that they were created anew
 * @param made        when; in whole seconds
 * @param next        the next record of every partition
 */
public record Mark(long incarnation, Instant made, Offsets next) {
    /** Of the first three feeds: one with nothing heard of the others is written so, as it was before there were any. */
    private static final int FIRST_FORMAT = 1;

    private static final List<Feed> FIRST_FEEDS = List.of(Feed.TOWN_STATES, Feed.DISPUTES, Feed.ALERTS);

    /** Of all feeds. */
    private static final int FORMAT = 2;

    private static final List<Feed> FEEDS = List.of(Feed.values());
    private static final int LONGEST = 64 * 1024;

    public Mark {
        made = Instant.ofEpochSecond(made.getEpochSecond());
    }

    /** One word of letters, digits, - and _. */
    public String text() {
        int format = FEEDS.stream().allMatch(feed -> FIRST_FEEDS.contains(feed) || next.partitions(feed) == 0)
                ? FIRST_FORMAT
                : FORMAT;
        ByteSink to = new ByteSink().raw(format);
        for (int shift = 56; shift >= 0; shift -= 8) {
            to.raw((int) (incarnation >>> shift));
        }
        to.number(made.getEpochSecond());
        for (Feed feed : feeds(format)) {
            to.number(next.partitions(feed));
            for (int partition = 0; partition < next.partitions(feed); partition++) {
                to.number(next.next(feed, partition));
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(to.toBytes());
    }

    /** The mark that {@code text} is; empty for any other text. */
    public static Optional<Mark> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            ByteSource from = new ByteSource(bytes);
            int format = from.raw();
            return format == FIRST_FORMAT || format == FORMAT
                    ? read(from, bytes.length, feeds(format))
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static List<Feed> feeds(int format) {
        return format == FIRST_FORMAT ? FIRST_FEEDS : FEEDS;
    }

    private static Optional<Mark> read(ByteSource from, int length, List<Feed> feeds) {
        long incarnation = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            incarnation = (incarnation << 8) | from.raw();
        }
        Instant made = Instant.ofEpochSecond(from.number());
        Map<Feed, long[]> next = new EnumMap<>(Feed.class);
        for (Feed feed : feeds) {
            int partitions = from.count();
            if (partitions < 0 || partitions > length) {
                return Optional.empty();
            }
            long[] offsets = new long[partitions];
            for (int partition = 0; partition < partitions; partition++) {
                offsets[partition] = from.number();
                if (offsets[partition] < 0) {
                    return Optional.empty();
                }
            }
            next.put(feed, offsets);
        }
        return from.position() == length
                ? Optional.of(new Mark(incarnation, made, Offsets.of(next)))
                : Optional.empty();
    }
}
