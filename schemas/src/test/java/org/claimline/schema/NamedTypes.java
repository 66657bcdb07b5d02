package org.claimline.schema;

import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The records and enums within a schema, by full name. */
final class NamedTypes {
    private NamedTypes() {}

    static Map<String, Schema> of(Schema schema) {
        Map<String, Schema> found = new TreeMap<>();
        collect(schema, found);
        return found;
    }

    private static void collect(Schema schema, Map<String, Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), found));
                }
            }
            case ENUM -> found.put(schema.getFullName(), schema);
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
            default -> {}
        }
    }
}
