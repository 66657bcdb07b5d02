package org.claimline.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.place.PlaceContext.Named;

/**
 * What the names of one report mean. Each is looked up by itself, once; only where that leaves it open is the rest of the report asked, and what its
 * source usually writes about, and that is put together once for all of its names. What a name means by itself no context changes, so this
 * is what every name means with it. For one thread.
 */
public final class ReportPlaces {
    private final PlaceRegister register;
    private final List<Named> names;
    private final List<String> beat;
    private final Map<Named, Resolution> alone = new HashMap<>();
    private Optional<PlaceContext> context = Optional.empty();

    /**
     * Looks nothing up yet.
     *
     * @param names all that the report names, in any order
     * @param beat  ids of the places that its source usually writes about
     */
    public ReportPlaces(PlaceRegister register, Collection<Named> names, List<String> beat) {
        this.register = register;
        this.names = new ArrayList<>(names);
        this.beat = List.copyOf(beat);
    }

    /** The place that a name of the report means. */
    public Resolution resolve(String spelling, Optional<String> within) {
        Resolution resolution = alone(new Named(spelling, within));
        return resolution.match() == Resolution.Match.AMBIGUOUS
                ? register.resolve(spelling, within, context())
                : resolution;
    }

    private Resolution alone(Named name) {
        return alone.computeIfAbsent(name, one -> register.resolve(one.spelling(), one.within()));
    }

    private PlaceContext context() {
        if (context.isEmpty()) {
            context = Optional.of(PlaceContext.of(names, this::alone, beat));
        }
        return context.get();
    }
}
