package org.claimline.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings generated schemas into the form of OpenAPI 3.1, which is JSON Schema: what may be null says so in its type, and each vocabulary stands
 * once, though core and contracts each have a type for it.
 */
final class ApiSchemas {
    private static final String REF = "$ref";
    private static final String SCHEMAS = "#/components/schemas/";

    /** What readers of the contracts see in place of a word added later; no answer of this version has it. */
    private static final String UNRECOGNISED = "UNRECOGNISED";

    private static final String PROBLEM = "Problem";
    private static final String INPUT = "Input";

    private ApiSchemas() {}

    static void shape(Map<String, Object> document) {
        Tree.objects(document, ApiSchemas::withoutUnrecognised);
        Map<String, Object> components = Tree.object(document.get("components"));
        Map<String, String> names = new LinkedHashMap<>();
        components.put("schemas", once(Tree.object(components.get("schemas")), names));
        Tree.objects(document, object -> renamed(object, names));
        Tree.objects(document, ApiSchemas::nullable);
        Tree.object(components.get("schemas")).forEach((name, schema) -> complete(name, Tree.object(schema)));
    }

    /** Answers leave nothing out: what is not known is null. A problem has what it needs, and whoever sends may leave out what may be null. */
    private static void complete(String name, Map<String, Object> schema) {
        if (schema.get("properties") != null && !name.equals(PROBLEM) && !name.endsWith(INPUT)) {
            schema.put(
                    "required",
                    new ArrayList<>(Tree.object(schema.get("properties")).keySet()));
        }
    }

    /** The schemas under their names; {@code Extent_1} is {@code Extent} where both have the same words. */
    private static Map<String, Object> once(Map<String, Object> schemas, Map<String, String> names) {
        Map<String, Object> kept = new TreeMap<>();
        schemas.forEach((name, schema) -> {
            String plain = name.replace(".", "").replaceFirst("_\\d+$", "");
            Object before = kept.get(plain);
            if (before == null) {
                kept.put(plain, schema);
            } else if (!words(before).equals(words(schema))) {
                throw new IllegalStateException("two schemas are called " + plain + "; name one of them");
            } else if (Tree.object(schema).containsKey("description")) {
                kept.put(plain, schema);
            }
            names.put(name, plain);
        });
        return new LinkedHashMap<>(kept);
    }

    private static List<Object> words(Object schema) {
        Object words = Tree.object(schema).get("enum");
        return words == null ? List.of(schema) : List.copyOf(Tree.array(words));
    }

    private static void renamed(Map<String, Object> object, Map<String, String> names) {
        if (object.get(REF) instanceof String ref && ref.startsWith(SCHEMAS)) {
            String name = ref.substring(SCHEMAS.length());
            object.put(REF, SCHEMAS + names.getOrDefault(name, name));
        }
    }

    private static void withoutUnrecognised(Map<String, Object> schema) {
        if (schema.get("enum") instanceof List<?> words) {
            List<Object> known = new ArrayList<>(words);
            known.remove(UNRECOGNISED);
            schema.put("enum", known);
        }
    }

    private static void nullable(Map<String, Object> schema) {
        if (!Boolean.TRUE.equals(schema.remove("nullable"))) {
            return;
        }
        Object type = schema.get("type");
        Object ref = only(schema.remove("allOf"));
        if (ref != null) {
            schema.put("anyOf", List.of(ref, new LinkedHashMap<>(Map.of("type", "null"))));
        } else if (type != null) {
            schema.put("type", new ArrayList<>(List.of(type, "null")));
            if (schema.get("enum") instanceof List<?> words) {
                List<@Nullable Object> all = new ArrayList<>(words);
                all.add(null);
                schema.put("enum", all);
            }
        }
    }

    private static @Nullable Object only(@Nullable Object list) {
        return list instanceof List<?> all && all.size() == 1 ? all.get(0) : null;
    }
}
