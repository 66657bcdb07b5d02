package org.claimline.oracle;

import java.util.Comparator;
import java.util.Optional;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;
import org.claimline.oracle.Finding.Assessment;
import org.claimline.oracle.Finding.Conceded;
import org.claimline.oracle.Finding.Part;
import org.claimline.oracle.Finding.Settled;
import org.claimline.oracle.Finding.Stands;
import org.claimline.oracle.Word.Sense;

/** Rule 4: firm words against one's own interest. */
final class Losing {
    private Losing() {}

    /** Rule 1: whether the side that speaks loses by what it says. */
    static boolean concedes(Town town, Word word) {
        Side speaker = word.voice().orElseThrow();
        if (!word.puts()) {
            return word.takesFrom(speaker);
        }
        return !word.own() && (word.side().isOpposingCampOf(speaker) || losesToThirdParty(town, word, speaker));
    }

    private static boolean losesToThirdParty(Town town, Word word, Side speaker) {
        boolean stake = town.isHeldBy(speaker) || town.firm().anyMatch(w -> w.puts(speaker));
        return stake || (word.change() && !town.isHeldByAnotherThan(word.side()));
    }

    static Town says(Town town, Word word) {
        if (word.sense() == Sense.DENIED) {
            return town;
        }
        if (word.sense() == Sense.ARRIVAL) {
            return Neutral.arrives(town, word);
        }
        boolean contradicted = town.firm().anyMatch(w -> w.whole() && isContrary(w, word) && w.overlaps(word));
        boolean beside = word.sense() == Sense.FORCES && Judge.opponentInside(town, word.side());
        if (contradicted || beside) {
            return Judge.clash(town, word);
        }
        return switch (word.sense()) {
            case GONE -> loses(town, word);
            case NOBODY -> leavesToNobody(town, word);
            default -> Settling.settle(town, word, word.about(), true, Optional.of(word));
        };
    }

    /** A standing word of another origin of the camp that admits, as reliable. */
    private static boolean isContrary(Word word, Word admission) {
        return word.own()
                && word.standing()
                && word.by(admission.voice().orElseThrow())
                && !word.sameOrigin(admission)
                && word.asReliableAs(admission);
    }

    /** Whether the camp's own other source undoes its admission in time. */
    static boolean undoesAdmission(Town town, Word word) {
        return town.assessment()
                .flatMap(Assessment::admission)
                .filter(a -> word.voice().equals(a.voice()))
                .filter(a -> !word.sameOrigin(a) && word.asReliableAs(a))
                .filter(a -> word.overlaps(a)
                        || !word.claim()
                                .when()
                                .estimate()
                                .isAfter(a.claim().when().estimate().plus(Town.SILENCE)))
                .isPresent();
    }

    static Town undoAdmission(Town town, Word word) {
        Town now = town.and(new Settled(town.assessmentBeforeAdmission()));
        Town recast = now.and(now.live()
                .filter(w -> now.part(w) == Part.SUPPORT && w.contradicts(word))
                .filter(w -> now.holder().filter(h -> w.puts(h.side())).isEmpty())
                .map(w -> new Stands(w, Part.CLAIM)));
        return Judge.clash(recast, word);
    }

    private static Town loses(Town town, Word word) {
        Side loser = word.voice().orElseThrow();
        Optional<Word> gain = town.live()
                .filter(w -> w.rated() && w.whole() && w.putsAnotherThan(loser) && namesGainer(w))
                .max(Comparator.comparing(Word::firm).thenComparing(Word::order));
        Town now = Settling.lost(town.dead(w -> w.puts(loser) || town.part(w) == Part.FIGHT), loser);
        if (town.isHeldByAnotherThan(loser)) {
            return confirm(now, word).and(new Stands(word, Part.SUPPORT));
        }
        if (gain.isPresent()) {
            return Settling.settle(now, word, gain.get().about(), true, Optional.of(word));
        }
        Town left = now.isHeldBy(Side.NOBODY) ? now : Settling.vacate(now, Optional.of(word));
        return left.and(new Conceded(loser, word)).and(new Stands(word, Part.SUPPORT));
    }

    /** Nobody holds it: the speaker's side does not, and neither does another. */
    private static Town leavesToNobody(Town town, Word word) {
        Side loser = word.voice().orElseThrow();
        Town now = Settling.lost(town.dead(w -> w.puts(loser)), loser);
        if (town.isHeldBy(loser) || town.holder().isEmpty()) {
            now = Settling.vacate(now, Optional.of(word)).and(new Conceded(loser, word));
        }
        boolean another = now.isHeldByAnotherThan(loser);
        boolean rivals = now.rivalsOf(loser).findAny().isPresent();
        if (another && now.isConfirmed()) {
            return now.and(new Stands(word, Part.REBUTTAL));
        }
        return another || rivals ? Judge.clash(now, word) : now.and(new Stands(word, Part.SUPPORT));
    }

    private static Town confirm(Town town, Word word) {
        Subject holder = town.holder().orElseThrow();
        Town now = Settling.buried(town, holder.side());
        return now.and(new Settled(Optional.of(new Assessment(Optional.of(holder), true, Optional.of(word)))));
    }

    /** An arrival claims a gain where its own side tells it, or the loser. */
    static boolean namesGainer(Word word) {
        return word.sense() != Sense.ARRIVAL || !word.neutral();
    }

    /** The loss that {@code word} finds conceded, where nobody holds the place. */
    static Optional<Conceded> lossBefore(Town town, Word word) {
        return town.openConcessionByAnotherThan(word.side()).filter(c -> !town.isHeldBySomebody());
    }
}
