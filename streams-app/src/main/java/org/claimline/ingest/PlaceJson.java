package org.claimline.ingest;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of places as JSON: {@code {id, name, arabicName, kind, within, governorate, lat, lon, geonamesId, pcode,
 * aliases, credit, updatedBy, reason}}, {@code within} being the id of the place it is a part of. The names of the contract ({@code parentId},
 * {@code latitude}, {@code longitude}, {@code spellings}) and {@code editor} for {@code updatedBy} are understood too. {@code id}, {@code name} and {@code kind} must be there. What an
 * entry may say beside the others is checked by {@link PlaceCheck}.
 */
public final class PlaceJson {
    private PlaceJson() {}

    /**
     * Reads one place or an array of them.
     *
     * @param now when the entry is changed
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static Entries<Place> read(byte[] document, Instant now) throws MalformedJsonException {
        return Entries.read(document, "place", (fields, faults) -> entry(fields, now));
    }

    static Place entry(JsonFields fields, Instant now) {
        return Place.newBuilder()
                .setId(fields.requiredText("id"))
                .setName(fields.requiredText("name"))
                .setArabicName(fields.text("arabicName").orElse(null))
                .setKind(fields.requiredWord("kind", PlaceKind.class).orElse(PlaceKind.UNRECOGNISED))
                .setParentId(fields.text(fields.either("within", "parentId")).orElse(null))
                .setGovernorate(fields.text("governorate").orElse(null))
                .setLatitude(orNull(fields.degrees(fields.either("lat", "latitude"), 90)))
                .setLongitude(orNull(fields.degrees(fields.either("lon", "longitude"), 180)))
                .setGeonamesId(orNull(fields.wholeNumber("geonamesId", 1)))
                .setPcode(fields.text("pcode").orElse(null))
                .setSpellings(fields.texts(fields.either("aliases", "spellings")))
                .setCredit(fields.text("credit").orElse(null))
                .setUpdatedAt(now)
                .setUpdatedBy(fields.text(fields.either("updatedBy", "editor")).orElse(null))
                .setReason(fields.text("reason").orElse(null))
                .build();
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static @Nullable Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
