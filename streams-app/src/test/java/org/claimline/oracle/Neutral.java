package org.claimline.oracle;

import java.util.Optional;
import org.claimline.claim.Side;
import org.claimline.oracle.Finding.Assessment;
import org.claimline.oracle.Finding.Conceded;
import org.claimline.oracle.Finding.Part;
import org.claimline.oracle.Finding.Reported;
import org.claimline.oracle.Finding.Stands;
import org.claimline.oracle.Finding.TakenBack;
import org.claimline.oracle.Settling.Agreement;
import org.claimline.oracle.Word.Sense;

/** Rules 1, 2 and 6: firm words of those who gain nothing by them. */
final class Neutral {
    private Neutral() {}

    static Town says(Town town, Word word) {
        Side side = word.side();
        return switch (word.sense()) {
            case HOLD, NOBODY -> holds(town, word);
            case FORCES -> Judge.opponentInside(town, side) ? Judge.clash(town, word) : holds(town, word);
            case ARRIVAL -> arrives(town, word);
            case GONE -> leaves(town, word);
            case DENIED -> isNotThere(town, word);
            case UNKNOWN -> nobodyKnows(town, word);
            case FIGHT, NOTHING -> town;
        };
    }

    private static Town holds(Town town, Word word) {
        Optional<Conceded> loss = town.openConcessionByAnotherThan(word.side());
        boolean agreed = Settling.agreement(town, word.side(), word) == Agreement.CONFIRMED;
        Optional<Word> admission = loss.map(Conceded::word).filter(w -> !agreed);
        Town now = Settling.settle(town, word, word.about(), agreed || loss.isPresent(), admission);
        boolean admitted = now.assessment().flatMap(Assessment::admission).isPresent();
        return admitted ? now.and(new Reported(new Assessment(now.holder(), false, Optional.empty()))) : now;
    }

    static Town arrives(Town town, Word word) {
        if (town.isHeldBy(word.side())) {
            return town.and(new Stands(word, Part.SUPPORT));
        }
        boolean met = town.isHeldByAnotherThan(word.side())
                || town.rivalsOf(word.side()).findAny().isPresent();
        return met ? Judge.clash(town, word) : town.and(new Stands(word, Part.CLAIM));
    }

    private static Town leaves(Town town, Word word) {
        Town now = Settling.lost(town.dead(w -> w.puts(word.side()) || town.part(w) == Part.FIGHT), word.side());
        boolean nobodyElse = town.isHeldBy(word.side()) || town.holder().isEmpty();
        return (nobodyElse ? Settling.vacate(now, Optional.empty()) : now).and(new Stands(word, Part.SUPPORT));
    }

    private static Town isNotThere(Town town, Word word) {
        Town now = town.dead(w -> w.puts(word.side()) && town.part(w) != Part.SUPPORT);
        if (!now.isHeldBy(word.side())) {
            return now.and(new Stands(word, Part.NOTE));
        }
        boolean othersSay = now.firm().anyMatch(w -> w.puts(word.side()) && !w.own())
                || now.assessment().flatMap(Assessment::admission).isPresent();
        return othersSay
                ? Judge.clash(now, word)
                : Settling.vacate(now.dead(w -> w.puts(word.side())), Optional.empty())
                        .and(new Stands(word, Part.NOTE));
    }

    static Town nobodyKnows(Town town, Word word) {
        return Settling.vacate(town.dead(w -> true), Optional.empty())
                .and(new TakenBack(Optional.empty()))
                .and(new Stands(word, Part.SUPPORT));
    }

    /** A partisan who neither gains nor loses counts one step below a neutral. */
    static Town bystander(Town town, Word word) {
        if (word.sense() == Sense.ARRIVAL) {
            return arrives(town, word);
        }
        boolean holder = town.isHeldBy(word.side());
        Agreement agreement = Settling.agreement(town, word.side(), word);
        boolean confirms = agreement == Agreement.CONFIRMED && !(holder && town.isConfirmed());
        boolean reports = agreement != Agreement.NONE && !holder && !town.isContested();
        return confirms || reports
                ? Settling.settle(town, word, word.about(), confirms, Optional.empty())
                : town.and(new Stands(word, holder ? Part.SUPPORT : Part.CLAIM));
    }
}
