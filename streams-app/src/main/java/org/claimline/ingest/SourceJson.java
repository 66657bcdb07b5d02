package org.claimline.ingest;

import java.time.Instant;
import org.claimline.avro.Reliability;
import org.claimline.avro.Source;
import org.claimline.avro.SourceKind;
import org.claimline.avro.Stance;

/**
 * An entry of the register of sources and claimants as JSON: {@code {id, name, aliases, stance, party, reliability, reliabilityReason,
 * kind, relays, beat, updatedBy, reason}}; {@code editor} is another name of {@code updatedBy}. {@code id}, {@code name} and {@code stance} must be there; reliability is F (unrated, rule 13) until
 * somebody rates it. What an entry may say beside the others is checked by {@link SourceCheck}.
 */
public final class SourceJson {
    private SourceJson() {}

    /**
     * Reads one source or an array of them.
     *
     * @param now when the entry is changed
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static Entries<Source> read(byte[] document, Instant now) throws MalformedJsonException {
        return Entries.read(document, "source", (fields, faults) -> Source.newBuilder()
                .setId(fields.requiredText("id"))
                .setName(fields.requiredText("name"))
                .setAliases(fields.texts("aliases"))
                .setStance(fields.requiredWord("stance", Stance.class).orElse(Stance.NEUTRAL))
                .setParty(fields.text("party").orElse(null))
                .setReliability(fields.word("reliability", Reliability.class).orElse(Reliability.F))
                .setReliabilityReason(fields.text("reliabilityReason").orElse(null))
                .setKind(fields.word("kind", SourceKind.class).orElse(SourceKind.UNRECOGNISED))
                .setRelays(fields.texts("relays"))
                .setUpdatedAt(now)
                .setBeat(fields.texts("beat"))
                .setUpdatedBy(fields.text(fields.either("updatedBy", "editor")).orElse(null))
                .setReason(fields.text("reason").orElse(null))
                .build());
    }
}
