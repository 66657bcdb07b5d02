package org.claimline.place;

import java.util.Arrays;

/**
 * How a written word sounds, as one symbol a sound. Latin writing becomes one notation whatever the language it was written for (English sh, French ch,
 * German sch, Turkish s with cedilla); Arabic letters stand for themselves. {@link Likeness} knows what each may be of the other.
 *
 * <p>Latin: S = sh, C = ch, Z = s with cedilla (sh in Turkish, the heavy s in older tables), X = kh, G = gh, T = th, D = dh, E = ay, O = aw, A = long a,
 * ' = ayn or hamza, t at the end after another consonant and after a before another word = the ta marbuta, as in Arabic.
 */
final class Sounds {
    static final char TA_MARBUTA = 'ة';
    static final char ANY_VOWEL = 'ء';

    /** An e at the end, as French writes one that is not heard. */
    private static final char PERHAPS_MUTE = '\u0259';

    /** An m before b, as which an n is heard there: Mambij, Manbij. */
    private static final char PERHAPS_N = 'µ';

    private Sounds() {}

    static boolean isArabic(char letter) {
        return letter >= '\u0600' && letter <= '\u06ff';
    }

    /** Adds how the word sounds. */
    static void add(Word word, boolean last, StringBuilder sounds) {
        String marked = word.marked();
        if (isArabic(word.plain().charAt(0))) {
            arabic(marked, sounds);
        } else {
            LatinSounds.add(marked, last, sounds);
        }
    }

