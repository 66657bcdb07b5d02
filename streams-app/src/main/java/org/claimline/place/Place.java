package org.claimline.place;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A place about which claims can be made, as the register has it (rule 11).
 *
 * @param id          the townId of everything said about it
 * @param parentId    the place it is a part of
 * @param governorate name of the governorate it lies in
 * @param latitude    degrees north, WGS 84
 * @param longitude   degrees east, WGS 84
 * @param spellings   other names under which reports write it
 */
public record Place(
        String id,
        String name,
        Optional<String> arabicName,
        PlaceKind kind,
        Optional<String> parentId,
        Optional<String> governorate,
        OptionalDouble latitude,
        OptionalDouble longitude,
        OptionalInt geonamesId,
        Optional<String> pcode,
        List<String> spellings) {

    public Place {
        spellings = List.copyOf(spellings);
    }

    /** Its own names in normal form: id, English and Arabic name. */
    public List<String> ownNames() {
        return Stream.of(Stream.of(id, name), arabicName.stream())
                .flatMap(names -> names)
                .map(Spelling::normal)
                .distinct()
                .toList();
    }

    /** Every name that finds it, in normal form. */
    public List<String> names() {
        return Stream.concat(ownNames().stream(), spellings.stream().map(Spelling::normal))
                .distinct()
                .toList();
    }
}
