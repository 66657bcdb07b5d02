package org.claimline.topology;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What Avro data may ask of a reader, looked at before anything is built of it. The schema of a record is its writer's, and anybody who may register one
 * can write data of twenty bytes that ask for gigabytes (a count or a length that is not there), for hours (counts of values that take no bytes) or for a
 * deeper stack than there is (a schema that contains itself). The walk goes through the bytes once, makes nothing of them, and ends after steps in proportion
 * to them.
 */
final class AvroBounds {
    /** Values within values; the contracts have seven. */
    static final int DEEPEST = 64;

    /** Steps that data may take beyond {@link #STEPS_A_BYTE}; each value is one. */
    static final int FREE_STEPS = 10_000;

    private static final int STEPS_A_BYTE = 8;

    /** Of a schema with all that it names written out; the contracts have a few hundred. */
    private static final long LARGEST_SCHEMA = 100_000;

    private static final int LONGEST_VARINT = 10;

    private final byte[] bytes;
    private final ByteBuffer littleEndian;
    private final long mostSteps;
    private int at;
    private long steps;
    private int longestText;
    private long least;
    private long greatest;
    private boolean isFinite = true;

    private AvroBounds(byte[] bytes, int from) {
        this.bytes = bytes;
        littleEndian = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        at = from;
        mostSteps = FREE_STEPS + (long) STEPS_A_BYTE * (bytes.length - from);
    }

    /**
     * The most extreme of what data hold, so that whoever looks for what lies beyond something need not go through data in which nothing does.
     *
     * @param longestText of texts and bytes, in bytes: a text has at most as many characters
     * @param least       of whole numbers and zero, times among them
     * @param greatest    of the same
     * @param isFinite    whether no other number is infinite or none
     */
    record Extremes(int longestText, long least, long greatest, boolean isFinite) {}

    /**
     * Refuses data that say what is not there, or that nest or repeat without end.
     *
     * @param writer of a schema that {@link #demandModest} took
     * @param from   where in {@code bytes} the data begin
     */
    static Extremes demand(Schema writer, byte[] bytes, int from) {
        AvroBounds walk = new AvroBounds(bytes, from);
        walk.value(writer, 1);
        return new Extremes(walk.longestText, walk.least, walk.greatest, walk.isFinite);
    }

    /** Refuses a schema that is larger, with all that it names written out, than a reader should make anything of. */
    static void demandModest(Schema writer) {
        long size = size(writer, new IdentityHashMap<>(), 1);
        if (size > LARGEST_SCHEMA) {
            throw new SerializationException("the schema of the record has more than " + LARGEST_SCHEMA
                    + " parts where all that it names is written out, and is not made use of");
        }
    }

    /** Of each named type once for every place where it is named; one that contains itself counts once in itself. */
    private static long size(Schema schema, Map<Schema, Long> known, int depth) {
        if (depth > DEEPEST * 4) {
            return LARGEST_SCHEMA + 1;
        }
        Long before = known.get(schema);
        if (before != null) {
            return before;
        }
        long size = 1;
        switch (schema.getType()) {
            case RECORD -> {
                known.put(schema, 1L);
                for (Schema.Field field : schema.getFields()) {
                    size = Math.min(LARGEST_SCHEMA + 1, size + size(field.schema(), known, depth + 1));
                }
                known.put(schema, size);
            }
            case UNION -> {
                for (Schema branch : schema.getTypes()) {
                    size = Math.min(LARGEST_SCHEMA + 1, size + size(branch, known, depth + 1));
                }
            }
            case ARRAY -> size += size(schema.getElementType(), known, depth + 1);
            case MAP -> size += size(schema.getValueType(), known, depth + 1);
            default -> {}
        }
        return size;
    }

    private void value(Schema schema, int depth) {
        step();
        if (depth > DEEPEST) {
            throw refused("values lie more than " + DEEPEST + " deep within each other");
        }
        switch (schema.getType()) {
            case NULL -> {}
            case BOOLEAN -> skip(1);
            case FLOAT -> {
                skip(Float.BYTES);
                isFinite &= Float.isFinite(littleEndian.getFloat(at - Float.BYTES));
            }
            case DOUBLE -> {
                skip(Double.BYTES);
                isFinite &= Double.isFinite(littleEndian.getDouble(at - Double.BYTES));
            }
            case INT, LONG -> {
                long number = varint();
                least = Math.min(least, number);
                greatest = Math.max(greatest, number);
            }
            case ENUM -> varint();
            case BYTES, STRING -> {
                long length = varint();
                skip(length);
                longestText = Math.max(longestText, (int) length);
            }
            case FIXED -> skip(schema.getFixedSize());
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    value(field.schema(), depth + 1);
                }
            }
            case UNION -> {
                long branch = varint();
                if (branch < 0 || branch >= schema.getTypes().size()) {
                    throw refused("a union has no branch " + branch);
                }
                value(schema.getTypes().get((int) branch), depth + 1);
            }
            case ARRAY -> items(schema.getElementType(), false, depth + 1);
            case MAP -> items(schema.getValueType(), true, depth + 1);
        }
    }

    private void items(Schema item, boolean named, int depth) {
        for (long count = varint(); count != 0; count = varint()) {
            long end = -1;
            if (count < 0) {
                // a block that says its length: those who skip it believe that, those who read it do not
                long length = varint();
                if (length < 0 || length > left()) {
                    throw refused("a block says that it has " + length + " bytes, and " + left() + " are left");
                }
                end = at + length;
                count = -count;
            }
            if (count < 0 || count > left() + (long) FREE_STEPS) {
                throw refused("a list says that it has " + count + " entries, and " + left() + " bytes are left");
            }
            for (long i = 0; i < count; i++) {
                if (named) {
                    skip(varint());
                }
                value(item, depth);
            }
            if (end >= 0 && end != at) {
                throw refused("a block does not have the length that it says");
            }
        }
    }

    private void step() {
        if (++steps > mostSteps) {
            throw refused("it holds far more values than its bytes can be meant for");
        }
    }

    private long varint() {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            if (at >= bytes.length) {
                throw refused("it ends too early");
            }
            byte next = bytes[at++];
            value |= (next & 0x7FL) << (7 * i);
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw refused("a number has more than " + LONGEST_VARINT + " bytes");
    }

    private void skip(long length) {
        if (length < 0 || length > left()) {
            throw refused("a value says that it has " + length + " bytes, and " + left() + " are left");
        }
        at += (int) length;
    }

    private int left() {
        return bytes.length - at;
    }

    private SerializationException refused(String why) {
        return new SerializationException("the record is no Avro of its schema: " + why + " (at byte " + at + ")");
    }
}
