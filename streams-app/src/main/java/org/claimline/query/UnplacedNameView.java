package org.claimline.query;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.UnplacedReason;
import org.jspecify.annotations.Nullable;

/**
 * A name under which claims wait because their place could not be told: work for the desk.
 *
 * @param spelling   the name as most of them write it
 * @param within     the wider place as they write it; null where they name none
 * @param written    every form in which it is written, with how many claims write it so, the most frequent first
 * @param count      how many claims wait under it
 * @param sources    ids of those who wrote it, in order; the first of them
 * @param reason     why they wait
 * @param wayOut     what would do
 * @param since      publication of the one that waits longest
 * @param latest     publication of the latest
 * @param candidates the places it could be, the likeliest first
 * @param claims     the first of them, those that wait longest first
 */
public record UnplacedNameView(
        String spelling,
        @Nullable String within,
        List<Written> written,
        int count,
        List<String> sources,
        UnplacedReason reason,
        String wayOut,
        Instant since,
        Instant latest,
        List<CandidateView> candidates,
        List<UnplacedView> claims) {
    static final int MOST_CLAIMS = 5;
    static final int MOST_FORMS = 20;

    /** A form in which a name is written. */
    public record Written(String text, int count) {}
}
