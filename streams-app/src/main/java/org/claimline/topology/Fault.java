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

    public Fault {
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "...";
        }
    }

    @Override
    public String toString() {
        return pointer + (value.isEmpty() ? "" : " \"" + value + "\"") + ": " + reason + "; " + wayOut;
    }
}
