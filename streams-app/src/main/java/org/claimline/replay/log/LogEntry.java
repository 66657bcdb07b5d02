package org.claimline.replay.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.claimline.claim.Precision;
import org.claimline.claim.Stance;
import org.claimline.explain.Phrases;
import org.claimline.query.ClaimId;
import org.claimline.reconcile.Closing;
import org.jspecify.annotations.Nullable;

/**
 * One thing that became known of a town. Nothing in it is for the desk only.
 *
 * @param knownTime when it became known, or when a contest lapsed
 * @param town      the town's name as it was then
 * @param eventTime when it is said to have happened: of a claim what it tells, of a dispute its opening or its end, of a change since when
 * @param precision how exact a claim's event time is; null where it is not a claim's
 * @param before    how the town stood just before; null where nothing was told of it
 * @param after     how it stands since; null where nothing is told of it any more
 * @param sentence  what became known, and who says so
 * @param marks     what makes a claim count for less; empty for what is no claim
 * @param stance    the stance whose word a claim counts as; null for what is no claim
 * @param claims    the claims that it rests on, at most {@link #MOST_CLAIMS}
 * @param sources   the names of those who published them
 * @param disputeId which dispute; null where it is about none
 * @param formerly  by which id the dispute was known until then; null where by the same, or by none
 * @param closing   how a dispute ended; null where it did not
 */
public record LogEntry(
        Instant knownTime,
        String townId,
        String town,
        Kind kind,
        Instant eventTime,
        @Nullable Precision precision,
        @Nullable Standing before,
        @Nullable Standing after,
        String sentence,
        List<Mark> marks,
        @Nullable Stance stance,
        List<ClaimId> claims,
        List<String> sources,
        @Nullable String disputeId,
        @Nullable String formerly,
        @Nullable Closing closing) {

    /** In the order in which a day is told; of one town at one time entries stand as they came. */
    public static final Comparator<LogEntry> ORDER =
            Comparator.comparing(LogEntry::knownTime).thenComparing(LogEntry::townId);

    /** No entry names more claims. */
    public static final int MOST_CLAIMS = 40;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int LONGEST_NAME = 100;

    public LogEntry {
        marks = List.copyOf(marks);
        claims = List.copyOf(claims);
        sources = List.copyOf(sources);
    }

    /** What became known. */
    public enum Kind {
        /** A claim came. */
        CLAIMED,
        /** A source told a claim otherwise, or the desk decided about it. */
        CORRECTED,
        /** A claim stands no longer: retracted, left out of a revision, held back, or told of another place. */
        WITHDRAWN,
        /** A dispute was undone: as is known now, there was none. */
        UNDONE,
        /** A dispute ended, or ended otherwise than was known. */
        SETTLED,
        /** A dispute is known to have opened at another time, or to be part of another one. */
        MOVED,
        /** A dispute opened, or is open again; one that opened and ended before it became known is told as both. */
        CONTESTED,
        /** Status, holder or claimant changed, and none of the disputes told of tells so. */
        CHANGED
    }

    /** What makes a claim count for less, or not at all. */
    public enum Mark {
        /** It repeats what its origin had told (rule 16). */
        COPY,
        /** Told with a hedge (rule 9). */
        HEDGED,
        RUMOUR,
        /** The register does not know, or does not rate, who says or publishes it (rule 13). */
        UNRATED,
        /** The desk rejected it (rule 14). */
        REJECTED,
        /** The desk holds it back. */
        HELD
    }

    /** As a line of text: {@code 20:00  Qomhana  CONTESTED  A pro-regime source (...) says that ...}. No text of others can break it. */
    public String line(ZoneId zone) {
        String change = kind == Kind.CHANGED ? Standing.words(before) + " -> " + Standing.words(after) + ": " : "";
        return CLOCK.format(knownTime.atZone(zone)) + "  " + Phrases.quoted(town, LONGEST_NAME) + "  " + kind + "  "
                + change + Phrases.quoted(sentence, Integer.MAX_VALUE);
    }
}
