package org.claimline.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimline.claim.Reliability;
import org.claimline.claim.Stance;

/**
 * A source of reports, or a claimant whom reports quote, as the register has it. What stands here wins over what a report says of
 * itself (rule 13).
 *
 * @param party  id of the party whose voice it is; its side where the stance is PRO_OTHER
 * @param beat   ids of places in which, or in whose parts, it is at home
 * @param relays ids of those whose claims it passes on as its own; it speaks with the voice of the first
 */
public record Source(
        String id,
        String name,
        List<String> aliases,
        Stance stance,
        Optional<String> party,
        Reliability reliability,
        List<String> relays,
        List<String> beat) {

    public Source {
        aliases = List.copyOf(aliases);
        relays = List.copyOf(relays);
        beat = List.copyOf(beat);
    }

    /** Whether the desk has graded it (rule 13). */
    public boolean isRated() {
        return reliability != Reliability.F;
    }

    /** Every name under which it may be written, in normal form. */
    public List<String> names() {
        return Stream.concat(Stream.of(id, name), aliases.stream())
                .map(Names::normal)
                .distinct()
                .toList();
    }
}
