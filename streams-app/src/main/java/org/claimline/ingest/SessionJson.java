package org.claimline.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.claimline.topology.Fault;

/** What somebody signs in with, as JSON: {@code {token}}. No fault repeats what was sent. */
public final class SessionJson {
    private SessionJson() {}

    /**
     * The token that is shown.
     *
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static Entries<String> read(byte[] document) throws MalformedJsonException {
        JsonNode root = StrictJson.read(document);
        List<Fault> faults = new ArrayList<>();
        JsonFields fields = new JsonFields(root, "", faults);
        String token = fields.requiredText("token", "the token, as it was made for you");
        fields.end();
        List<Fault> silent = faults.stream()
                .map(fault -> new Fault(fault.pointer(), "", fault.reason(), fault.wayOut()))
                .toList();
        return new Entries<>(List.of(token), silent, false);
    }
}
