package org.claimline.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.claimline.topology.Fault;

/**
 * What a document of register entries or decisions held: one of them or an array.
 *
 * @param entries those that could be read; without use while there are faults
 * @param faults  all that is wrong, in the order of the document
 * @param array   whether it was an array, so that pointers into it begin with a number
 */
public record Entries<T>(List<T> entries, List<Fault> faults, boolean array) {
    public Entries {
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }

    /** Those of a document that holds an empty list, where that is allowed. */
    public static <T> Entries<T> none() {
        return new Entries<>(List.of(), List.of(), true);
    }

    /** Reads one entry; what is wrong with it goes to {@code faults}. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonFields fields, List<Fault> faults);
    }

    /**
     * Reads one entry or an array of them.
     *
     * @param what the entry as messages call it: {@code source}
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    static <T> Entries<T> read(byte[] document, String what, Reader<T> reader) throws MalformedJsonException {
        JsonNode root = StrictJson.read(document);
        List<Fault> faults = new FirstFaults();
        List<T> entries = new ArrayList<>();
        if (!root.isArray()) {
            entries.add(entry(root, "", faults, reader));
        } else if (root.isEmpty()) {
            faults.add(new Fault("", "[]", "holds no " + what, "send at least one"));
        } else {
            for (JsonNode node : root) {
                entries.add(entry(node, "/" + entries.size(), faults, reader));
            }
        }
        return new Entries<>(entries, faults, root.isArray());
    }

    /** The pointer of the entry {@code number} of the document. */
    public String pointer(int number) {
        return array ? "/" + number : "";
    }

    private static <T> T entry(JsonNode node, String pointer, List<Fault> faults, Reader<T> reader) {
        JsonFields fields = new JsonFields(node, pointer, faults);
        T entry = reader.read(fields, faults);
        fields.end();
        return entry;
    }
}
