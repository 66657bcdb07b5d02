package org.claimline.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/**
 * Whether a schema reads what an older one wrote. What Avro itself refuses is a fault, as for a registry at BACKWARD_TRANSITIVE, and so
 * are two changes that Avro and registries let pass although they alter what is read: an enum symbol dropped (its records would read as
 * UNRECOGNISED), and a logical type changed (milliseconds would read as something else).
 */
final class Compatibility {
    private Compatibility() {}

    /** Faults of reading with {@code current} what {@code kept} wrote, in words; none where it is compatible. */
    static List<String> faults(Schema kept, Schema current) {
        List<String> faults = new ArrayList<>();
        SchemaCompatibility.checkReaderWriterCompatibility(current, kept).getResult().getIncompatibilities().stream()
                .map(fault -> fault.getType() + " at " + fault.getLocation() + ": " + fault.getMessage())
                .forEach(faults::add);
        Map<String, Schema> currentTypes = NamedTypes.of(current);
        NamedTypes.of(kept).forEach((name, keptType) -> {
            Schema currentType = currentTypes.get(name);
            if (currentType != null && currentType.getType() == keptType.getType()) {
                lostMeaning(keptType, currentType).forEach(faults::add);
            }
        });
        return faults;
    }

    private static Stream<String> lostMeaning(Schema kept, Schema current) {
        return kept.getType() == Schema.Type.ENUM ? droppedSymbols(kept, current) : changedLogicalTypes(kept, current);
    }

    private static Stream<String> droppedSymbols(Schema kept, Schema current) {
        return kept.getEnumSymbols().stream()
                .filter(symbol -> !current.hasEnumSymbol(symbol))
                .map(symbol -> "SYMBOL_DROPPED in " + kept.getFullName() + ": " + symbol);
    }

    private static Stream<String> changedLogicalTypes(Schema kept, Schema current) {
        return kept.getFields().stream()
                .filter(field -> current.getField(field.name()) != null)
                .filter(field -> !logicalTypes(field.schema())
                        .equals(logicalTypes(current.getField(field.name()).schema())))
                .map(field -> "LOGICAL_TYPE_CHANGED at " + kept.getFullName() + "." + field.name());
    }

    private static Set<String> logicalTypes(Schema schema) {
        Set<String> names = new TreeSet<>();
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(branch -> names.addAll(logicalTypes(branch)));
            case ARRAY -> names.addAll(logicalTypes(schema.getElementType()));
            case MAP -> names.addAll(logicalTypes(schema.getValueType()));
            default -> {
                LogicalType type = schema.getLogicalType();
                if (type != null) {
                    names.add(type.getName());
                }
            }
        }
        return names;
    }
}
