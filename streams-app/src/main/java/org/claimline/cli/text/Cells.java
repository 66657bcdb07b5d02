package org.claimline.cli.text;

import org.jline.utils.WCWidth;

/** Texts in the cells of a terminal, in which a Chinese character takes two and a mark above an Arabic letter none. */
public final class Cells {
    private static final String ELLIPSIS = "…";

    private Cells() {}

    /** How many cells a text takes. */
    public static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    /** The text in at most {@code width} cells, with an ellipsis where it was cut. */
    public static String fit(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        if (width < 1) {
            return "";
        }
        StringBuilder cut = new StringBuilder();
        int left = width - 1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (width(c) > left) {
                break;
            }
            left -= width(c);
            cut.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return cut.toString().stripTrailing() + ELLIPSIS;
    }

    /** The text with spaces behind it, or before it, up to {@code width} cells. */
    static String pad(String text, int width, boolean before) {
        String spaces = " ".repeat(Math.max(0, width - width(text)));
        return before ? spaces + text : text + spaces;
    }

    /** A text of others on one line: what would move the cursor or colour the screen is shown as a space. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return plain.toString();
    }

    private static int width(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }
}
