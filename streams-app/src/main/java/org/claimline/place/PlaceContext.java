package org.claimline.place;

import java.util.List;
import java.util.Set;

/**
 * What else is known of where a report speaks of. It tells apart places that a name could mean; it never makes a name mean a place that it would not
 * mean without.
 *
 * @param mentioned ids of the places that other claims of the report mean without any context of their own
 * @param beat      ids of the places that the source usually writes about
 */
public record PlaceContext(Set<String> mentioned, List<String> beat) {
    public static final PlaceContext NONE = new PlaceContext(Set.of(), List.of());

    public PlaceContext {
        mentioned = Set.copyOf(mentioned);
        beat = List.copyOf(beat);
    }
}
