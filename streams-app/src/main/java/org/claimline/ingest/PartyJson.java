package org.claimline.ingest;

import java.time.Instant;
import org.claimline.avro.Camp;
import org.claimline.avro.Party;

/**
 * An entry of the register of parties as JSON: {@code {id, name, camp, memberOf, aliases, updatedBy, reason}}; {@code editor} is another name of
 * {@code updatedBy}. {@code id}, {@code name} and {@code camp} must be there. What an entry may say beside the others is checked by
 * {@link PartyCheck}.
 */
public final class PartyJson {
    private PartyJson() {}

    /**
     * Reads one party or an array of them.
     *
     * @param now when the entry is changed
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static Entries<Party> read(byte[] document, Instant now) throws MalformedJsonException {
        return Entries.read(document, "party", (fields, faults) -> Party.newBuilder()
                .setId(fields.requiredText("id"))
                .setName(fields.requiredText("name"))
                .setCamp(fields.requiredWord("camp", Camp.class).orElse(Camp.UNRECOGNISED))
                .setMemberOf(fields.text("memberOf").orElse(null))
                .setAliases(fields.texts("aliases"))
                .setUpdatedAt(now)
                .setUpdatedBy(fields.text(fields.either("updatedBy", "editor")).orElse(null))
                .setReason(fields.text("reason").orElse(null))
                .build());
    }
}
