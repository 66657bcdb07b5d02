package org.claimline.query;

import java.util.List;
import java.util.Optional;
import org.claimline.place.Resolution;
import org.claimline.place.Resolution.Match;
import org.claimline.place.Resolution.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a name as written resolves. A name is never guessed: a claim of a name that several places carry, or none, waits.
 *
 * @param q          the name that was asked for
 * @param within     the wider place that was asked for; null where none was
 * @param match      EXACT by a name of its own, ALIAS by another spelling; AMBIGUOUS or NONE where no place can be told
 * @param candidates the place, or every place it could be; with NONE those of the name that lie elsewhere
 * @param reason     why no place can be told; null where one is
 * @param wayOut     what would do; null where a place is told
 */
public record ResolutionView(
        String q,
        @Nullable String within,
        Match match,
        List<CandidateView> candidates,
        @Nullable Problem reason,
        @Nullable String wayOut) {

    static ResolutionView of(String q, Optional<String> within, Resolution resolution) {
        return new ResolutionView(
                q,
                within.orElse(null),
                resolution.match(),
                resolution.candidates().stream().map(CandidateView::of).toList(),
                resolution.problem().orElse(null),
                resolution.problem().map(ResolutionView::wayOut).orElse(null));
    }

    /** What a report could say instead. */
    static String wayOut(Problem problem) {
        return switch (problem) {
            case UNKNOWN ->
                "write it as the register does (GET /api/places?q=), or enter the place or this spelling of it";
            case AMBIGUOUS -> "say within which wider place it lies, or write the id of the one that is meant";
            case WITHIN_UNKNOWN ->
                "name a wider place that the register knows (GET /api/places?q=), or write the id of the place that is meant";
            case NOT_WITHIN -> "correct within, or write the id of the place that is meant";
        };
    }
}
