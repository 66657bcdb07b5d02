package org.claimline.place;

import java.util.ArrayList;
import java.util.List;

/** How Latin letters sound, whichever language they were written for: English sh, French ch, German sch, Turkish s with cedilla. */
final class LatinSounds {
    private static final int LETTERS = 0x400;
    private static final String VOWELS = "aeiouyA";

    /**
     * Letters and their sounds. {@code +} only before a vowel, {@code -} only before none, {@code ^} only in a word that begins so. Of
     * those that begin alike the first that fits is taken.
     */
    private static final String TABLE = """
            tsch C|tch C|th T
            dsch j|dzh j|dj j|dh D
            sch S|sh S
            ch C|ck k|kh X|gh G|zh z|ph f|x X
            gu+ g|qu+ q
            rrh rG|rh^ G
            aa A|ay E|ai E|aou O|aw O|au O
            ee i|ei E|ey E|eu- e
            ii i
            oo u|ou+ w|ou u|ow- O
            uu u
            """;

    /** A letter with a mark, and its sound. */
    private static final String MARKED =
            "s\u0327Z s\u0326Z s\u030cS c\u0327C c\u030cC g\u0306G g\u0307G g\u030cj h\u032eX t\u0331T d\u0331D a\u0304A a\u0302A";

    private static final Grapheme[][] BY_FIRST = byFirst();

    private LatinSounds() {}

    private record Grapheme(String letters, char where, String sounds) {
        boolean fits(String word, int at) {
            int end = at + letters.length();
            if (!word.startsWith(letters, at)) {
                return false;
            }
            boolean vowel = end < word.length() && VOWELS.indexOf(word.charAt(end)) >= 0;
            return switch (where) {
                case '+' -> vowel;
                case '-' -> !vowel;
                case '^' -> word.startsWith(letters);
                default -> true;
            };
        }
    }

    /** Adds how the word sounds. */
    static void add(String marked, boolean last, StringBuilder sounds) {
        int from = sounds.length();
        String word = composed(marked);
        int at = 0;
        while (at < word.length()) {
            at = letter(word, at, from, sounds);
        }
        Sounds.endLatin(from, last, Sounds.isMark(marked.charAt(marked.length() - 1)), sounds);
    }

    /** Adds what stands at {@code at}; the place after it. */
    private static int letter(String word, int at, int from, StringBuilder sounds) {
        char letter = word.charAt(at);
        if (letter < LETTERS) {
            for (Grapheme grapheme : BY_FIRST[letter]) {
                if (grapheme.fits(word, at)) {
                    for (int i = 0; i < grapheme.sounds().length(); i++) {
                        Sounds.add(sounds, from, grapheme.sounds().charAt(i));
                    }
                    return at + grapheme.letters().length();
                }
            }
        }
        if (letter == '\'' || Character.isLetterOrDigit(letter)) {
            Sounds.add(sounds, from, letter);
        }
        return at + 1;
    }

    /** The word with one character for each letter; those that a mark gives another sound as that sound. */
    private static String composed(String marked) {
        boolean any = false;
        for (int i = 0; i < marked.length() && !any; i++) {
            any = Sounds.isMark(marked.charAt(i));
        }
        if (!any) {
            return marked;
        }
        StringBuilder word = new StringBuilder(marked.length());
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (!Sounds.isMark(c)) {
                word.append(c);
            } else if (word.length() > 0) {
                mark(word, c);
            }
        }
        return word.toString();
    }

    private static void mark(StringBuilder word, char mark) {
        char letter = word.charAt(word.length() - 1);
        for (int i = 0; i < MARKED.length(); i += 4) {
            if (MARKED.charAt(i) == letter && MARKED.charAt(i + 1) == mark) {
                word.setCharAt(word.length() - 1, MARKED.charAt(i + 2));
                return;
            }
        }
    }

    private static Grapheme[][] byFirst() {
        List<List<Grapheme>> lists = new ArrayList<>();
        for (int i = 0; i < LETTERS; i++) {
            lists.add(new ArrayList<>(0));
        }
        for (String entry : TABLE.strip().split("[|\n]", -1)) {
            int space = entry.indexOf(' ');
            char where = entry.charAt(space - 1);
            boolean anywhere = Character.isLetter(where);
            String letters = entry.substring(0, anywhere ? space : space - 1);
            lists.get(letters.charAt(0)).add(new Grapheme(letters, anywhere ? ' ' : where, entry.substring(space + 1)));
        }
        return lists.stream().map(list -> list.toArray(Grapheme[]::new)).toArray(Grapheme[][]::new);
    }
}
