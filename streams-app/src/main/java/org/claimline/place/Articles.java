package org.claimline.place;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The definite article, which reports write or leave out as they like. */
final class Articles {
    static final String ARABIC = "\u0627\u0644";

    private static final Set<String> ALWAYS = Set.of("al", "el", "ul", "il", "ehl", "ahl", "the", ARABIC);

    /** As the article sounds before a letter of the sun: only before a word that begins so. */
    private static final Map<String, List<String>> BEFORE = Map.ofEntries(
            Map.entry("as", List.of("s")),
            Map.entry("es", List.of("s")),
            Map.entry("us", List.of("s")),
            Map.entry("is", List.of("s")),
            Map.entry("ash", List.of("sh", "s")),
            Map.entry("esh", List.of("sh")),
            Map.entry("ush", List.of("sh")),
            Map.entry("ech", List.of("ch")),
            Map.entry("ach", List.of("ch")),
            Map.entry("asch", List.of("sch")),
            Map.entry("esch", List.of("sch")),
            Map.entry("ar", List.of("r")),
            Map.entry("er", List.of("r")),
            Map.entry("ur", List.of("r")),
            Map.entry("an", List.of("n")),
            Map.entry("en", List.of("n")),
            Map.entry("un", List.of("n")),
            Map.entry("at", List.of("t")),
            Map.entry("et", List.of("t")),
            Map.entry("ut", List.of("t")),
            Map.entry("ath", List.of("th")),
            Map.entry("eth", List.of("th")),
            Map.entry("ad", List.of("d")),
            Map.entry("ed", List.of("d")),
            Map.entry("ud", List.of("d")),
            Map.entry("adh", List.of("dh")),
            Map.entry("edh", List.of("dh")),
            Map.entry("az", List.of("z")),
            Map.entry("ez", List.of("z")),
            Map.entry("uz", List.of("z")),
            Map.entry("ej", List.of("j")),
            Map.entry("ess", List.of("s")),
            Map.entry("err", List.of("r")),
            Map.entry("enn", List.of("n")),
            Map.entry("ett", List.of("t")),
            Map.entry("edd", List.of("d")),
            Map.entry("ezz", List.of("z")),
            Map.entry("ehs", List.of("s")),
            Map.entry("ehsh", List.of("sh")),
            Map.entry("ehr", List.of("r")),
            Map.entry("ehn", List.of("n")),
            Map.entry("eht", List.of("t")),
            Map.entry("ehd", List.of("d")),
            Map.entry("ehz", List.of("z")),
            Map.entry("aj", List.of("j")),
            Map.entry("edj", List.of("dj")),
            Map.entry("adj", List.of("dj")));

    private Articles() {}

    /** Whether the word is but an article before another. */
    static boolean isArticle(List<Word> words, int at) {
        if (at + 1 >= words.size()) {
            return false;
        }
        String word = words.get(at).plain();
        if (word.length() > 4) {
            return false;
        }
        if (ALWAYS.contains(word)) {
            return true;
        }
        String next = words.get(at + 1).plain();
        for (String beginning : BEFORE.getOrDefault(word, List.of())) {
            if (next.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** An Arabic word without the article, as long as two letters are left. */
    static String without(String word) {
        int from = 0;
        while (word.startsWith(ARABIC, from) && word.length() - from > ARABIC.length() + 1) {
            from += ARABIC.length();
        }
        return word.substring(from);
    }
}
