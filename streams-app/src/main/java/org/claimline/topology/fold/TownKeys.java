package org.claimline.topology.fold;

import java.time.Instant;
import java.util.Arrays;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;

/**
 * Keys of the town stores. Every key begins with its town, so that a town is one range, and what follows sorts as bytes as it does in
 * {@link ClaimVersion#FOLD_ORDER}. A text is written as its UTF-16 units in one to three bytes each, which keeps the order of strings,
 * and ends with a zero byte that stands nowhere else: no text is a prefix of another's key, whatever characters ids have.
 */
public final class TownKeys {
    private static final int END = 0;
    private static final int ESCAPE = 1;
    private static final int AFTER_END = 1;

    /** No text begins with it. */
    private static final int MARKED = 0xFF;

    private TownKeys() {}

    /** Before every key of {@code townId}. */
    public static byte[] townStart(String townId) {
        return town(townId).toBytes();
    }

    /** After every key of {@code townId}, and before those of any other town after it. */
    public static byte[] townEnd(String townId) {
        byte[] end = townStart(townId);
        end[end.length - 1] = AFTER_END;
        return end;
    }

    /** The key of a claim version in its town. */
    public static byte[] row(String townId, ClaimVersion claim) {
        return row(townId, claim.when().estimate(), claim.knownTime(), claim.key(), claim.knownFrom());
    }

    public static byte[] row(String townId, Instant eventTime, Instant knownTime, ClaimKey key, Instant knownFrom) {
        ByteSink to = town(townId);
        time(to, eventTime);
        time(to, knownTime);
        text(to, key.source());
        text(to, key.report());
        text(to, key.claim());
        time(to, knownFrom);
        return to.toBytes();
    }

    /** The first possible key after {@code key}. */
    static byte[] after(byte[] key) {
        return new ByteSink().raw(key).raw(0).toBytes();
    }

    /** The town a key belongs to. */
    public static String townOf(byte[] key) {
        return text(new ByteSource(key));
    }

    /** Whether two keys belong to one town. */
    static boolean sameTown(byte[] key, byte[] other) {
        int length = townLength(key);
        return length <= other.length && Arrays.equals(key, 0, length, other, 0, length);
    }

    /** Of the part of a key that names its town. */
    private static int townLength(byte[] key) {
        int length = 0;
        while (key[length] != END) {
            length++;
        }
        return length + 1;
    }

    /** The event time in the key of a row. */
    static Instant eventTime(byte[] row) {
        return time(new ByteSource(row, townLength(row)));
    }

    /** The known time from which the version is in force, in the key of its row. */
    static Instant knownFrom(byte[] row) {
        return time(new ByteSource(row, row.length - Long.BYTES));
    }

    /** Before the keys of all marks. */
    static byte[] marks() {
        return new byte[] {(byte) MARKED};
    }

    /** After the keys of all marks. */
    static byte[] marksEnd() {
        return new byte[] {(byte) MARKED, (byte) MARKED};
    }

    /** The key of a town's mark: among those of other towns, and not among those of the town. */
    static byte[] marked(String townId) {
        return new ByteSink().raw(MARKED).raw(townStart(townId)).toBytes();
    }

    static String townMarkedBy(byte[] key) {
        return text(new ByteSource(key, 1));
    }

    static ByteSink town(String townId) {
        ByteSink to = new ByteSink();
        text(to, townId);
        return to;
    }

    /** Before every key of one kind of a town's entries, in a store that keeps several. */
    static ByteSink family(String townId, int family) {
        return town(townId).raw(family);
    }

    /** The same, for entries in the order of a time. */
    static ByteSink timed(String townId, int family, Instant at) {
        ByteSink to = family(townId, family);
        time(to, at);
        return to;
    }

    static void time(ByteSink to, Instant value) {
        long ordered = value.toEpochMilli() ^ Long.MIN_VALUE;
        for (int shift = 56; shift >= 0; shift -= 8) {
            to.raw((int) (ordered >>> shift));
        }
    }

    static Instant time(ByteSource from) {
        long ordered = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            ordered = (ordered << 8) | from.raw();
        }
        return Instant.ofEpochMilli(ordered ^ Long.MIN_VALUE);
    }

    static void text(ByteSink to, String value) {
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (unit <= ESCAPE) {
                to.raw(ESCAPE).raw(unit + 1);
            } else if (unit < 0x80) {
                to.raw(unit);
            } else if (unit < 0x800) {
                to.raw(0xC0 | (unit >>> 6));
                low(to, unit);
            } else {
                to.raw(0xE0 | (unit >>> 12));
                low(to, unit >>> 6);
                low(to, unit);
            }
        }
        to.raw(END);
    }

    static String text(ByteSource from) {
        StringBuilder text = new StringBuilder();
        for (int first = from.raw(); first != END; first = from.raw()) {
            if (first == ESCAPE) {
                text.append((char) (from.raw() - 1));
            } else if (first < 0x80) {
                text.append((char) first);
            } else if (first < 0xE0) {
                text.append((char) (((first & 0x1F) << 6) | low(from)));
            } else {
                text.append((char) (((first & 0x0F) << 12) | (low(from) << 6) | low(from)));
            }
        }
        return text.toString();
    }

    /** The lowest six bits, in a byte that no text begins with. */
    private static void low(ByteSink to, int bits) {
        to.raw(0x80 | (bits & 0x3F));
    }

    private static int low(ByteSource from) {
        return from.raw() & 0x3F;
    }
}
