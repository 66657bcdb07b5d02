package org.claimline.query;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of places, as answers show it. What is unknown is null.
 *
 * @param id         the townId of everything said about it
 * @param within     id of the place it is a part of
 * @param lat        degrees north (WGS 84), of the middle
 * @param lon        degrees east (WGS 84), of the middle
 * @param geonamesId its number at GeoNames
 * @param pcode      its place code of the United Nations (COD-AB)
 * @param aliases    other spellings under which reports name it
 * @param reason     why it was last changed
 * @param credit     where these facts come from, with the licence
 */
public record PlaceView(
        String id,
        String name,
        @Nullable String arabicName,
        PlaceKind kind,
        @Nullable String within,
        @Nullable String governorate,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable Integer geonamesId,
        @Nullable String pcode,
        List<String> aliases,
        @Nullable String credit,
        Instant updatedAt,
        @Nullable String updatedBy,
        @Nullable String reason) {

    static PlaceView of(Place place) {
        return new PlaceView(
                place.getId(),
                place.getName(),
                place.getArabicName(),
                place.getKind(),
                place.getParentId(),
                place.getGovernorate(),
                place.getLatitude(),
                place.getLongitude(),
                place.getGeonamesId(),
                place.getPcode(),
                place.getSpellings(),
                place.getCredit(),
                place.getUpdatedAt(),
                place.getUpdatedBy(),
                place.getReason());
    }
}
