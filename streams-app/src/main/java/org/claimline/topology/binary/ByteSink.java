package org.claimline.topology.binary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes compact binary values: whole numbers in as few bytes as they need, instants as milliseconds, texts in UTF-8. */
public final class ByteSink {
    private byte[] bytes = new byte[512];
    private int size;

    public ByteSink raw(int value) {
        grow(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public ByteSink raw(byte[] value) {
        grow(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    public ByteSink flag(boolean value) {
        return raw(value ? 1 : 0);
    }

    /** Small when close to zero on either side. */
    public ByteSink number(long value) {
        long zigzag = (value << 1) ^ (value >> 63);
        while ((zigzag & ~0x7FL) != 0) {
            raw((int) ((zigzag & 0x7F) | 0x80));
            zigzag >>>= 7;
        }
        return raw((int) zigzag);
    }

    /** By its place among the constants: new ones are only ever appended, which a test holds. */
    @SuppressWarnings("EnumOrdinal")
    public ByteSink symbol(Enum<?> value) {
        return raw(value.ordinal());
    }

    public ByteSink text(String value) {
        return block(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes with their length before them. */
    public ByteSink block(byte[] value) {
        return number(value.length).raw(value);
    }

    public ByteSink instant(Instant value) {
        return number(value.toEpochMilli());
    }

    public ByteSink decimal(double value) {
        long bits = Double.doubleToLongBits(value);
        for (int shift = 56; shift >= 0; shift -= 8) {
            raw((int) (bits >>> shift));
        }
        return this;
    }

    public <T> ByteSink maybe(Optional<T> value, Consumer<T> write) {
        flag(value.isPresent());
        value.ifPresent(write);
        return this;
    }

    public <T> ByteSink each(Collection<T> values, Consumer<T> write) {
        number(values.size());
        values.forEach(write);
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void grow(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
