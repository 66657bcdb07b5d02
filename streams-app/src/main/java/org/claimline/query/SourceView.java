package org.claimline.query;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.Reliability;
import org.claimline.avro.Source;
import org.claimline.avro.SourceKind;
import org.claimline.avro.Stance;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of sources and claimants, as answers show it.
 *
 * @param aliases           other spellings under which reports name it
 * @param stance            the side by which it gains; wins over what a report says of it (rule 13)
 * @param party             id of the party whose voice it is; null where it is none's
 * @param reliability       Admiralty grade; F is unrated
 * @param reliabilityReason why this grade; null where nobody has said
 * @param kind              what kind of voice it is; null where nobody has said
 * @param relays            ids of those whose claims it passes on as its own
 * @param beat              ids of places in which, or in whose parts, it is at home
 * @param updatedAt         when the entry was last changed
 * @param updatedBy         who changed it; null for the register that came with the service
 * @param reason            why; null where nobody has said
 */
public record SourceView(
        String id,
        String name,
        List<String> aliases,
        Stance stance,
        @Nullable String party,
        Reliability reliability,
        @Nullable String reliabilityReason,
        @Nullable SourceKind kind,
        List<String> relays,
        List<String> beat,
        Instant updatedAt,
        @Nullable String updatedBy,
        @Nullable String reason) {

    static SourceView of(Source source) {
        return new SourceView(
                source.getId(),
                source.getName(),
                source.getAliases(),
                source.getStance(),
                source.getParty(),
                source.getReliability(),
                source.getReliabilityReason(),
                source.getKind() == SourceKind.UNRECOGNISED ? null : source.getKind(),
                source.getRelays(),
                source.getBeat(),
                source.getUpdatedAt(),
                source.getUpdatedBy(),
                source.getReason());
    }
}
