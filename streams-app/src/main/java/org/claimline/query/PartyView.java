package org.claimline.query;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.Camp;
import org.claimline.avro.Party;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of parties, as answers show it.
 *
 * @param camp     the side of the war it belongs to
 * @param memberOf id of the camp's party, of which this one is a faction; null for a party that is nobody's faction
 * @param reason   why it was last changed; null where nobody has said
 * @param aliases  other spellings under which reports name it
 */
public record PartyView(
        String id,
        String name,
        Camp camp,
        @Nullable String memberOf,
        List<String> aliases,
        Instant updatedAt,
        @Nullable String updatedBy,
        @Nullable String reason) {

    static PartyView of(Party party) {
        return new PartyView(
                party.getId(),
                party.getName(),
                party.getCamp(),
                party.getMemberOf(),
                party.getAliases(),
                party.getUpdatedAt(),
                party.getUpdatedBy(),
                party.getReason());
    }
}
