package org.claimline.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.claimline.place.Comparison.Outcome;
import org.claimline.place.NameIndex.Entry;
import org.claimline.place.Reason.Why;
import org.claimline.place.Resolution.Candidate;
import org.claimline.place.Resolution.Match;
import org.claimline.place.Resolution.Problem;

/** Finds the place that a name means. */
final class Resolver {
    /** No name is so long; what is, is not read. */
    private static final int LONGEST = 300;

    /** By how much the likeliest must be ahead of the next, in hundredths of a letter. */
    private static final int MARGIN = 12;

    /** Near enough to be the same name in another transliteration. */
    private static final int SAME_NAME = 25;

    private static final int MOST_NEAR = 5;

    private final PlaceRegister register;
    private final NameIndex names;
    private final Wider wider;

    Resolver(PlaceRegister register, NameIndex names, Wider wider) {
        this.register = register;
        this.names = names;
        this.wider = wider;
    }

    Resolution resolve(String spelling, Optional<String> within, PlaceContext context) {
        if (spelling.length() > LONGEST) {
            return Resolution.none(Problem.UNKNOWN, List.of());
        }
        WrittenName written = WrittenName.of(spelling);
        List<Scored> exact = exact(written);
        if (exact.isEmpty()) {
            Optional<NameWithin> both = NameWithin.of(spelling);
            if (both.isPresent()) {
                return within(both.get(), within, context);
            }
        }
        List<String> widers = within.stream().toList();
        return decide(written, exact, widers, context);
    }

    private Resolution within(NameWithin both, Optional<String> within, PlaceContext context) {
        WrittenName written = WrittenName.of(both.name());
        List<String> widers = new ArrayList<>(List.of(both.within()));
        within.ifPresent(widers::add);
        return decide(written, exact(written), widers, context);
    }

    /** A candidate and how far it is. */
    private record Scored(Candidate candidate, Match match, Outcome outcome) {
        Place place() {
            return candidate.place();
        }

        Scored in(String context) {
            return new Scored(candidate.in(context), match, outcome);
        }
    }

    private List<Scored> exact(WrittenName written) {
        List<Entry> entries = names.named(written.normal());
        boolean otherwise = entries.isEmpty() && written.settlement();
        List<Scored> found = new ArrayList<>(1);
        for (Entry entry : otherwise ? names.named(written.base()) : entries) {
            if (!otherwise || Comparison.isSettlement(entry.place().kind())) {
                Why why = entry.own() ? Why.NAME : Why.SPELLING;
                found.add(new Scored(
                        new Candidate(entry.place(), Reason.of(why, entry.name())),
                        entry.own() ? Match.EXACT : Match.ALIAS,
                        new Outcome(why, 0)));
            }
        }
        return bare(found);
    }

    /** A bare name is the settlement, not the governorate, district or subdistrict that is called after it. */
    private static List<Scored> bare(List<Scored> found) {
        if (found.size() < 2) {
            return found;
        }
        List<Scored> places = found.stream()
                .filter(scored -> !Comparison.isAdministrative(scored.place().kind()))
                .toList();
        return places.isEmpty() ? found : places;
    }

    private Resolution decide(WrittenName written, List<Scored> exact, List<String> widers, PlaceContext context) {
        List<Wider.Area> areas = new ArrayList<>(1);
        List<Scored> found = exact.isEmpty() ? alike(written) : exact;
        for (String within : widers) {
            Optional<Wider.Area> area = wider.area(within, this);
            if (area.isEmpty()) {
                return found.isEmpty()
                        ? Resolution.none(Problem.UNKNOWN, List.of())
                        : Resolution.none(Problem.WITHIN_UNKNOWN, candidates(found));
            }
            areas.add(area.get());
        }
        String where = areas.isEmpty() ? "" : "within " + String.join(", ", widers);
        if (!exact.isEmpty()) {
            List<Scored> inside = inside(exact, areas);
            if (inside.isEmpty()) {
                List<Scored> sameName = inside(alike(written), areas).stream()
                        .filter(s -> s.outcome().alike() && s.outcome().cost() <= SAME_NAME)
                        .toList();
                return sameName.size() == 1
                        ? told(sameName.get(0), where)
                        : Resolution.none(Problem.NOT_WITHIN, candidates(exact));
            }
            return one(inside, where, context);
        }
        List<Scored> alike =
                found.stream().filter(scored -> scored.outcome().alike()).toList();
        List<Scored> inside = inside(alike, areas);
        if (inside.isEmpty()) {
            return alike.isEmpty() || areas.isEmpty()
                    ? Resolution.none(Problem.UNKNOWN, candidates(near(found)))
                    : Resolution.none(Problem.NOT_WITHIN, candidates(alike));
        }
        int best = inside.get(0).outcome().cost();
        // also names that are not near enough themselves speak against one that hardly is
        List<Scored> close = inside(found, areas).stream()
                .filter(s -> (s.outcome().alike() || s.outcome().why() == Why.NOT_ALIKE)
                        && s.outcome().cost() < best + MARGIN)
                .toList();
        return one(bare(close), where, context);
    }

