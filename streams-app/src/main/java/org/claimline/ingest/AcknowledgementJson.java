package org.claimline.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.claimline.topology.Fault;

/**
 * That an editor has seen an alert, as JSON: {@code {editor, note}}.
 *
 * @param editor who
 * @param note   what the others are to know; empty for nothing
 * @param faults all that is wrong; while there are any the rest is without use
 */
public record AcknowledgementJson(String editor, Optional<String> note, List<Fault> faults) {
    private static final int LONGEST_EDITOR = 300;
    private static final int LONGEST_NOTE = 1_000;

    public AcknowledgementJson {
        faults = List.copyOf(faults);
    }

    /**
     * Reads one.
     *
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static AcknowledgementJson read(byte[] document) throws MalformedJsonException {
        JsonNode root = StrictJson.read(document);
        List<Fault> faults = new FirstFaults();
        JsonFields fields = new JsonFields(root, "", faults);
        String editor = fields.requiredText("editor", "the id of the editor who has seen the alert");
        Optional<String> note = fields.text("note");
        tooLong("/editor", editor, LONGEST_EDITOR, faults);
        note.ifPresent(text -> tooLong("/note", text, LONGEST_NOTE, faults));
        fields.end();
        return new AcknowledgementJson(editor, note, faults);
    }

    /** What a body that was left out says. */
    public static byte[] nothing() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    private static void tooLong(String pointer, String text, int longest, List<Fault> faults) {
        if (text.length() > longest) {
            faults.add(new Fault(
                    pointer,
                    text.substring(0, 40) + "...",
                    "has " + text.length() + " characters",
                    "say it in at most " + longest));
        }
    }
}
