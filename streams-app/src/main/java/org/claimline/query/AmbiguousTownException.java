package org.claimline.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.claimline.place.Place;
import org.jspecify.annotations.Nullable;

/** Several places carry the spelling that was asked for. */
public final class AmbiguousTownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Candidate> candidates;

    /** A place that it could be; ask again by its id. */
    @Schema(name = "TownCandidate")
    public record Candidate(
            String townId,
            String name,
            @Nullable String arabicName,
            String kind,
            @Nullable String governorate,
            @Nullable Double lat,
            @Nullable Double lon) {

        static Candidate of(Place place) {
            return new Candidate(
                    place.id(),
                    place.name(),
                    place.arabicName().orElse(null),
                    place.kind().name(),
                    place.governorate().orElse(null),
                    place.latitude().isPresent() ? place.latitude().getAsDouble() : null,
                    place.longitude().isPresent() ? place.longitude().getAsDouble() : null);
        }
    }

    AmbiguousTownException(String spelling, List<Place> places) {
        super("\"" + spelling + "\" could be " + places.size() + " places; ask for one of the candidates by its id");
        candidates = places.stream().map(Candidate::of).toList();
    }

    public List<Candidate> candidates() {
        return candidates;
    }
}