    private static void arabic(String word, StringBuilder sounds) {
        int from = sounds.length();
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            char sound =
                    switch (letter) {
                        case 'ا', '\u0671' -> sounds.length() == from ? ANY_VOWEL : 'ا';
                        case 'ى' -> 'ى';
                        case 'ی', '\u06ce', '\u06d2' -> 'ي';
                        case 'ک', '\u06aa' -> 'ك';
                        case '\u06be', '\u06c1' -> 'ه';
                        case '\u06c6', '\u06c7', '\u06cb' -> 'و';
                        case '\u06b5' -> 'ل';
                        case '\u0695' -> 'ر';
                        case '\u06d5' -> 'e';
                        case 'پ' -> 'p';
                        case 'چ' -> 'C';
                        case 'ژ' -> 'j';
                        case 'گ' -> 'g';
                        case 'ڤ' -> 'v';
                        default -> letter;
                    };
            if (Character.isLetterOrDigit(sound)) {
                add(sounds, from, sound);
            }
        }
        int last = sounds.length() - 1;
        if (last > from && sounds.charAt(last) == 'ه') {
            sounds.setCharAt(last, TA_MARBUTA);
        }
    }

    /** A doubled sound is one; so is y between i and another vowel. */
    static void add(StringBuilder out, int from, char sound) {
        int length = out.length();
        if (length > 0) {
            char before = out.charAt(length - 1);
            if (before == sound && !Character.isDigit(sound)) {
                return;
            }
            if (before == 'm' && sound == 'b') {
                out.setCharAt(length - 1, PERHAPS_N);
            }
        }
        if (length > from) {
            char before = out.charAt(length - 1);
            if ((before == 'E' && sound == 'y') || (before == 'O' && sound == 'w')) {
                return;
            }
            if (before == 'u' && "aeEAi".indexOf(sound) >= 0) {
                out.setCharAt(length - 1, 'w');
            }
            if (before == 'i' && isSoundOfVowel(sound)) {
                out.setCharAt(length - 1, 'y');
                if (sound == 'y') {
                    return;
                }
            }
        }
        out.append(sound);
    }

    /** The endings that stand for one ta marbuta: -a, -ah, -eh, -at before another word, -t after a consonant. */
    static void endLatin(int from, boolean last, boolean accented, StringBuilder out) {
        int length = out.length();
        if (length - from < 3) {
            return;
        }
        char end = out.charAt(length - 1);
        char before = out.charAt(length - 2);
        if (end == 'h' && "aAei".indexOf(before) >= 0) {
            out.setLength(length - 1);
            out.setCharAt(length - 2, TA_MARBUTA);
        } else if (end == 't' && !last && (before == 'a' || before == 'e' || before == 'i')) {
            out.setLength(length - 1);
            out.setCharAt(length - 2, TA_MARBUTA);
        } else if (end == 't' && (!isSoundOfVowel(before) || before == 'y' || before == 'w' || before == '\'')) {
            out.setCharAt(length - 1, TA_MARBUTA);
        } else if (end == 'a' || (end == 'e' && isSoundOfVowel(before))) {
            out.setCharAt(length - 1, TA_MARBUTA);
        } else if (end == 'e') {
            out.setCharAt(length - 1, accented ? TA_MARBUTA : PERHAPS_MUTE);
        } else if (end == 'i' || end == 'y') {
            out.setCharAt(length - 1, 'ي');
        } else if (end == 'u' || end == 'o') {
            out.setCharAt(length - 1, 'و');
        }
    }

    static boolean hasShortVowel(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == 'e' || c == 'i' || c == 'o' || c == 'u') {
                return true;
            }
        }
        return false;
    }

    /** Whether a Latin word has no vowels but those that Arabic writes, as machines transliterate: "hmat", "kfrsghyr". */
    static boolean isUnvowelled(String plain) {
        if (hasShortVowel(plain)) {
            return false;
        }
        int vowels = 0;
        for (int i = 0; i < plain.length(); i++) {
            vowels += plain.charAt(i) == 'a' ? 1 : 0;
        }
        int first = plain.indexOf('a');
        boolean cluster = first < 0 || first >= (plain.length() > 1 && plain.charAt(1) == 'h' ? 3 : 2);
        return cluster && vowels * 3 <= plain.length();
    }

    private static final String LATIN_SOUNDS = "abptTjhXdDrzsSZGfqkglmnwy'c";
    private static final String ARABIC_SOUNDS = "اببتثجهخدذرزسشصغفقكغلمنويعج";

    /** The Arabic that an unvowelled Latin writing stands for. */
    static String arabicOf(String sounds) {
        StringBuilder arabic = new StringBuilder(sounds.length() + 2);
        for (int i = 0; i < sounds.length(); i++) {
            char c = sounds.charAt(i);
            int at = LATIN_SOUNDS.indexOf(c);
            if (c == 'E' || c == 'O') {
                arabic.append('ا').append(c == 'E' ? 'ي' : 'و');
            } else if (c == 'a' && i == 0) {
                arabic.append(ANY_VOWEL);
            } else {
                arabic.append(at < 0 ? c : ARABIC_SOUNDS.charAt(at));
            }
        }
        return arabic.toString();
    }

    static boolean isMark(char c) {
        return c >= '\u0300' && c <= '\u036f';
    }

    static boolean isSoundOfVowel(char c) {
        return "aeiouEOAyw'".indexOf(c) >= 0;
    }

    // --- the coarse classes of consonants under which likeness is looked for

    private static final byte[] CLASSES = classes();
    private static final int SIZE = 0x700;

    private static byte[] classes() {
        byte[] classes = new byte[0x700];
        String[] of = {
            "bpبB",
            "fفF",
            "mµمM",
            "nنN",
            "rرR",
            "lلL",
            "tTتطثT",
            "dDدضذظD",
            "sSZCسصشS",
            "zزZ",
            "jcجJ",
            "hهحH",
            "kqgGXقكغخK"
        };
        for (String one : of) {
            char key = one.charAt(one.length() - 1);
            for (int i = 0; i < one.length() - 1; i++) {
                classes[one.charAt(i)] = (byte) key;
            }
        }
        for (char digit = '0'; digit <= '9'; digit++) {
            classes[digit] = (byte) digit;
        }
        return classes;
    }

    /** The consonants of what sounds so, by their classes, without doubles. */
    static String consonants(CharSequence sounds) {
        char[] out = new char[sounds.length()];
        int n = 0;
        for (int i = 0; i < sounds.length(); i++) {
            char c = sounds.charAt(i);
            char key = c < SIZE ? (char) CLASSES[c] : c;
            if (key != 0) {
                out[n++] = key;
            }
        }
        return new String(Arrays.copyOf(out, n));
    }
}
