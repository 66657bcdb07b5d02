package org.claimline.topology;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.claimline.schema.Contract;
import org.jspecify.annotations.Nullable;

/**
 * What no record of ours says, whoever wrote it: times that cannot be counted with, numbers that are none, texts that would make the records that come of
 * them too large for their topics. Reports and decisions are not looked at here; their validators name every fault.
 */
final class ContractLimits {
    /** Longer than any text that the doors take. */
    static final int LONGEST_TEXT = 8_000;

    /** Of names, ids and spellings in registers, which stand in every claim about their entry; as the doors take them. */
    static final int LONGEST_REGISTER_TEXT = 300;

    /** What stands in a register for people, and in no claim. */
    private static final Set<String> REMARKS = Set.of("reason", "reliabilityReason", "credit");

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final Map<Schema, List<Schema.Field>> LOOKED_AT = new ConcurrentHashMap<>();

    private final int longestText;

    /** Names of the fields that hold what is looked at, from the outside in. */
    private final Deque<String> path = new ArrayDeque<>();

    private ContractLimits(int longestText) {
        this.longestText = longestText;
    }

    /**
     * Refuses a record of another contract, and what is described above.
     *
     * @param written the most extreme of what the record was read from
     */
    static void demand(Contract contract, SpecificRecord record, AvroBounds.Extremes written) {
        if (!record.getSchema().getFullName().equals(contract.schema().getFullName())) {
            throw new SerializationException("a " + record.getSchema().getName() + " is no record of " + contract
                    + ", which holds " + contract.schema().getName());
        }
        switch (contract) {
            case REPORTS, DECISIONS -> {}
            case SOURCES, PLACES, PARTIES -> new ContractLimits(LONGEST_REGISTER_TEXT).demand(record, written);
            default -> new ContractLimits(LONGEST_TEXT).demand(record, written);
        }
    }

    /** Goes through the record only where something of it is beyond what any field may hold: nearly never. */
    private void demand(SpecificRecord record, AvroBounds.Extremes written) {
        if (written.longestText() > longestText
                || written.least() < EARLIEST.toEpochMilli()
                || written.greatest() > LATEST.toEpochMilli()
                || !written.isFinite()) {
            fields(record);
        }
    }

    private void fields(SpecificRecord record) {
        for (Schema.Field field : LOOKED_AT.computeIfAbsent(record.getSchema(), ContractLimits::lookedAt)) {
            value(field.name(), record.get(field.pos()));
        }
    }

    /** The fields of a record that may hold what is refused: most are symbols, flags and numbers, which are looked at nowhere. */
    private static List<Schema.Field> lookedAt(Schema schema) {
        return schema.getFields().stream()
                .filter(field -> mayBeRefused(field.schema()))
                .toList();
    }

    private static boolean mayBeRefused(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ARRAY, MAP, STRING, DOUBLE, FLOAT -> true;
            case LONG -> schema.getLogicalType() != null;
            case UNION -> schema.getTypes().stream().anyMatch(ContractLimits::mayBeRefused);
            case ENUM, FIXED, BYTES, INT, BOOLEAN, NULL -> false;
        };
    }

    private void value(String name, @Nullable Object value) {
        if (value instanceof SpecificRecord inner) {
            path.addLast(name);
            fields(inner);
            path.removeLast();
        } else if (value instanceof Collection<?> items) {
            for (Object item : items) {
                value(name, item);
            }
        } else if (value instanceof Instant time && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw refused(name, "is " + time + ": give a time of four-digit years");
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            throw refused(name, "is " + number + ": give a number");
        } else if (value instanceof CharSequence text && text.length() > longestText && text.length() > longest(name)) {
            throw refused(name, "has " + text.length() + " characters: use at most " + longest(name));
        }
    }

    private int longest(String name) {
        return REMARKS.contains(name) ? LONGEST_TEXT : longestText;
    }

    private SerializationException refused(String name, String why) {
        path.addLast(name);
        return new SerializationException("/" + String.join("/", path) + " " + why);
    }
}
