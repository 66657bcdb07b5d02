package org.claimline.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects every fault of one thing that was sent, with the checks that all things share. One fault a place: the first one told. */
public final class FaultList {
    private static final int LONGEST_ID = 200;
    private static final Pattern CONTROL_OR_BAR = Pattern.compile("[\\p{Cntrl}|]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");
    private static final String UNRECOGNISED = "UNRECOGNISED";

    private final List<Fault> faults = new ArrayList<>();

    public void add(String pointer, @Nullable Object value, String reason, String wayOut) {
        if (faults.stream().noneMatch(fault -> fault.pointer().equals(pointer))) {
            faults.add(new Fault(pointer, value == null ? "" : value.toString(), reason, wayOut));
        }
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** An id: there, at most 200 characters, without control characters and bars, which part the keys of topics. */
    public void id(String pointer, @Nullable String value) {
        if (value == null || value.isBlank()) {
            add(pointer, value, "is missing", "give an id of 1 to " + LONGEST_ID + " characters");
        } else if (value.length() > LONGEST_ID) {
            add(pointer, value, "has " + value.length() + " characters", "use at most " + LONGEST_ID);
        } else if (CONTROL_OR_BAR.matcher(value).find() || !value.strip().equals(value)) {
            add(
                    pointer,
                    value,
                    "has a control character, a '|', or white space at an end",
                    "leave them out: ids part the keys of topics");
        }
    }

    /** A text that must be there. */
    public void text(String pointer, @Nullable String value, int longest) {
        if (value == null) {
            add(pointer, value, "is missing", "give a text of 1 to " + longest + " characters");
        } else {
            optional(pointer, value, longest);
        }
    }

    /** A text that may be absent, but is not blank. */
    public void optional(String pointer, @Nullable String value, int longest) {
        if (value == null) {
            return;
        }
        if (value.isBlank()) {
            add(pointer, value, "is blank", "write it, or leave the field out");
        } else if (value.length() > longest) {
            add(pointer, value, "has " + value.length() + " characters", "use at most " + longest);
        } else if (CONTROL.matcher(value).find()) {
            add(pointer, value, "has a control character", "leave it out");
        }
    }

    /** An enum of the contracts, which must be a symbol that this version knows. */
    public <E extends Enum<E>> void symbol(String pointer, @Nullable E value, Class<E> type) {
        if (value == null || value.name().equals(UNRECOGNISED)) {
            add(pointer, value, "is not known", "use one of " + allowed(type));
        }
    }

    /** The symbol that {@code written} names; empty, with a fault, where there is none of that name. */
    public <E extends Enum<E>> Optional<E> parse(String pointer, String written, Class<E> type) {
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(written) && !written.equals(UNRECOGNISED))
                .findFirst();
        if (found.isEmpty()) {
            add(pointer, written, "is not known", "use one of " + allowed(type));
        }
        return found;
    }

    private static <E extends Enum<E>> String allowed(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .filter(name -> !name.equals(UNRECOGNISED))
                .collect(Collectors.joining(", "));
    }
}
