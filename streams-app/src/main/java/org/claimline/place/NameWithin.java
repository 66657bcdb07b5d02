package org.claimline.place;

import java.util.Optional;

/** A name that says itself within which wider place: "Souran (Hama)", "Souran, Hama governorate". */
record NameWithin(String name, String within) {
    private static final int LONGEST = 120;

    static Optional<NameWithin> of(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        int open = written.indexOf('(');
        if (open > 0 && written.stripTrailing().endsWith(")")) {
            return of(written.substring(0, open), written.substring(open + 1, written.lastIndexOf(')')));
        }
        int comma = Math.max(written.indexOf(','), written.indexOf('\u060c'));
        return comma > 0 ? of(written.substring(0, comma), written.substring(comma + 1)) : Optional.empty();
    }

    private static Optional<NameWithin> of(String name, String within) {
        return name.isBlank() || within.isBlank()
                ? Optional.empty()
                : Optional.of(new NameWithin(name.strip(), within.strip()));
    }
}
