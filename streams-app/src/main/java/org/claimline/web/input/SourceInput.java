package org.claimline.web.input;

import java.util.List;
import org.claimline.avro.SourceKind;
import org.claimline.claim.Reliability;
import org.claimline.claim.Stance;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of sources and claimants. Its id, name and aliases must not be another entry's, in whatever case.
 *
 * @param id                never changes; pseudonymous where a person could be at risk
 * @param name              the name that pages and headlines use
 * @param aliases           other spellings under which reports name it
 * @param stance            the side by which it gains; wins over what a report says of it (rule 13)
 * @param party             id of the party whose voice it is; must be there with PRO_OTHER, and not with NEUTRAL
 * @param reliability       Admiralty grade; F, unrated, unless said
 * @param reliabilityReason why this grade, in a sentence that the desk can defend
 * @param kind              what kind of voice it is; shown, decides nothing
 * @param relays            ids of those whose claims it passes on as its own: its word is then theirs
 * @param beat              ids of places in which, or in whose parts, it is at home; tells homonyms apart
 * @param updatedBy         id of the editor who enters it
 * @param editor            another name of updatedBy
 * @param reason            why, in words that stand in the record
 */
public record SourceInput(
        String id,
        String name,
        @Nullable List<String> aliases,
        Stance stance,
        @Nullable String party,
        @Nullable Reliability reliability,
        @Nullable String reliabilityReason,
        @Nullable SourceKind kind,
        @Nullable List<String> relays,
        @Nullable List<String> beat,
        @Nullable String updatedBy,
        @Nullable String editor,
        @Nullable String reason) {}
