package org.claimline.web;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A document as maps, lists and values. */
final class Tree {
    private Tree() {}

    @SuppressWarnings("unchecked") // keys of the documents that are read here are texts
    static Map<String, Object> object(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("not an object: " + node);
    }

    @SuppressWarnings("unchecked")
    static List<Object> array(@Nullable Object node) {
        if (node instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw new IllegalArgumentException("not an array: " + node);
    }

    /** Every object, the inner ones first. */
    static void objects(@Nullable Object node, Consumer<Map<String, Object>> visitor) {
        if (node instanceof Map<?, ?>) {
            Map<String, Object> object = object(node);
            List.copyOf(object.values()).forEach(value -> objects(value, visitor));
            visitor.accept(object);
        } else if (node instanceof List<?> list) {
            list.forEach(value -> objects(value, visitor));
        }
    }
}
