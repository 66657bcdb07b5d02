package org.claimline.topology.binary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what {@link ByteSink} wrote. */
public final class ByteSource {
    private final byte[] bytes;
    private int at;

    public ByteSource(byte[] bytes) {
        this(bytes, 0);
    }

    /** Reads from {@code start} on. */
    public ByteSource(byte[] bytes, int start) {
        this.bytes = bytes;
        at = start;
    }

    public int raw() {
        return bytes[at++] & 0xFF;
    }

    public byte[] raw(int count) {
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    public boolean flag() {
        return raw() != 0;
    }

    public long number() {
        long zigzag = 0;
        int shift = 0;
        int part;
        do {
            part = raw();
            zigzag |= (long) (part & 0x7F) << shift;
            shift += 7;
        } while ((part & 0x80) != 0);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    public int count() {
        return Math.toIntExact(number());
    }

    public <E extends Enum<E>> E symbol(E[] values) {
        return values[raw()];
    }

    public String text() {
        int length = count();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    public byte[] block() {
        return raw(count());
    }

    public Instant instant() {
        return Instant.ofEpochMilli(number());
    }

    public double decimal() {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << 8) | raw();
        }
        return Double.longBitsToDouble(bits);
    }

    public <T> Optional<T> maybe(Supplier<T> read) {
        return flag() ? Optional.of(read.get()) : Optional.empty();
    }

    public <T> List<T> each(Supplier<T> read) {
        int count = count();
        List<T> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(read.get());
        }
        return all;
    }

    public int position() {
        return at;
    }
}
