package org.claimline.place;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys under which a name of a place is filed and looked for. Two names can only mean the same place if they share one: a key is the normal form, or
 * the consonants by classes that transliterations do not cross (q, k, g, kh and gh are one), whole, with one left out, or, of long names, the
 * beginning and the end. So an edit of the register can only concern reports one of whose names shares a key with a name that was edited.
 */
public final class NameKeys {
    private static final int SHORT = 4;
    private static final int LONG = 9;
    private static final int END = 5;
    private static final int LONGEST = 80;

    private NameKeys() {}

    /** All keys of a name; at most about a dozen of each name in it, without the sign {@code |}. */
    public static Set<String> of(String name) {
        Set<String> keys = new LinkedHashSet<>();
        alone(name, keys);
        NameWithin.of(name).ifPresent(both -> {
            alone(both.name(), keys);
            keys.addAll(ofWider(both.within()));
        });
        return keys;
    }

    private static void alone(String name, Set<String> keys) {
        WrittenName written = WrittenName.of(name);
        keys.add(exact(written.normal()));
        keys.add(exact(written.base()));
        keys.addAll(sounding(written));
    }

    /** All keys of a place: of its id, its names and its spellings. */
    public static Set<String> of(Place place) {
        Set<String> keys = new LinkedHashSet<>();
        Stream.of(Stream.of(place.id(), place.name()), place.arabicName().stream(), place.spellings().stream())
                .flatMap(names -> names)
                .forEach(name -> keys.addAll(of(name)));
        return keys;
    }

    /** The key among those of a place under which its id alone is filed. */
    public static String ofId(String placeId) {
        return exact(Spelling.normal(placeId));
    }

    /** All keys of what a report names as the wider place. */
    public static Set<String> ofWider(String within) {
        Set<String> keys = new LinkedHashSet<>(of(within));
        keys.add(exact(PlaceRegister.governorateName(within)));
        String core = WrittenName.of(within).core();
        if (!core.isEmpty()) {
            keys.addAll(of(core));
            keys.add(exact(PlaceRegister.governorateName(core)));
        }
        return keys;
    }

    static String exact(String normal) {
        return "=" + normal.substring(0, Math.min(normal.length(), LONGEST));
    }

    /** The keys of how it sounds: with and without the words that it shares with others. */
    static List<String> sounding(WrittenName written) {
        List<String> keys = new ArrayList<>(LONG + 2);
        String digits = written.digits();
        String base = written.consonants();
        String whole = written.wholeConsonants();
        if (whole.length() + digits.length() == 0) {
            return keys;
        }
        keys.add(whole + digits);
        if (base.length() < whole.length() && base.length() + digits.length() > 0) {
            keys.add(base + digits);
        }
        if (whole.length() >= LONG) {
            keys.add("^" + whole.substring(0, END) + digits);
            keys.add("$" + whole.substring(whole.length() - END) + digits);
        } else if (whole.length() >= SHORT) {
            for (int i = 0; i < whole.length(); i++) {
                // leaving out either of two that are the same is the same
                if (i == 0 || whole.charAt(i) != whole.charAt(i - 1)) {
                    keys.add(
                            whole.substring(0, i).concat(whole.substring(i + 1)).concat(digits));
                }
            }
        } else if (written.whole().text().endsWith("t")) {
            // a ta marbuta, perhaps
            keys.add(whole.substring(0, whole.length() - 1) + digits);
        }
        return keys;
    }
}
