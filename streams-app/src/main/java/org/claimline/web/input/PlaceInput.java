package org.claimline.web.input;

import java.util.List;
import org.claimline.place.PlaceKind;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register of places.
 *
 * @param id          never changes; the townId of everything said about the place
 * @param name        English name
 * @param arabicName  Arabic name
 * @param kind        what it is
 * @param within      id of the place it is a part of
 * @param parentId    another name of within
 * @param governorate name of the governorate it lies in; that of the place around it, unless said
 * @param lat         degrees north (WGS 84), of the middle; with lon or not at all
 * @param latitude    another name of lat
 * @param lon         degrees east (WGS 84), of the middle
 * @param longitude   another name of lon
 * @param geonamesId  its number at GeoNames
 * @param pcode       its place code of the United Nations (COD-AB)
 * @param aliases     other spellings under which reports name it
 * @param spellings   another name of aliases
 * @param credit      where these facts come from, with the licence
 * @param updatedBy   id of the editor who enters it
 * @param editor      another name of updatedBy
 * @param reason      why, in words that stand in the record
 */
public record PlaceInput(
        String id,
        String name,
        @Nullable String arabicName,
        PlaceKind kind,
        @Nullable String within,
        @Nullable String parentId,
        @Nullable String governorate,
        @Nullable Double lat,
        @Nullable Double latitude,
        @Nullable Double lon,
        @Nullable Double longitude,
        @Nullable Integer geonamesId,
        @Nullable String pcode,
        @Nullable List<String> aliases,
        @Nullable List<String> spellings,
        @Nullable String credit,
        @Nullable String updatedBy,
        @Nullable String editor,
        @Nullable String reason) {}