    private static List<Scored> near(List<Scored> found) {
        return found.subList(0, Math.min(found.size(), MOST_NEAR));
    }

    private Resolution one(List<Scored> found, String where, PlaceContext context) {
        if (found.size() == 1) {
            return told(found.get(0), where);
        }
        List<Candidate> candidates = candidates(found);
        Optional<Candidate> chosen = new Surroundings(register, context).choose(candidates);
        for (Scored scored : found) {
            boolean meant = chosen.filter(c -> c.place().equals(scored.place())).isPresent();
            if (meant && scored.outcome().why() != Why.NOT_ALIKE) {
                return told(new Scored(chosen.get(), scored.match(), scored.outcome()), where);
            }
        }
        return Resolution.none(Problem.AMBIGUOUS, candidates);
    }

    private static Resolution told(Scored scored, String where) {
        return Resolution.of(scored.match(), scored.in(where).candidate());
    }

    private static List<Scored> inside(List<Scored> found, List<Wider.Area> areas) {
        if (areas.isEmpty()) {
            return found;
        }
        List<Scored> inside = found.stream()
                .filter(s -> areas.stream().allMatch(area -> area.has(s.place())))
                .toList();
        return inside.isEmpty()
                ? found.stream()
                        .filter(s -> areas.stream().allMatch(area -> area.has(s.place()) || area.mayHave(s.place())))
                        .toList()
                : inside;
    }

    private static List<Candidate> candidates(List<Scored> scored) {
        return scored.stream().map(Scored::candidate).toList();
    }

    /** The places whose names share a key with it: the likest name of each, the likest first. */
    private List<Scored> alike(WrittenName written) {
        Comparison comparison = new Comparison(written);
        List<Best> best = new ArrayList<>();
        for (String key : NameKeys.sounding(written)) {
            for (Entry entry : names.sounding(key)) {
                Outcome outcome = comparison.with(entry);
                if (outcome.cost() != Likeness.FAR) {
                    keepBest(new Best(entry, outcome), best);
                }
            }
        }
        if (!written.arabic()) {
            best.replaceAll(one -> heardOtherwise(one, written, comparison));
        }
        best.sort(Best.LIKEST_FIRST);
        List<Scored> scored = new ArrayList<>(best.size());
        for (Best one : best) {
            Outcome outcome = one.outcome();
            Reason reason = new Reason(outcome.why(), one.entry().name(), comparison.percent(outcome.cost()), "");
            scored.add(new Scored(
                    new Candidate(one.entry().place(), reason),
                    outcome.why() == Why.OTHER_WORDS ? Match.ALIAS : Match.FUZZY,
                    outcome));
        }
        return scored;
    }

    /**
     * A Latin name that is like a place's Arabic one, which has no short vowels, and like none of its Latin ones, whose vowels are heard: Hamis is not
     * Homs.
     */
    private Best heardOtherwise(Best best, WrittenName written, Comparison comparison) {
        if (!best.entry().written().arabic() || !best.outcome().alike()) {
            return best;
        }
        boolean compared = false;
        for (Entry entry : names.of(best.entry().place())) {
            WrittenName other = entry.written();
            if (!other.arabic()
                    && other.unvowelled().isEmpty()
                    && other.naming() == written.naming()
                    && other.consonants().equals(written.consonants())) {
                if (comparison.isHeardAlike(other)) {
                    return best;
                }
                compared = true;
            }
        }
        return compared && written.unvowelled().isEmpty()
                ? new Best(
                        best.entry(), new Outcome(Why.NOT_ALIKE, best.outcome().cost()))
                : best;
    }

    private static void keepBest(Best found, List<Best> best) {
        for (int i = 0; i < best.size(); i++) {
            if (best.get(i).entry().place().id().equals(found.entry().place().id())) {
                if (Best.LIKEST_FIRST.compare(found, best.get(i)) < 0) {
                    best.set(i, found);
                }
                return;
            }
        }
        best.add(found);
    }

    private record Best(Entry entry, Outcome outcome) {
        static final Comparator<Best> LIKEST_FIRST = (one, other) -> {
            int byAlike = Boolean.compare(other.outcome().alike(), one.outcome().alike());
            int byCost = Integer.compare(one.outcome().cost(), other.outcome().cost());
            int byPlace =
                    one.entry().place().id().compareTo(other.entry().place().id());
            return byAlike != 0 ? byAlike : byCost != 0 ? byCost : byPlace;
        };
    }
}
