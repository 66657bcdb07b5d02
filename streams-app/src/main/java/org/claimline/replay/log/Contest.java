package org.claimline.replay.log;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.claimline.reconcile.Closing;
import org.jspecify.annotations.Nullable;

/**
 * A dispute of a day: when it opened, by whose words, and what became of it.
 *
 * @param openedAt   event time of its opening
 * @param knownAt    when it was known; null where that was before the span
 * @param by         both sides and what they say
 * @param end        how it stands at the end of the span
 * @param closing    how it ended; null where it did not, or was undone
 * @param endedAt    event time of its end; null where it did not end
 * @param endKnownAt when its end was known; null where it did not end
 * @param endedBy    what ended it, and by whose word; null where nothing did
 */
public record Contest(
        String townId,
        String town,
        String disputeId,
        Instant openedAt,
        @Nullable Instant knownAt,
        String by,
        End end,
        @Nullable Closing closing,
        @Nullable Instant endedAt,
        @Nullable Instant endKnownAt,
        @Nullable String endedBy) {

    /** In the order in which they became known: those of before the span first. */
    static final Comparator<Contest> ORDER = Comparator.comparing(
                    (Contest c) -> Objects.requireNonNullElse(c.knownAt, Instant.MIN))
            .thenComparing(Contest::openedAt)
            .thenComparing(Contest::townId)
            .thenComparing(Contest::disputeId);

    /** How a dispute stands at the end. */
    public enum End {
        /** It is contested still. */
        OPEN,
        SETTLED,
        /** As is known now, there was none. */
        UNDONE
    }

    static Contest opened(LogEntry entry, String disputeId) {
        return new Contest(
                entry.townId(),
                entry.town(),
                disputeId,
                entry.eventTime(),
                entry.knownTime(),
                entry.sentence(),
                End.OPEN,
                null,
                null,
                null,
                null);
    }

    /** The same dispute, called after another claim, or open again. */
    Contest reopened(LogEntry entry, String id) {
        return new Contest(
                townId, town, id, entry.eventTime(), knownAt, entry.sentence(), End.OPEN, null, null, null, null);
    }

    Contest moved(LogEntry entry, String id) {
        return new Contest(
                townId, town, id, entry.eventTime(), knownAt, by, end, closing, endedAt, endKnownAt, endedBy);
    }

    Contest ended(LogEntry entry, String id) {
        boolean undone = entry.kind() == LogEntry.Kind.UNDONE;
        return new Contest(
                townId,
                town,
                id,
                openedAt,
                knownAt,
                by,
                undone ? End.UNDONE : End.SETTLED,
                entry.closing(),
                undone ? null : entry.eventTime(),
                entry.knownTime(),
                entry.sentence());
    }
}
