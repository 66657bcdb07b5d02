package org.claimline.place;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which division of the country a division is a part of, as the United Nations' P-codes say: the subdistrict SY050102 lies in the district
 * SY0501, and that in the governorate SY05, whatever stands around them in the register beside. So a subdistrict may be a part of an area,
 * such as a countryside, and still lies in its district.
 */
public final class Divisions {
    private static final Pattern CODE = Pattern.compile("SY(\\d\\d){2,3}");
    private static final int LEVEL = 2;

    private final Map<String, Place> byCode = new HashMap<>();

    Divisions(Collection<Place> places) {
        places.forEach(place -> place.pcode().ifPresent(code -> byCode.putIfAbsent(code, place)));
    }

    /** The next wider division of the register; empty for what is no division. */
    Optional<Place> around(Place place) {
        return place.pcode().flatMap(Divisions::wider).flatMap(code -> Optional.ofNullable(byCode.get(code)));
    }

    /** The P-code of the next wider division; empty for that of a governorate, and for what is no division. */
    public static Optional<String> wider(String code) {
        return CODE.matcher(code).matches() ? Optional.of(code.substring(0, code.length() - LEVEL)) : Optional.empty();
    }
}
