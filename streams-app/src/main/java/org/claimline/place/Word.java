package org.claimline.place;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a name.
 *
 * @param plain  in lower case, of base letters and digits only
 * @param marked the same with the marks on its letters (decomposed) and with its apostrophes as {@code '}: what tells how it sounds
 */
record Word(String plain, String marked) {
    private static final String APOSTROPHES =
            "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02d1\u2018\u2019\u201b\u2032\u2035\ua78c\u0621";

    /** What stands inside a word and says nothing. */
    private static final String DROPPED = ".\u0640\u00b7\"\u201c\u201d\u00ab\u00bb";

    private static final int FIRST_ARABIC = 0x600;
    private static final char FIRST_BEYOND_ASCII = 0x80;

    /** The words of a name, in its order. */
    static List<Word> in(String name) {
        String text = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKD);
        List<Word> words = new ArrayList<>(4);
        StringBuilder plain = new StringBuilder(16);
        StringBuilder marked = new StringBuilder(16);
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            add(point, plain, marked, words);
        }
        end(plain, marked, words);
        return words;
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= FIRST_BEYOND_ASCII) {
                return false;
            }
        }
        return true;
    }

    private static void add(int written, StringBuilder plain, StringBuilder marked, List<Word> words) {
        // before anything is asked of it: the capital of what is an apostrophe is one
        int point = Character.toLowerCase(written);
        if (point >= 'a' && point <= 'z') {
            plain.append((char) point);
            marked.append((char) point);
        } else if (Character.isDigit(point)) {
            char digit = (char) ('0' + Character.digit(point, 10));
            plain.append(digit);
            marked.append(digit);
        } else if (APOSTROPHES.indexOf(point) >= 0) {
            marked.append('\'');
        } else if (DROPPED.indexOf(point) >= 0) {
            return;
        } else if (Character.isLetter(point)) {
            plain.append(letter(point));
            marked.append(point < FIRST_ARABIC ? letter(point) : Character.toString(point));
        } else if (isMark(point)) {
            marked.appendCodePoint(point);
        } else if (!isNothing(point)) {
            end(plain, marked, words);
        }
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Whether it is nothing: a direction mark, a joiner, a control other than white space. */
    private static boolean isNothing(int point) {
        int type = Character.getType(point);
        return type == Character.FORMAT || (type == Character.CONTROL && !Character.isWhitespace(point));
    }

    /** A letter as it is compared: forms of one Arabic letter are one, letters that do not decompose are written out. */
    private static String letter(int point) {
        return switch (point) {
            case '\u0671' -> "\u0627";
            case '\u0649', '\u06cc', '\u06ce', '\u06d2' -> "\u064a";
            case '\u0629', '\u06be', '\u06c1', '\u06d5' -> "\u0647";
            case '\u06a9', '\u06aa' -> "\u0643";
            case '\u06c6', '\u06c7', '\u06cb' -> "\u0648";
            case '\u06b5' -> "\u0644";
            case '\u0695' -> "\u0631";
            case '\u0131' -> "i";
            case '\u03c2' -> "\u03c3";
            case '\u00df' -> "ss";
            case '\u00e6' -> "ae";
            case '\u0153' -> "oe";
            case '\u00f8' -> "o";
            case '\u0111', '\u00f0' -> "d";
            case '\u0142' -> "l";
            default -> Character.toString(point);
        };
    }

    private static void end(StringBuilder plain, StringBuilder marked, List<Word> words) {
        if (plain.length() > 0) {
            words.add(new Word(plain.toString(), marked.toString()));
        }
        plain.setLength(0);
        marked.setLength(0);
    }
}
