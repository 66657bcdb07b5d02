package org.claimline.place;

import java.util.List;
import java.util.Optional;

/**
 * How a name as written resolves.
 *
 * @param match      how it was matched
 * @param candidates the place, or the places it could be, the likeliest first, at most {@link #MOST_CANDIDATES}; with NONE those of the name that lie
 *                   elsewhere than the report says, or whose names are near it
 * @param problem    why there is no place; empty where there is one
 * @param reasons    of each candidate, in their order: why it is what is meant, could be, or is not
 */
public record Resolution(Match match, List<Place> candidates, Optional<Problem> problem, List<Reason> reasons) {
    public static final int MOST_CANDIDATES = 20;

    /** How a name was matched to its place. */
    public enum Match {
        /** By its own name. */
        EXACT,
        /** By another spelling of it. */
        ALIAS,
        /** By likeness, with no other that is nearly as like. */
        FUZZY,
        /** Several places carry the name, or are nearly as like. */
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
        reasons = List.copyOf(reasons);
    }

    static Resolution of(Match match, Candidate candidate) {
        return new Resolution(match, List.of(candidate.place()), Optional.empty(), List.of(candidate.reason()));
    }

    static Resolution none(Problem problem, List<Candidate> candidates) {
        Match match = problem == Problem.AMBIGUOUS ? Match.AMBIGUOUS : Match.NONE;
        List<Candidate> first = candidates.subList(0, Math.min(candidates.size(), MOST_CANDIDATES));
        return new Resolution(
                match,
                first.stream().map(Candidate::place).toList(),
                Optional.of(problem),
                first.stream().map(Candidate::reason).toList());
    }

    /** The same, with a place found by likeness as a candidate only. */
    Resolution withoutLikeness() {
        return match == Match.FUZZY
                ? new Resolution(Match.NONE, candidates, Optional.of(Problem.UNKNOWN), reasons)
                : this;
    }

    /** A place that a name could mean. */
    record Candidate(Place place, Reason reason) {
        Candidate in(String context) {
            return new Candidate(place, reason.in(context));
        }
    }

    /** The one place meant; empty where it cannot be told. */
    public Optional<Place> place() {
        return problem.isPresent() ? Optional.empty() : Optional.of(candidates.get(0));
    }
}
