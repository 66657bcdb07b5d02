package org.claimline.oracle;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;

/** One thing that the desk has found. Findings are only ever added; all that is known of a town is asked of their list. */
sealed interface Finding {

    /** What a word counts as. */
    enum Part {
        SUPPORT,
        CLAIM,
        REBUTTAL,
        HEDGE,
        FIGHT,
        SHARE,
        NOTE
    }

    /** The assessed layer; {@code admission} is the word it would fall with. */
    record Assessment(Optional<Subject> holder, boolean confirmed, Optional<Word> admission) {
        boolean isFor(Side side) {
            return holder.filter(h -> h.side().equals(side)).isPresent();
        }
    }

    record Stands(Word word, Part part) implements Finding {}

    record Dead(Set<Word> words) implements Finding {}

    /** Who holds the place from now on; empty: nothing is settled, as if nothing had ever been. */
    record Settled(Optional<Assessment> assessment) implements Finding {}

    /** What one neutral's assertion settles by itself, whatever else bears it. */
    record Reported(Assessment assessment) implements Finding {}

    record SaidToHaveLost(Side side) implements Finding {}

    record Conceded(Side side, Word word) implements Finding {}

    /** {@code side} claims the place again; empty: the loss has its gainer, or nobody knows any more. */
    record TakenBack(Optional<Side> side) implements Finding {}

    /** These contradict each other; {@code stances}: across stances. */
    record Clash(Set<Word> words, boolean stances) implements Finding {}

    record Heard(Instant at) implements Finding {}

    record Closed() implements Finding {}
}
