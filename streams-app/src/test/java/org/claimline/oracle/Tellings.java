package org.claimline.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.claimline.claim.ClaimVersion;
import org.claimline.oracle.Word.Force;
import org.claimline.oracle.Word.Sense;

/** Rule 16: the words that stand, once all copies are taken away. */
final class Tellings {
    /** Which of two tellings of one thing stands: somebody rated, no hearsay, the firmest, most precise, first known. */
    private static final Comparator<Word> BETTER = Comparator.comparing((Word w) -> !w.rated())
            .thenComparing(Word::hearsay)
            .thenComparing(Word::force)
            .thenComparing(w -> w.claim().when().precision())
            .thenComparing(w -> w.claim().knownTime())
            .thenComparing(Word::order);

    private Tellings() {}

    /** {@code sorted}: the claims in force that nobody rejected, in the order of the fold. */
    static List<Word> standing(List<ClaimVersion> sorted) {
        List<Word> words = IntStream.range(0, sorted.size())
                .mapToObj(i -> Word.of(i, sorted.get(i)))
                .toList();
        List<Word> standing = new ArrayList<>();
        words.stream()
                .filter(w -> w.force() != Force.RUMOUR)
                .sorted(BETTER)
                .filter(w -> standing.stream().noneMatch(s -> isCopy(w, s, words)))
                .forEach(standing::add);
        words.stream()
                .filter(w -> w.force() == Force.RUMOUR)
                .filter(w -> standing.stream().noneMatch(s -> isCopy(w, s, words)))
                .forEach(standing::add);
        standing.sort(Comparator.comparing(Word::order));
        return standing;
    }

    private static boolean isCopy(Word word, Word stands, List<Word> all) {
        ClaimVersion a = word.claim();
        ClaimVersion b = stands.claim();
        return word.sameOrigin(stands)
                && a.assertion() == b.assertion()
                && a.subject().party().equals(b.subject().party())
                && a.extent() == b.extent()
                && word.overlaps(stands)
                && (stands.neutral() || stands.firstHand() || stands.voice().equals(word.voice()))
                && all.stream().filter(o -> liesBetween(o, word, stands)).noneMatch(o -> interrupts(o, stands));
    }

    private static boolean liesBetween(Word other, Word one, Word two) {
        return other.order() > Math.min(one.order(), two.order()) && other.order() < Math.max(one.order(), two.order());
    }

    /** The origin has said something else in between, no less its own word and no less rated than the one that stands. */
    private static boolean interrupts(Word between, Word stands) {
        boolean counts = between.sameOrigin(stands)
                && between.force() != Force.RUMOUR
                && (between.rated() || !stands.rated())
                && (!between.hearsay() || stands.hearsay());
        boolean otherParty = !between.claim().side().isNobody()
                && !between.claim().side().equals(stands.claim().side())
                && between.sense() != Sense.NOTHING;
        boolean nobody = (between.sense() == Sense.NOBODY || between.sense() == Sense.UNKNOWN)
                && between.sense() != stands.sense();
        return counts && (otherParty || nobody || between.contradicts(stands));
    }
}
