package org.claimline.cli.text;

import java.util.ArrayList;
import java.util.List;
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

    /** The line in lines of at most {@code width} cells, broken between words; what follows is indented as the first is. */
    public static List<String> wrap(String line, int width) {
        if (width(line) <= width) {
            return List.of(line);
        }
        String text = line.stripLeading();
        String marker = text.startsWith("- ") ? "- " : "";
        String indent = line.substring(0, line.length() - text.length());
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder(indent).append(marker);
        String next = indent + " ".repeat(marker.length());
        int empty = width(next);
        for (String word : text.substring(marker.length()).split(" ", -1)) {
            int now = width(current.toString());
            if (now > empty && now + 1 + width(word) > width) {
                lines.add(current.toString().stripTrailing());
                current = new StringBuilder(next).append(word);
            } else {
                current.append(now > empty ? " " : "").append(word);
            }
        }
        lines.add(current.toString());
        return lines;
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
