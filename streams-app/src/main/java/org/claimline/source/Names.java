package org.claimline.source;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which names of sources and parties are compared: compatibility forms, case and white space make no difference. */
public final class Names {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private Names() {}

    public static String normal(String name) {
        // composed again once in lower case, for some letters are one character in lower case only; and sigma has two
        // of lower case
        String lower = compatible(compatible(name).toLowerCase(Locale.ROOT)).replace('\u03c2', '\u03c3');
        return WHITE_SPACE.matcher(lower).replaceAll(" ").strip();
    }

    private static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
