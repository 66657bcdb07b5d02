package org.claimline.explain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.claimline.claim.Assertion;
import org.claimline.claim.Extent;
import org.claimline.claim.Stance;

/** The words for what claims say and for who says it: the one place for them, for published states and explanations alike. */
public final class Phrases {
    private static final int SHORT_ID = 4;

    private Phrases() {}

    /**
     * What a claim says, as what follows "says that".
     *
     * @param party the subject, as {@link #party} tells it
     * @param place its name, or "it"
     */
    public static String says(Assertion assertion, String party, Extent extent, String place) {
        String what = what(extent, place);
        String where = where(extent, place);
        boolean edge = extent == Extent.EDGE;
        return switch (assertion) {
            case CONTROLS -> party + " holds " + what;
            case CAPTURED -> party + " captured " + what;
            case HANDED_OVER -> what + " was handed over to " + party;
            case LOST -> party + " lost " + what;
            case WITHDREW -> party + " withdrew from " + what;
            case SURRENDERED -> party + " surrendered " + what;
            case BESIEGED -> party + " is besieged " + where;
            case ENTERED -> party + (edge ? " reached " : " entered ") + what;
            case PRESENT -> party + " is " + where;
            case ADVANCING -> party + " is advancing on " + what;
            case REINFORCED -> party + " sent reinforcements " + (edge ? "to " : "into ") + what;
            case REPELLED -> party + " drove the other side back " + (edge ? where : "at " + what);
            case FIGHTING -> "there is fighting " + where;
            case STRUCK -> party + " was struck " + where;
            case DENIED -> party + " does not hold " + what;
            case NO_MANS_LAND -> "nobody holds " + what;
            case STATUS_UNKNOWN -> "it is not known who holds " + what;
        };
    }

    private static String what(Extent extent, String place) {
        return switch (extent) {
            case WHOLE -> place;
            case PART -> "a part of " + place;
            case EDGE -> "the edge of " + place;
        };
    }

    private static String where(Extent extent, String place) {
        return (extent == Extent.EDGE ? "at " : "in ") + what(extent, place);
    }

    /** A party by its side's id, as the subject of a sentence. */
    public static String party(String id) {
        return switch (id) {
            case "regime" -> "the regime";
            case "opposition" -> "the opposition";
            case "none" -> "nobody";
            default -> id.length() <= SHORT_ID ? id.toUpperCase(Locale.ROOT) : id;
        };
    }

    /** Sources of one stance, as the subject of a sentence. */
    public static String sources(Stance stance) {
        return switch (stance) {
            case PRO_REGIME -> "pro-regime sources";
            case PRO_OPPOSITION -> "pro-opposition sources";
            case NEUTRAL -> "neutral sources";
            case PRO_OTHER -> "sources of a third party";
        };
    }

    /** One source of that stance. */
    static String source(Stance stance) {
        return switch (stance) {
            case PRO_REGIME -> "a pro-regime source";
            case PRO_OPPOSITION -> "a pro-opposition source";
            case NEUTRAL -> "a neutral source";
            case PRO_OTHER -> "a source of a third party";
        };
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** "a", "a and b", "a, b and c". */
    static String and(List<String> parts) {
        return list(parts, " and ");
    }

    /** "a", "a or b", "a, b or c". */
    static String or(List<String> parts) {
        return list(parts, " or ");
    }

    private static String list(List<String> parts, String last) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        int end = parts.size() - 1;
        return String.join(", ", parts.subList(0, end)) + last + parts.get(end);
    }

    /** "1 claim", "2 claims". */
    static String count(int number, String singular, String plural) {
        return number + " " + (number == 1 ? singular : plural);
    }

    /** Text from outside on one line and of bounded length, so that it cannot look like a sentence of ours. */
    public static String quoted(String text, int longest) {
        String line = text.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) || isFormat(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceAll(" {2,}", " ");
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)).strip() + "…";
    }

    /** Characters that change how the rest of the line is laid out. */
    private static boolean isFormat(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT && codePoint != 0x200C && codePoint != 0x200D;
    }

    static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
