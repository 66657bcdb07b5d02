package org.claimline.explain;

import java.util.List;
import java.util.Optional;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.Subject;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Rule;
import org.claimline.reconcile.Settled;
import org.claimline.reconcile.Telling;
import org.claimline.reconcile.Verdict;

/** The state of a town in one sentence that attributes and never asserts. */
final class Headline {
    private static final String UNVERIFIED = "not verified by this newsroom";

    private final Attribution words;
    private final SideBySide sides;

    Headline(Attribution words) {
        this.words = words;
        sides = new SideBySide(words);
    }

    /**
     * The sentence.
     *
     * @param signed what the desk signed of a claim that the state rests on
     */
    String of(FoldState state, Verdict verdict, Optional<String> signed) {
        String said = sides.of(verdict.deciding());
        String text =
                switch (verdict.status()) {
                    case CONFIRMED -> "sources agree that " + holds(verdict) + "; " + signed.orElse(UNVERIFIED);
                    case REPORTED -> reported(verdict) + "; " + signed.orElse(UNVERIFIED);
                    case CLAIMED -> claimed(state, verdict, said);
                    case CONTESTED -> contested(state, verdict);
                    case UNCLEAR -> unclear(verdict, said.isEmpty() ? left(state) : said);
                };
        return Phrases.capital(text) + ".";
    }

    private String holds(Verdict verdict) {
        return verdict.controller().map(words::party).orElse("nobody named") + " holds " + words.town();
    }

    private String reported(Verdict verdict) {
        return switch (verdict.rule()) {
            case DISINTERESTED_AGREEMENT ->
                "sources of different sides that gain nothing by it say that " + holds(verdict);
            case LAPSE -> "as before a contest that lapsed, it is reported that " + holds(verdict);
            default -> "a neutral source reports that " + holds(verdict);
        };
    }

    private String claimed(FoldState state, Verdict verdict, String said) {
        String claim = Phrases.nonEmpty(said)
                .orElseGet(() -> "sources claim " + words.town() + " for "
                        + verdict.claimedBy().map(words::party).orElse("a side"));
        return claim + "; " + background(state).orElse("no holder is established");
    }

    private String contested(FoldState state, Verdict verdict) {
        boolean ofOneCamp = verdict.rule() == Rule.ADMISSION_CONTRADICTED;
        List<String> said = ofOneCamp ? sides.contradictions(verdict.deciding()) : sides.sides(verdict.deciding());
        if (said.isEmpty()) {
            return "sources contradict each other about " + words.town();
        }
        String contest = String.join("; ", said);
        if (said.size() > 1) {
            return contest + (said.size() == 2 ? "; neither settles it" : "; none of them settles it");
        }
        if (verdict.rule() == Rule.FIGHTING || verdict.rule() == Rule.SPLIT) {
            return contest;
        }
        long sidesNamed =
                verdict.deciding().stream().map(Telling::claimant).distinct().count();
        return ofOneCamp || sidesNamed > 1
                ? contest + ", and so contradict each other"
                : contest + background(state).map(b -> "; " + b).orElse("");
    }

    /** What the assessed layer has, where something else is claimed or contested. */
    Optional<String> background(FoldState state) {
        return state.settled().flatMap(settled -> settled.holder().map(holder -> established(settled, holder)));
    }

    private String established(Settled settled, Subject holder) {
        return (settled.confirmed() ? "what sources last agreed on is that " : "what was last reported is that ")
                + words.party(holder) + " holds it";
    }

    /** What brought it about that nobody is known to hold the place. */
    private String left(FoldState state) {
        List<ClaimKey> basis = state.settled().map(Settled::basis).orElse(List.of());
        return sides.of(state.live().stream()
                .filter(t -> basis.contains(t.claim().key()))
                .toList());
    }

    private String unclear(Verdict verdict, String said) {
        String unclear = "who holds " + words.town() + " is unclear";
        if (said.isEmpty()) {
            return unclear + ", because " + because(verdict.rule());
        }
        return switch (verdict.rule()) {
            case STATUS_UNKNOWN -> said;
            case DEPARTURE, ADMISSION -> unclear + ": " + said + ", and nobody is said to have followed";
            case DENIAL -> unclear + ": " + said + ", and nobody says who does";
            case PART -> unclear + ": " + said + ", and nothing is said of the whole";
            case NO_MANS_LAND -> unclear + ": " + said;
            default -> unclear + ", because " + because(verdict.rule()) + "; " + said;
        };
    }

    private static String because(Rule rule) {
        return switch (rule) {
            case ADMISSION -> "the side that held it says that it lost it, and nobody is said to have followed";
            case NO_MANS_LAND -> "it is said that nobody holds it";
            default -> rule.words();
        };
    }
}
