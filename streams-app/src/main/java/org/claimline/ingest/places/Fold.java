package org.claimline.ingest.places;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.claimline.place.Spelling;

/**
 * What is left of a name when the habits of transliteration are taken off: enough to see that two places bear one name. It is used to keep
 * the register, not to resolve claims.
 */
final class Fold {
    private static final Pattern ADDITION = Pattern.compile("\\s*\\([^)]*\\)");
    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");
    private static final Pattern DOUBLED = Pattern.compile("(.)\\1+");
    private static final Pattern SHORT_VOWELS = Pattern.compile("[ae]");
    private static final Set<String> ARTICLES = Set.of(
            "al", "el", "as", "es", "ash", "ech", "esh", "ar", "er", "ad", "ed", "an", "en", "at", "et", "ett", "az",
            "ez", "ath", "edh", "the");
    private static final String[][] SOUNDS = {
        {"tch", "x"}, {"ch", "x"}, {"sh", "x"}, {"kh", "c"}, {"gh", "j"}, {"rh", "j"}, {"dh", "d"}, {"th", "t"},
        {"q", "k"}, {"g", "k"}, {"ou", "u"}, {"oo", "u"}, {"aw", "u"}, {"au", "u"}, {"o", "u"}, {"w", "u"},
        {"ay", "i"}, {"ai", "i"}, {"ei", "i"}, {"ey", "i"}, {"ee", "i"}, {"y", "i"}
    };

    private Fold() {}

    /** Without what stands between brackets: "Souran (Azaz)" is Souran. */
    static String withoutAddition(String name) {
        return ADDITION.matcher(name).replaceAll("").strip();
    }

    static boolean isArabic(String name) {
        return ARABIC.matcher(name).find();
    }

    static String of(String name) {
        String base = withoutAddition(name);
        if (isArabic(base)) {
            return Spelling.normal(base);
        }
        String plain = Normalizer.normalize(base, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z \\-]", "");
        String[] words = plain.split("[ \\-]+", -1);
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            boolean article = ARTICLES.contains(words[i]) && words.length > 1;
            boolean grown = i > 0 && words[i].length() > 4 && words[i].startsWith("el");
            joined.append(article ? "" : grown ? words[i].substring(2) : words[i]);
        }
        String folded = joined.toString();
        for (String[] sound : SOUNDS) {
            folded = folded.replace(sound[0], sound[1]);
        }
        folded = DOUBLED.matcher(folded).replaceAll("$1");
        folded = folded.length() > 2 && folded.endsWith("h") ? folded.substring(0, folded.length() - 1) : folded;
        return skeleton(folded);
    }

    /** The first letter, the sounds between, and whether it ends as feminine names do: Aqrab is not Aqraba. */
    private static String skeleton(String name) {
        if (name.isEmpty()) {
            return name;
        }
        String first = name.startsWith("e") ? "a" : name.substring(0, 1);
        String last = name.length() > 1 && (name.endsWith("a") || name.endsWith("e")) ? "a" : "";
        return first + SHORT_VOWELS.matcher(name.substring(1)).replaceAll("") + last;
    }

    /** How much of the longer of two folded names the two have in common, in order: from 0 to 1. */
    static double alike(String name, String other) {
        String a = of(name);
        String b = of(other);
        int longer = Math.max(a.length(), b.length());
        return longer == 0 ? 0 : (double) common(a, b) / longer;
    }

    private static int common(String a, String b) {
        int[] row = new int[b.length() + 1];
        int[] next = new int[b.length() + 1];
        for (int i = 0; i < a.length(); i++) {
            for (int j = 0; j < b.length(); j++) {
                next[j + 1] = a.charAt(i) == b.charAt(j) ? row[j] + 1 : Math.max(row[j + 1], next[j]);
            }
            int[] before = row;
            row = next;
            next = before;
        }
        return row[b.length()];
    }
}
