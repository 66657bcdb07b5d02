package org.claimline.web.input;

import java.util.List;
import org.claimline.claim.Camp;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of parties. Its id, name and aliases must not be another entry's, in whatever case.
 *
 * @param id        never changes
 * @param name      the name that pages and headlines use
 * @param camp      the side of the war it belongs to
 * @param memberOf  id of the camp's party, of which this one is a faction
 * @param aliases   other spellings under which reports name it
 * @param updatedBy id of the editor who enters it
 * @param editor    another name of updatedBy
 * @param reason    why, in words that stand in the record
 */
public record PartyInput(
        String id,
        String name,
        Camp camp,
        @Nullable String memberOf,
        @Nullable List<String> aliases,
        @Nullable String updatedBy,
        @Nullable String editor,
        @Nullable String reason) {}
