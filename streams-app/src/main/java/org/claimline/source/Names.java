package org.claimline.source;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which names of sources and parties are compared: compatibility forms, case and white space make no difference. */
public final class Names {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private Names() {}

    public static String normal(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return WHITE_SPACE.matcher(folded).replaceAll(" ").strip();
    }
}
