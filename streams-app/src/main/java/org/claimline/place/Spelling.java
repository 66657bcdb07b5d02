package org.claimline.place;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form in which names of places are compared. Case, diacritics, apostrophes, hyphens and white space make no difference, nor do
 * Arabic vowel signs, tatweel and the forms of hamza, alif, ya and ta marbuta, nor a leading article or "city of".
 */
public final class Spelling {
    /** Marks on letters in any script: Latin diacritics, Arabic vowels, the hamza above a letter. */
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static final Pattern DROPPED =
            Pattern.compile("['\u2018\u2019\u02bb\u02bc\u02be\u02bf`\u00b4\u2032\u0640\u0621.,]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}\\p{Pd}_/]+");
    private static final Set<String> ARTICLES = Set.of("al", "el", "the");
    private static final Set<String> KINDS = Set.of("city", "town", "village");
    private static final String ARABIC_ARTICLE = "\u0627\u0644";

    private Spelling() {}

    public static String normal(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
        String letters = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        String folded = DROPPED.matcher(letters)
                .replaceAll("")
                .replace('\u0671', '\u0627')
                .replace('\u0649', '\u064a')
                .replace('\u0629', '\u0647');
        List<String> words = new ArrayList<>(Arrays.stream(BETWEEN_WORDS.split(folded))
                .filter(word -> !word.isEmpty())
                .toList());
        while (words.size() > 1 && startsWithAnExtra(words)) {
            words.remove(0);
        }
        String joined = String.join("", words);
        boolean article = joined.startsWith(ARABIC_ARTICLE) && joined.length() > ARABIC_ARTICLE.length() + 1;
        return article ? joined.substring(ARABIC_ARTICLE.length()) : joined;
    }

    private static boolean startsWithAnExtra(List<String> words) {
        String first = words.get(0);
        boolean kind = KINDS.contains(first) && words.size() > 2 && words.get(1).equals("of");
        return ARTICLES.contains(first) || kind || first.equals("of");
    }
}
