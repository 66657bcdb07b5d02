package org.claimline.web;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page before its scripts run: a template whose places, such as {@code {{zone}}}, are filled with values that it is to know. */
final class PageShell {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private PageShell() {}

    /** The template with {@code values} in it, escaped; a value that looks like a place stays what it is. */
    static String filled(String template, Map<String, String> values) {
        return PLACE.matcher(template).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("nothing is known for " + place.group() + " in the page; there are "
                        + values.keySet().stream().sorted().toList());
            }
            return Matcher.quoteReplacement(Html.escaped(value));
        });
    }
}
