package org.claimline.oracle;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.claim.Side;
import org.claimline.oracle.Finding.Clash;
import org.claimline.oracle.Finding.Closed;
import org.claimline.oracle.Finding.Heard;
import org.claimline.oracle.Finding.Part;
import org.claimline.oracle.Finding.Settled;
import org.claimline.oracle.Finding.Stands;
import org.claimline.oracle.Word.Force;
import org.claimline.oracle.Word.Sense;

/** What is found when one more word is heard: which rule reads it. */
final class Judge {
    private Judge() {}

    static Town hear(Town before, Word word) {
        boolean shownOnly = word.force() == Force.RUMOUR
                || word.sense() == Sense.NOTHING
                || (!word.rated() && before.isConfirmed());
        Town town = shownOnly ? before : decide(before.dead(w -> replaces(word, w)), word);
        boolean heard = word.heard() && word.force() != Force.RUMOUR;
        return close(heard ? town.and(new Heard(word.claim().when().estimate())) : town);
    }

    private static Town close(Town town) {
        return town.isContested() && !town.hasContradictions() ? town.and(new Closed()) : town;
    }

    /** Rule 15: what was said in the contest is dead, and who was known to hold the place before it holds it again. */
    static Town lapse(Town town) {
        return town.and(new Settled(town.assessment().filter(a -> a.holder().isPresent())))
                .dead(w -> town.part(w) != Part.SUPPORT && town.part(w) != Part.NOTE)
                .and(new Closed());
    }

    /** Rule 3: an origin's later word replaces what it restates or contradicts, unless that was firmer or better rated. */
    private static boolean replaces(Word later, Word earlier) {
        boolean oneVoice = later.sameOrigin(earlier)
                && later.voice().equals(earlier.voice())
                && later.passedOn() == earlier.passedOn();
        boolean noWeaker = later.force().compareTo(earlier.force()) <= 0 && (later.rated() || !earlier.rated());
        return oneVoice && noWeaker && (restates(later, earlier) || excludes(later, earlier));
    }

    private static boolean restates(Word later, Word earlier) {
        boolean oneQuestion = (later.puts() && earlier.puts()) || later.sense() == earlier.sense();
        return oneQuestion && later.side().equals(earlier.side());
    }

    private static boolean excludes(Word later, Word earlier) {
        if (earlier.sense() == Sense.FIGHT) {
            return later.whole()
                    && Set.of(Sense.HOLD, Sense.GONE, Sense.NOBODY, Sense.UNKNOWN)
                            .contains(later.sense());
        }
        return switch (later.sense()) {
            case HOLD -> earlier.takesFrom(later.side()) || (later.whole() && later.contradicts(earlier));
            case FORCES, ARRIVAL -> earlier.takesFrom(later.side());
            case GONE, DENIED -> earlier.puts(later.side());
            case NOBODY, UNKNOWN -> later.whole();
            case FIGHT, NOTHING -> false;
        };
    }

    private static Town decide(Town town, Word word) {
        if (!word.firm()) {
            return Weak.hedged(town, word);
        }
        if (word.sense() == Sense.FIGHT) {
            return word.atTheEdge()
                    ? town
                    : town.and(new Stands(word, Part.FIGHT)).and(new Clash(Set.of(word), false));
        }
        if (!word.whole()) {
            return Weak.ofPart(town, word);
        }
        return word.neutral() ? Neutral.says(town, word) : partisan(town, word);
    }

    private static Town partisan(Town town, Word word) {
        boolean concedes = Losing.concedes(town, word);
        if (!concedes && town.firm().anyMatch(n -> outweighs(town, n, word))) {
            return town;
        }
        if (concedes) {
            return Losing.says(town, word);
        }
        return word.own() || !word.puts() ? Gaining.says(town, word) : Neutral.bystander(town, word);
    }

    /** Rule 6: a neutral assertion of the very same time. */
    private static boolean outweighs(Town town, Word neutral, Word word) {
        return neutral.neutral()
                && neutral.whole()
                && town.part(neutral) == Part.SUPPORT
                && neutral.claim().when().estimate().equals(word.claim().when().estimate())
                && neutral.contradicts(word);
    }

    /** {@code word} stands against every firm word that contradicts it. */
    static Town clash(Town town, Word word) {
        return clash(town, word, Part.CLAIM);
    }

    static Town clash(Town town, Word word, Part part) {
        List<Word> against = town.firm().filter(w -> w.contradicts(word)).toList();
        boolean stances = against.stream().anyMatch(w -> w.stance() != word.stance());
        boolean forTheHolder = word.puts() && town.isHeldBy(word.side());
        Part played = part == Part.CLAIM && forTheHolder ? Part.SUPPORT : part;
        return town.and(new Stands(word, played))
                .and(new Clash(Stream.concat(against.stream(), Stream.of(word)).collect(Collectors.toSet()), stances));
    }

    /** Rule 2: an opponent is inside, as far as those who do not gain by it say so. */
    static boolean opponentInside(Town town, Side side) {
        return town.isHeldByAnotherThan(side) || town.rivalsOf(side).anyMatch(w -> !w.own() && !w.atTheEdge());
    }
}
