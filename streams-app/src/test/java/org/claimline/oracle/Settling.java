package org.claimline.oracle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;
import org.claimline.oracle.Finding.Assessment;
import org.claimline.oracle.Finding.Part;
import org.claimline.oracle.Finding.SaidToHaveLost;
import org.claimline.oracle.Finding.Settled;
import org.claimline.oracle.Finding.Stands;
import org.claimline.oracle.Finding.TakenBack;
import org.claimline.oracle.Word.Sense;

/** Rule 5, and what it means for everything else said that the place is settled. */
final class Settling {
    enum Agreement {
        NONE,
        REPORTED,
        CONFIRMED
    }

    private Settling() {}

    /** How far {@code word} and what stands agree that {@code side} holds the place. */
    static Agreement agreement(Town town, Side side, Word word) {
        List<Word> voices = Stream.concat(town.live(), Stream.of(word))
                .distinct()
                .filter(w -> isVoice(w, side))
                .toList();
        boolean neutral = voices.stream().anyMatch(Word::neutral);
        boolean two = voices.stream().filter(Word::neutral).anyMatch(n -> voices.stream()
                .anyMatch(n::independentOf));
        boolean bystanders = voices.stream().filter(w -> !w.own()).anyMatch(w -> voices.stream()
                .filter(o -> o.sense() != Sense.ARRIVAL)
                .anyMatch(o -> o.stance() != w.stance() && o.independentOf(w)));
        return two ? Agreement.CONFIRMED : neutral || bystanders ? Agreement.REPORTED : Agreement.NONE;
    }

    private static boolean isVoice(Word word, Side side) {
        boolean hold = word.puts(side) || (side.isNobody() && word.sense() == Sense.NOBODY);
        return word.firm() && word.whole() && hold && (word.sense() != Sense.ARRIVAL || word.own());
    }

    static Town settle(Town town, Word word, Subject holder, boolean confirmed, Optional<Word> admission) {
        Side side = holder.side();
        Optional<Assessment> same = town.assessment().filter(a -> a.isFor(side));
        boolean stays = same.filter(Assessment::confirmed).isPresent();
        Optional<Word> fallsWith =
                admission.or(() -> confirmed ? Optional.empty() : same.flatMap(Assessment::admission));
        Town now = town;
        if (town.holder().isPresent() && same.isEmpty()) {
            now = lost(now, town.holder().get().side());
        }
        if (town.holder().isEmpty() && word.change()) {
            now = side.opposingCamp().map(SaidToHaveLost::new).map(now::and).orElse(now);
        }
        return buried(now, side)
                .and(new TakenBack(Optional.empty()))
                .and(new Settled(
                        Optional.of(new Assessment(Optional.of(named(town, holder)), confirmed || stays, fallsWith))))
                .and(new Stands(word, Part.SUPPORT));
    }

    static Town lost(Town town, Side side) {
        return side.isNobody() ? town : town.and(new SaidToHaveLost(side));
    }

    /** Rule 3: what a settled state contradicts is dead; what agrees supports it. */
    static Town buried(Town town, Side side) {
        Town now = town.dead(w -> w.putsAnotherThan(side)
                || w.takesFrom(side)
                || town.part(w) == Part.FIGHT
                || (w.sense() == Sense.NOBODY && !side.isNobody()));
        return now.and(now.live()
                .filter(w -> w.puts(side) || (!w.puts() && w.by(side)))
                .filter(w -> now.part(w) != Part.SHARE)
                .map(w -> new Stands(w, Part.SUPPORT)));
    }

    /** Nobody is known to hold the place. */
    static Town vacate(Town town, Optional<Word> admission) {
        Optional<Side> holder = town.holder().map(Subject::side);
        Town now = holder.map(h -> lost(town, h)).orElse(town);
        return now.and(new Settled(Optional.of(new Assessment(Optional.empty(), false, admission))));
    }

    /** The faction that a word names, else the party that is known to hold for that side. */
    private static Subject named(Town town, Subject told) {
        return town.holder()
                .filter(h -> h.side().equals(told.side()) && !told.isFaction())
                .orElse(told);
    }
}
