package org.claimline.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Who sends an entry, where the entry does not say: whoever showed a token is known by its name. */
public final class Signature {
    private static final String EDITOR = "editor";

    private Signature() {}

    /**
     * The document with {@code editor} in each entry that names neither an editor nor who updated it.
     *
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static byte[] put(byte[] document, String editor) throws MalformedJsonException {
        JsonNode root = StrictJson.read(document);
        boolean put = sign(root, editor);
        for (JsonNode entry : root) {
            put |= root.isArray() && sign(entry, editor);
        }
        return put ? root.toString().getBytes(StandardCharsets.UTF_8) : document;
    }

    private static boolean sign(JsonNode node, String editor) {
        if (node instanceof ObjectNode entry && !entry.hasNonNull(EDITOR) && !entry.hasNonNull("updatedBy")) {
            entry.put(EDITOR, editor);
            return true;
        }
        return false;
    }
}
