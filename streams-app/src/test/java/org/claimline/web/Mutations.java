package org.claimline.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Bodies made from good ones by breaking them: some in their structure, so that they are JSON still and fail later or not at all, some in their
 * bytes. The same seed breaks them in the same ways.
 */
final class Mutations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "حماة",
            "🛰️",
            "a|b",
            "null",
            "2024-11-30T17:40:00",
            "2024-11-30T17:40:00Z",
            "PRO_REGIME",
            "CONTROLS",
            "none",
            "martians",
            "Hama",
            "Souran",
            "../../etc/passwd",
            "<script>",
            "'; drop table",
            "%s%n",
            "\u202e",
            "1e999");
    private static final List<String> RAW = List.of(
            "1e400",
            "-0",
            "99999999999999999999999",
            "0.1e-300",
            "9".repeat(60),
            "1" + "0".repeat(39),
            "true",
            "null",
            "{}",
            "[]",
            "[[[[[[1]]]]]]",
            "{\"a\":{\"a\":{\"a\":1}}}",
            "NaN",
            "01",
            "+1",
            "'x'",
            "\"\\x\"",
            "\"\\ud83d\"",
            "\"\t\"");

    private final Random random;
    private final List<String> good;

    Mutations(long seed, List<String> good) {
        this.random = new Random(seed);
        this.good = List.copyOf(good);
    }

    /** The next body. */
    byte[] next() {
        JsonNode tree = tree(any(good));
        if (random.nextInt(4) == 0) {
            tree = NODES.arrayNode().add(tree).add(tree(any(good)));
        }
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            tree = changed(tree);
        }
        byte[] bytes = tree.toString().getBytes(StandardCharsets.UTF_8);
        int breaks = random.nextInt(5) < 3 ? 0 : 1 + random.nextInt(2);
        for (int i = 0; i < breaks; i++) {
            bytes = broken(bytes);
        }
        return bytes;
    }

    private JsonNode changed(JsonNode root) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        if (containers.isEmpty()) {
            return root;
        }
        JsonNode target = any(containers);
        if (target instanceof ObjectNode object) {
            change(object);
        } else {
            change((ArrayNode) target);
        }
        return random.nextInt(200) == 0 ? NODES.arrayNode().add(root) : root;
    }

    private void change(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "new" : any(names);
        switch (random.nextInt(7)) {
            case 0 -> object.remove(name);
            case 1, 2 -> object.set(name, value());
            case 3 -> {
                String other = names.isEmpty() ? name : any(names);
                JsonNode one = object.get(name);
                JsonNode two = object.get(other);
                if (one != null && two != null) {
                    object.set(name, two);
                    object.set(other, one);
                }
            }
            case 4 -> {
                JsonNode moved = object.remove(name);
                object.set(random.nextBoolean() ? name.toUpperCase(java.util.Locale.ROOT) : name + "\u200b", moved);
            }
            case 5 -> object.set(any(List.of("note", "quote", "extra", "stance", "revision", "release")), value());
            default ->
                object.set(
                        name,
                        object.get(name) == null ? value() : NODES.arrayNode().add(object.get(name)));
        }
    }

    private void change(ArrayNode array) {
        int at = array.isEmpty() ? 0 : random.nextInt(array.size());
        switch (random.nextInt(4)) {
            case 0 -> array.add(value());
            case 1 -> array.removeAll();
            case 2 -> {
                for (int i = 0; !array.isEmpty() && i < random.nextInt(30); i++) {
                    array.add(array.get(at).deepCopy());
                }
            }
            default -> {
                if (!array.isEmpty()) {
                    array.set(at, value());
                }
            }
        }
    }

    private JsonNode value() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.numberNode(random.nextLong());
            case 1 -> NODES.numberNode(random.nextDouble() * 1e300);
            case 2 -> NODES.textNode("x".repeat(random.nextInt(random.nextInt(20) == 0 ? 30_000 : 500)));
            case 3, 4 -> NODES.rawValueNode(new RawValue(any(RAW)));
            default -> NODES.textNode(any(TEXTS));
        };
    }

    private byte[] broken(byte[] bytes) {
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + random.nextInt(40));
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1, 2 -> flipped(bytes, at);
            case 3 -> joined(Arrays.copyOf(bytes, at), randomBytes(), Arrays.copyOfRange(bytes, at, bytes.length));
            case 4 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            case 5 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
            case 6 ->
                joined(bytes, any(List.of("}", "]", "{}", " \n", "\u0000", ",")).getBytes(StandardCharsets.UTF_8));
            case 7 ->
                new String(bytes, StandardCharsets.UTF_8)
                        .getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
            case 8 ->
                new String(bytes, StandardCharsets.UTF_8)
                        .replaceFirst("\\{", "{\"reportId\":\"twice\",")
                        .getBytes(StandardCharsets.UTF_8);
            case 9 ->
                joined(
                        (random.nextBoolean() ? "[" : "{\"a\":")
                                .repeat(1 + random.nextInt(60))
                                .getBytes(StandardCharsets.UTF_8),
                        bytes);
            case 10 -> joined("\uFEFF".getBytes(StandardCharsets.UTF_8), bytes);
            default ->
                random.nextInt(8) == 0
                        ? joined(" ".repeat(MemoryService.LARGEST_BODY).getBytes(StandardCharsets.UTF_8), bytes)
                        : joined(
                                Arrays.copyOf(bytes, at),
                                new byte[] {(byte) 0xC3, (byte) 0x28},
                                Arrays.copyOfRange(bytes, at, bytes.length));
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] randomBytes() {
        byte[] some = new byte[1 + random.nextInt(8)];
        random.nextBytes(some);
        return some;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
