package org.claimline.place;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /**
     * A place as a report names it.
     *
     * @param within the wider place as it names that
     */
    public record Named(String spelling, Optional<String> within) {}

    /**
     * What a report tells of where it speaks of. What its names mean by themselves counts, so the order of its claims makes no difference; where one says all
     * by itself, nothing more is looked for.
     *
     * @param names all that the report names
     * @param alone what a name means by itself
     * @param beat  ids of the places that its source usually writes about
     */
    static PlaceContext of(Collection<Named> names, Function<Named, Resolution> alone, List<String> beat) {
        Set<String> mentioned = names.size() < 2
                ? Set.of()
                : names.stream()
                        .flatMap(name -> alone.apply(name).place().stream())
                        .map(Place::id)
                        .collect(Collectors.toSet());
        return mentioned.isEmpty() && beat.isEmpty() ? NONE : new PlaceContext(mentioned, beat);
    }
}
