package org.claimline.place;

import java.util.List;

/**
 * The form in which names of places are the same name. Case, diacritics, apostrophes, hyphens, white space and invisible characters make no
 * difference, nor do Arabic vowel signs, tatweel and the forms of hamza, alif, ya, kaf and ta marbuta, nor digits of other scripts, nor
 * the article: al-, el-, and as-, ash-, ar- and the like before the letter they are for. Everything beyond that is likeness, and told as such.
 */
public final class Spelling {
    private Spelling() {}

    public static String normal(String name) {
        return normal(Word.in(name));
    }

    static String normal(List<Word> words) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            if (!Articles.isArticle(words, i)) {
                joined.append(Articles.without(words.get(i).plain()));
            }
        }
        return Articles.without(joined.toString());
    }
}
