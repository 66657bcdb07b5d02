package org.claimline.topology;

/**
 * One thing wrong with what was sent.
 *
 * @param pointer where, as a JSON pointer: {@code /claims/0/eventTime}
 * @param value   what stands there; empty where nothing does
 * @param reason  why it cannot be taken
 * @param wayOut  what to write instead
 */
public record Fault(String pointer, String value, String reason, String wayOut) {
    private static final int LONGEST_VALUE = 120;
    private static final int LONGEST_TEXT = 4_000;

    public Fault {
        pointer = readable(pointer);
        value = readable(value);
        reason = beginning(readable(reason));
        wayOut = beginning(wayOut);
        pointer = beginning(pointer);
        if (value.length() > LONGEST_VALUE) {
            int end = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
            value = value.substring(0, end) + "...";
        }
    }

    private static String beginning(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "..." : text;
    }

    /** Half a character cannot be written as UTF-8; it stands as a replacement character. */
    private static String readable(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c))
                ? text
                : text.codePoints()
                        .map(c -> Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    @Override
    public String toString() {
        return pointer + (value.isEmpty() ? "" : " \"" + value + "\"") + ": " + reason + "; " + wayOut;
    }
}
