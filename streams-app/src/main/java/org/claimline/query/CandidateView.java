package org.claimline.query;

import org.claimline.avro.PlaceKind;
import org.claimline.avro.PlaceRef;
import org.claimline.place.Place;
import org.jspecify.annotations.Nullable;

/**
 * A place that a name could mean. What is unknown is null.
 *
 * @param within     id of the place it is a part of
 * @param lat        degrees north (WGS 84), of the middle
 * @param lon        degrees east (WGS 84), of the middle
 * @param geonamesId its number at GeoNames
 * @param pcode      its place code of the United Nations (COD-AB)
 */
public record CandidateView(
        String id,
        String name,
        @Nullable String arabicName,
        PlaceKind kind,
        @Nullable String within,
        @Nullable String governorate,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable Integer geonamesId,
        @Nullable String pcode) {

    static CandidateView of(Place place) {
        return new CandidateView(
                place.id(),
                place.name(),
                place.arabicName().orElse(null),
                PlaceKind.valueOf(place.kind().name()),
                place.parentId().orElse(null),
                place.governorate().orElse(null),
                place.latitude().isPresent() ? place.latitude().getAsDouble() : null,
                place.longitude().isPresent() ? place.longitude().getAsDouble() : null,
                place.geonamesId().isPresent() ? place.geonamesId().getAsInt() : null,
                place.pcode().orElse(null));
    }

    /** As the topic of waiting claims has it, which knows no codes. */
    static CandidateView of(PlaceRef place) {
        return new CandidateView(
                place.getPlaceId(),
                place.getName(),
                place.getArabicName(),
                place.getKind(),
                place.getParentId(),
                place.getGovernorate(),
                place.getLatitude(),
                place.getLongitude(),
                null,
                null);
    }
}
