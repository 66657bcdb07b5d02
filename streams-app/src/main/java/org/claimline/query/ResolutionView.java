package org.claimline.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.claimline.place.Resolution;
import org.claimline.place.Resolution.Match;
import org.claimline.place.Resolution.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a name as written resolves. A name is never guessed silently: a claim of a name that several places carry, or none, waits, and a place
 * found by likeness is marked so.
 *
 * @param q          the name that was asked for
 * @param within     the wider place that was asked for; null where none was
 * @param match      EXACT by a name of its own, ALIAS by another spelling, FUZZY by likeness; AMBIGUOUS or NONE where no place can be told
 * @param candidates the place, or the places it could be, the likeliest first; with NONE those of the name that lie
 *                   elsewhere, or whose names are near it
 * @param reasons    of each candidate, in their order: why it is what is meant, could be, or is not
 * @param reason     why no place can be told; null where one is
 * @param wayOut     what would do; null where a place is told
 */
public record ResolutionView(
        String q,
        @Nullable String within,
        Match match,
        List<CandidateView> candidates,
        List<CandidateReason> reasons,
        @Nullable Problem reason,
        @Nullable String wayOut) {

    static ResolutionView of(String q, Optional<String> within, Resolution resolution) {
        return new ResolutionView(
                q,
                within.orElse(null),
                resolution.match(),
                resolution.candidates().stream().map(CandidateView::of).toList(),
                reasons(resolution),
                resolution.problem().orElse(null),
                resolution.problem().map(ResolutionView::wayOut).orElse(null));
    }

    /**
     * Why a candidate is what is meant, could be, or is not.
     *
     * @param id   of the candidate
     * @param text in plain words
     */
    @Schema(name = "CandidateReason")
    public record CandidateReason(String id, String text) {}

    private static List<CandidateReason> reasons(Resolution resolution) {
        return IntStream.range(0, resolution.candidates().size())
                .mapToObj(i -> new CandidateReason(
                        resolution.candidates().get(i).id(),
                        resolution.reasons().get(i).text()))
                .toList();
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
