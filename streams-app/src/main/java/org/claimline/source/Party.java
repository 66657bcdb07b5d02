package org.claimline.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimline.claim.Camp;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;

/**
 * Who can hold a town. A party of a camp counts for the camp's side, a party of no camp for a side of its own (rule 1).
 *
 * @param memberOf the party of which this one is a faction
 */
public record Party(String id, String name, Camp camp, Optional<String> memberOf, List<String> aliases) {

    public Party {
        aliases = List.copyOf(aliases);
    }

    public Side side() {
        return switch (camp) {
            case REGIME -> Side.REGIME;
            case OPPOSITION -> Side.OPPOSITION;
            case OTHER -> new Side(memberOf.orElse(id));
        };
    }

    public Subject subject() {
        return new Subject(side(), id);
    }

    /** Every name under which it may be written, in normal form. */
    public List<String> names() {
        return Stream.concat(Stream.of(id, name), aliases.stream())
                .map(Names::normal)
                .distinct()
                .toList();
    }
}
