package org.claimline.place;

import java.util.List;
import java.util.Optional;

/**
 * How a name as written resolves.
 *
 * @param match      how it was matched
 * @param candidates the place, or every place it could be, by id; with NONE those of the name that lie elsewhere than the report says
 * @param problem    why there is no place; empty where there is one
 */
public record Resolution(Match match, List<Place> candidates, Optional<Problem> problem) {

    /** How a name was matched to its place. */
    public enum Match {
        /** By its own name. */
        EXACT,
        /** By another spelling of it. */
        ALIAS,
        /** By likeness, with one candidate only. */
        FUZZY,
        /** Several places carry the name. */
        AMBIGUOUS,
        NONE
    }

    /** Why a name has no place. */
    public enum Problem {
        /** No place of that name. */
        UNKNOWN,
        /** Several, and the report does not tell which. */
        AMBIGUOUS,
        /** The wider place that the report names is not known. */
        WITHIN_UNKNOWN,
        /** Places of that name lie elsewhere than the report says. */
        NOT_WITHIN
    }

    public Resolution {
        candidates = List.copyOf(candidates);
    }

    static Resolution of(Match match, Place place) {
        return new Resolution(match, List.of(place), Optional.empty());
    }

    static Resolution none(Problem problem, List<Place> candidates) {
        Match match = problem == Problem.AMBIGUOUS ? Match.AMBIGUOUS : Match.NONE;
        return new Resolution(match, candidates, Optional.of(problem));
    }

    /** The one place meant; empty where it cannot be told. */
    public Optional<Place> place() {
        return problem.isPresent() ? Optional.empty() : Optional.of(candidates.get(0));
    }
}
