package org.claimline.oracle;

import java.util.List;
import java.util.Optional;
import org.claimline.claim.Side;
import org.claimline.oracle.Finding.Conceded;
import org.claimline.oracle.Finding.Part;
import org.claimline.oracle.Finding.Stands;
import org.claimline.oracle.Finding.TakenBack;
import org.claimline.oracle.Settling.Agreement;
import org.claimline.oracle.Word.Sense;

/** Rule 7: firm words of the side that gains by them. */
final class Gaining {
    private Gaining() {}

    static Town says(Town town, Word word) {
        return switch (word.sense()) {
            case GONE -> theyLeft(town, word);
            case DENIED -> theyAreNotThere(town, word);
            default -> weAreThere(town, word);
        };
    }

    /** Of a part too, where forces are told of. */
    static Town weAreThere(Town before, Word word) {
        Side side = word.side();
        Optional<Conceded> loss = Losing.lossBefore(before, word).filter(c -> word.whole());
        Town town = before.and(new TakenBack(Optional.of(side)));
        if (loss.isPresent()) {
            return Settling.settle(town, word, word.about(), true, loss.map(Conceded::word));
        }
        if (word.standing() && Losing.undoesAdmission(town, word)) {
            return Losing.undoAdmission(town, word);
        }
        if (town.isHeldBy(side)) {
            return weStillHoldIt(town, word);
        }
        if (town.isDisputed()) {
            return Judge.clash(town, word);
        }
        return town.isHeldByAnotherThan(side) ? overHolder(town, word) : overNobody(town, word);
    }

    private static Town weStillHoldIt(Town town, Word word) {
        boolean challenged = town.firm()
                .filter(w -> town.part(w) == Part.CLAIM || town.part(w) == Part.SHARE)
                .anyMatch(word::contradicts);
        if (challenged || town.isDisputed()) {
            return Judge.clash(town, word);
        }
        boolean agreed = Settling.agreement(town, word.side(), word) == Agreement.CONFIRMED;
        return agreed && word.whole() && !town.isConfirmed() && !town.isContested()
                ? Settling.settle(town, word, word.about(), true, Optional.empty())
                : town.and(new Stands(word, Part.SUPPORT));
    }

    private static Town overHolder(Town town, Word word) {
        boolean rebuts = isRebuttal(town, word);
        if (rebuts && town.isConfirmed()) {
            return town.and(new Stands(word, Part.REBUTTAL));
        }
        return rebuts || word.sense() == Sense.ARRIVAL || isDeniedAtTheSameTime(town, word)
                ? Judge.clash(town, word)
                : town.and(new Stands(word, Part.CLAIM));
    }

    private static Town overNobody(Town town, Word word) {
        Side side = word.side();
        List<Word> rivals = town.rivalsOf(side).toList();
        List<Word> partisans = rivals.stream().filter(w -> !w.neutral()).toList();
        boolean denied = town.firm().anyMatch(w -> w.takesFrom(side) && !w.by(side));
        boolean met = word.sense() == Sense.ARRIVAL
                ? !rivals.isEmpty()
                : isRebuttal(town, word) && (denied || !rivals.isEmpty());
        boolean sameTime =
                isDeniedAtTheSameTime(town, word) || partisans.stream().anyMatch(word::overlaps);
        if (met || sameTime) {
            return Judge.clash(town, word);
        }
        Town now = town.dead(partisans::contains);
        for (Word rival : partisans) {
            now = Settling.lost(now, rival.side());
        }
        Agreement agreement = now.isContested() ? Agreement.NONE : Settling.agreement(now, side, word);
        return agreement != Agreement.NONE && word.whole()
                ? Settling.settle(now, word, word.about(), agreement == Agreement.CONFIRMED, Optional.empty())
                : now.and(new Stands(word, Part.CLAIM));
    }

    /** A word that we hold on, where we are said to have lost the place, or presence where the other claims to be inside. */
    private static boolean isRebuttal(Town town, Word word) {
        Side side = word.side();
        boolean bothInside = word.sense() == Sense.FORCES
                && town.rivalsOf(side).anyMatch(w -> town.part(w) == Part.CLAIM && w.sense() != Sense.HOLD);
        boolean lost = town.isSaidToHaveLost(side)
                || town.rivalsOf(side).anyMatch(w -> w.change() && w.side().isOpposingCampOf(side));
        return word.standing() && (bothInside || lost);
    }

    /** Rule 7 and 10: the other side holds to the contrary within the precision. */
    private static boolean isDeniedAtTheSameTime(Town town, Word word) {
        return town.firm()
                .filter(w -> (w.own() && w.standing()) || (w.sense() == Sense.DENIED && !w.neutral()))
                .anyMatch(w -> w.contradicts(word) && w.overlaps(word));
    }

    private static Town theyLeft(Town before, Word word) {
        Town town = Settling.lost(before, word.side());
        boolean over = town.isHeldBy(word.side()) || town.firm().anyMatch(w -> w.puts(word.side()));
        if (!over) {
            return town.and(new Stands(word, Part.NOTE));
        }
        return town.isContested() || isDeniedAtTheSameTime(town, word)
                ? Judge.clash(town, word)
                : town.and(new Stands(word, Part.CLAIM));
    }

    private static Town theyAreNotThere(Town town, Word word) {
        Side denied = word.side();
        Side speaker = word.voice().orElseThrow();
        boolean stake = denied.isOpposingCampOf(speaker)
                || town.isHeldBy(speaker)
                || town.isSaidToHaveLost(speaker)
                || town.firm().anyMatch(w -> w.puts(speaker));
        boolean holder = town.isHeldBy(denied);
        boolean claimed = town.firm().anyMatch(w -> w.puts(denied) && town.part(w) != Part.SUPPORT);
        if (!stake) {
            return town;
        }
        if (holder && Losing.undoesAdmission(town, word)) {
            return Losing.undoAdmission(town, word);
        }
        if (holder && town.isConfirmed()) {
            return town.and(new Stands(word, Part.REBUTTAL));
        }
        return holder || claimed ? Judge.clash(town, word) : town.and(new Stands(word, Part.NOTE));
    }
}
