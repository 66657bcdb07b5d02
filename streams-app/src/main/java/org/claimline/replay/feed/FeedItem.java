package org.claimline.replay.feed;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that is told again, bytes as they came, with when it became known. Items have one order, the same whatever archive they lie in: by
 * that time, then by what they are, and only what cannot be read by where it lies.
 */
public final class FeedItem {
    /** By when it became known; what is known at once, by what it is. */
    static final Comparator<FeedItem> ORDER = Comparator.comparing(item -> item.rank, Arrays::compareUnsigned);

    /** How items are put in order. */
    public static final ExternalOrder.Form<FeedItem> FORM = new ExternalOrder.Form<>() {
        @Override
        public Comparator<FeedItem> order() {
            return ORDER;
        }

        @Override
        public long weight(FeedItem item) {
            return item.weight();
        }

        @Override
        public void write(FeedItem item, DataOutputStream to) throws IOException {
            item.write(to);
        }

        @Override
        public FeedItem read(DataInputStream from) throws IOException {
            return FeedItem.read(from);
        }
    };

    private static final int ABSENT = -1;
    private static final int BESIDE = 160;

    private final Kind kind;
    private final byte[] rank;
    private final int partition;
    private final long timestamp;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final Headers headers;

    /** Which topic it goes to. */
    public enum Kind {
        DECISION((byte) 0),
        REPORT((byte) 1);

        private final byte code;

        Kind(byte code) {
            this.code = code;
        }

        static Kind of(int code) {
            return code == DECISION.code ? DECISION : REPORT;
        }
    }

    /**
     * Where an item comes in the order.
     *
     * @param at        when it became known, to the millisecond
     * @param id        what tells it from others known then: source, report and revision; empty where it cannot be read
     * @param partition where it lies, for what has no id or the same
     * @param offset    where in it
     */
    public record Rank(Instant at, String id, long partition, long offset) {
        byte[] bytes(Kind kind) {
            byte[] text = id.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(Long.BYTES + 1 + text.length + 1 + 2 * Long.BYTES)
                    .putLong(at.toEpochMilli() ^ Long.MIN_VALUE)
                    .put(kind.code)
                    .put(text)
                    .put((byte) 0)
                    .putLong(partition)
                    .putLong(offset)
                    .array();
        }
    }

    private FeedItem(
            Kind kind,
            byte[] rank,
            int partition,
            long timestamp,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers) {
        this.kind = kind;
        this.rank = rank;
        this.partition = partition;
        this.timestamp = timestamp;
        this.key = key;
        this.value = value;
        this.headers = headers;
    }

    /**
     * An item.
     *
     * @param partition to which it goes; empty for that of its key
     * @param timestamp of its record, in milliseconds
     */
    public static FeedItem of(
            Kind kind,
            Rank rank,
            Optional<Integer> partition,
            long timestamp,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers) {
        return new FeedItem(kind, rank.bytes(kind), partition.orElse(ABSENT), timestamp, key, value, headers);
    }

    public Kind kind() {
        return kind;
    }

    /** When it became known. */
    public Instant at() {
        return Instant.ofEpochMilli(ByteBuffer.wrap(rank).getLong() ^ Long.MIN_VALUE);
    }

    /** To which partition it goes; empty for that of its key. */
    public Optional<Integer> partition() {
        return partition == ABSENT ? Optional.empty() : Optional.of(partition);
    }

    public long timestamp() {
        return timestamp;
    }

    public byte @Nullable [] key() {
        return key;
    }

    public byte @Nullable [] value() {
        return value;
    }

    public Headers headers() {
        return headers;
    }

    /** Bytes that it takes in memory, about. */
    private long weight() {
        long weight = (long) BESIDE + rank.length + length(key) + length(value);
        for (Header header : headers) {
            weight += (long) BESIDE + header.key().length() + length(header.value());
        }
        return weight;
    }

    private void write(DataOutputStream to) throws IOException {
        to.writeByte(kind.code);
        ExternalOrder.Form.bytes(rank, to);
        to.writeInt(partition);
        to.writeLong(timestamp);
        ExternalOrder.Form.bytes(key, to);
        ExternalOrder.Form.bytes(value, to);
        Header[] all = headers.toArray();
        to.writeInt(all.length);
        for (Header header : all) {
            ExternalOrder.Form.bytes(header.key().getBytes(StandardCharsets.UTF_8), to);
            ExternalOrder.Form.bytes(header.value(), to);
        }
    }

    private static FeedItem read(DataInputStream from) throws IOException {
        Kind kind = Kind.of(from.read());
        byte[] rank = some(from);
        int partition = from.readInt();
        long timestamp = from.readLong();
        byte[] key = ExternalOrder.Form.bytes(from);
        byte[] value = ExternalOrder.Form.bytes(from);
        RecordHeaders headers = new RecordHeaders();
        for (int i = from.readInt(); i > 0; i--) {
            headers.add(new String(some(from), StandardCharsets.UTF_8), ExternalOrder.Form.bytes(from));
        }
        return new FeedItem(kind, rank, partition, timestamp, key, value, headers);
    }

    private static byte[] some(DataInputStream from) throws IOException {
        byte[] bytes = ExternalOrder.Form.bytes(from);
        if (bytes == null) {
            throw new IOException("a file of the feed's order is damaged");
        }
        return bytes;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
