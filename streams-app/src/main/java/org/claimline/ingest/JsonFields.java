package org.claimline.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.claimline.topology.Fault;

/**
 * The fields of one JSON object, read one by one into what they mean; what is wrong goes to the list of faults and reads as absent, so
 * that one pass names every fault. A field with {@code null} is as good as left out. {@link #end} refuses every field that nobody asked
 * for.
 */
final class JsonFields {
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2200;
    private static final int HALF_AROUND_KM = 20_000;

    private final JsonNode object;
    private final String pointer;
    private final List<Fault> faults;
    private final Set<String> known = new LinkedHashSet<>();

    JsonFields(JsonNode node, String pointer, List<Fault> faults) {
        this.object = node;
        this.pointer = pointer;
        this.faults = faults;
        if (!node.isObject()) {
            fault(pointer, node, "is " + kind(node) + ", not an object", "send an object with the documented fields");
        }
    }

    String pointer(String field) {
        return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    /** A text that must be there; where it is not, a fault and an empty text. */
    String requiredText(String field) {
        return requiredText(field, "a text");
    }

    /** A text that must be there; {@code what} says what to add where it is not. */
    String requiredText(String field, String what) {
        if (isMissing(field)) {
            missing(field, what);
            return "";
        }
        return text(field).orElse("");
    }

    Optional<String> text(String field) {
        return present(field).flatMap(node -> text(node, pointer(field)));
    }

    private Optional<String> text(JsonNode node, String at) {
        if (!node.isTextual()) {
            fault(at, node, "is " + kind(node) + ", not a text", "put it in quotes");
            return Optional.empty();
        }
        String text = node.textValue();
        if (text.isBlank()) {
            fault(at, node, "is empty", "fill it in or leave the field out");
            return Optional.empty();
        }
        if (!isPlain(text)) {
            fault(at, node, "holds control characters or half a character", "send plain Unicode text");
            return Optional.empty();
        }
        return Optional.of(text.strip());
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (Item item : items(field)) {
            text(item.node(), item.pointer()).ifPresent(texts::add);
        }
        return texts;
    }

    <E extends Enum<E>> Optional<E> word(String field, Class<E> words) {
        return present(field).flatMap(node -> word(node, pointer(field), words));
    }

    <E extends Enum<E>> Optional<E> word(JsonNode node, String at, Class<E> words) {
        Optional<E> word = Arrays.stream(words.getEnumConstants())
                .filter(JsonFields::mayBeSent)
                .filter(w -> node.isTextual() && w.name().equals(node.textValue()))
                .findAny();
        if (word.isEmpty()) {
            String allowed = Arrays.stream(words.getEnumConstants())
                    .filter(JsonFields::mayBeSent)
                    .map(Enum::name)
                    .collect(Collectors.joining(", "));
            fault(at, node, "is no " + spaced(words.getSimpleName()), "use one of " + allowed);
        }
        return word;
    }

    <E extends Enum<E>> Optional<E> requiredWord(String field, Class<E> words) {
        if (isMissing(field)) {
            missing(
                    field,
                    "one of "
                            + Arrays.stream(words.getEnumConstants())
                                    .filter(JsonFields::mayBeSent)
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        return word(field, words);
    }

    /** A time with its offset, to the millisecond. */
    Optional<OffsetDateTime> time(String field) {
        return present(field).flatMap(node -> time(node, pointer(field)));
    }

    Optional<OffsetDateTime> requiredTime(String field) {
        if (isMissing(field)) {
            missing(field, "a time such as 2024-11-30T17:40:00+03:00");
            return Optional.empty();
        }
        return time(field);
    }

    private Optional<OffsetDateTime> time(JsonNode node, String at) {
        String example = "write it like 2024-11-30T17:40:00+03:00";
        if (!node.isTextual()) {
            fault(at, node, "is " + kind(node) + ", not a time", example);
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(node.textValue()).truncatedTo(ChronoUnit.MILLIS);
            if (time.getYear() < EARLIEST_YEAR || time.getYear() > LATEST_YEAR) {
                fault(at, node, "lies outside of " + EARLIEST_YEAR + " to " + LATEST_YEAR, "check the year");
                return Optional.empty();
            }
            return Optional.of(time);
        } catch (DateTimeException e) {
            fault(at, node, "is no ISO 8601 time with an offset", example);
            return Optional.empty();
        }
    }

    OptionalInt wholeNumber(String field, int least) {
        return wholeNumber(field, least, Integer.MAX_VALUE);
    }

    OptionalInt wholeNumber(String field, int least, int most) {
        Optional<JsonNode> node = present(field);
        if (node.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!node.get().isIntegralNumber()
                || !node.get().canConvertToInt()
                || node.get().intValue() < least
                || node.get().intValue() > most) {
            fault(
                    pointer(field),
                    node.get(),
                    "is no whole number from " + least + (most == Integer.MAX_VALUE ? " on" : " to " + most),
                    "send a number such as " + least);
            return OptionalInt.empty();
        }
        return OptionalInt.of(node.get().intValue());
    }

    /** A number from {@code least} to {@code most}, or empty for {@code word}, which stands for none of them; one of both must be there. */
    Optional<Double> requiredNumberOr(String word, String field, double least, double most) {
        String example = "a number such as 600, or \"" + word + "\"";
        Optional<JsonNode> node = present(field);
        if (node.isEmpty()) {
            missing(field, example);
            return Optional.empty();
        }
        if (node.get().isTextual() && node.get().textValue().equals(word)) {
            return Optional.empty();
        }
        double number = node.get().isNumber() ? node.get().doubleValue() : Double.NaN;
        if (!(number >= least && number <= most)) {
            fault(
                    pointer(field),
                    node.get(),
                    "is no number from " + plain(least) + " to " + plain(most) + " and not \"" + word + "\"",
                    "send " + example);
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    OptionalDouble degrees(String field, int limit) {
        Optional<JsonNode> node = present(field);
        if (node.isEmpty()) {
            return OptionalDouble.empty();
        }
        double degrees = node.get().isNumber() ? node.get().doubleValue() : Double.NaN;
        if (!(Math.abs(degrees) <= limit)) {
            fault(
                    pointer(field),
                    node.get(),
                    "is no number of degrees between -" + limit + " and " + limit,
                    "send decimal degrees (WGS 84)");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(degrees);
    }

    OptionalDouble requiredDegrees(String field, int limit) {
        if (isMissing(field)) {
            missing(field, "decimal degrees (WGS 84)");
            return OptionalDouble.empty();
        }
        return degrees(field, limit);
    }

    /** A distance in kilometres, more than none and no more than half around the earth. */
    OptionalDouble requiredDistance(String field) {
        Optional<JsonNode> node = present(field);
        if (node.isEmpty()) {
            missing(field, "a distance in kilometres");
            return OptionalDouble.empty();
        }
        double distance = node.get().isNumber() ? node.get().doubleValue() : Double.NaN;
        if (!(distance > 0 && distance <= HALF_AROUND_KM)) {
            fault(
                    pointer(field),
                    node.get(),
                    "is no distance of more than 0 and at most " + HALF_AROUND_KM + " km",
                    "send kilometres, such as 25");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(distance);
    }

    /** Which of two names of one field is used; the first where neither or both are, and both at once are a fault. */
    String either(String field, String otherName) {
        if (isMissing(field) == isMissing(otherName)) {
            if (!isMissing(field)) {
                fault(pointer(otherName), object.get(otherName), "is the same as " + field, "give one of the two");
            }
            return field;
        }
        return isMissing(field) ? otherName : field;
    }

    /** The fields of an object within this one. */
    Optional<JsonFields> child(String field) {
        return present(field).map(node -> new JsonFields(node, pointer(field), faults));
    }

    /** One element of an array, with its place. */
    record Item(JsonNode node, String pointer) {}

    List<Item> items(String field) {
        Optional<JsonNode> array = present(field);
        if (array.isPresent() && !array.get().isArray()) {
            fault(pointer(field), array.get(), "is " + kind(array.get()) + ", not an array", "put it in [ ]");
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        array.ifPresent(a -> a.forEach(node -> items.add(new Item(node, pointer(field) + "/" + items.size()))));
        return items;
    }

    boolean isMissing(String field) {
        return present(field).isEmpty();
    }

    void missing(String field, String what) {
        if (object.isObject()) {
            faults.add(new Fault(pointer(field), "", "is missing", "add " + what));
        }
    }

    /** Refuses what is left: fields that no reader asked for. */
    void end() {
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                fault(
                        pointer(field),
                        object.get(field),
                        "is an unknown field",
                        "leave it out, or use one of " + String.join(", ", known));
            }
        });
    }

    private Optional<JsonNode> present(String field) {
        known.add(field);
        return Optional.ofNullable(object.get(field)).filter(node -> !node.isNull());
    }

    private void fault(String at, JsonNode node, String reason, String remedy) {
        faults.add(new Fault(at, node.isTextual() ? node.textValue() : node.toString(), reason, remedy));
    }

    /** UNRECOGNISED is what older readers see; nobody writes it. */
    private static boolean mayBeSent(Enum<?> word) {
        return !word.name().equals("UNRECOGNISED");
    }

    private static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                        || Character.getType(c) == Character.SURROGATE);
    }

    private static String spaced(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }

    private static String kind(JsonNode node) {
        JsonNodeType type = node.getNodeType();
        return switch (type) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case MISSING -> "nothing";
        };
    }
}
