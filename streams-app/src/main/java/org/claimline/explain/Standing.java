package org.claimline.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.Side;
import org.claimline.claim.Stance;
import org.claimline.explain.Explanation.Sentence;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Interest;
import org.claimline.reconcile.Role;
import org.claimline.reconcile.Telling;

/** Who says what: the positions that stand, by the side whose word they count as. */
final class Standing {
    /** No group of sentences lists more claims. */
    static final int LISTED = 10;

    private static final List<Stance> ORDER =
            List.of(Stance.PRO_REGIME, Stance.PRO_OPPOSITION, Stance.PRO_OTHER, Stance.NEUTRAL);

    private final Attribution words;
    private final Accounting accounting;
    private final FoldState state;

    Standing(Attribution words, Accounting accounting, FoldState state) {
        this.words = words;
        this.accounting = accounting;
        this.state = state;
    }

    void write(Sections sections) {
        for (Stance stance : ORDER) {
            sections.add("What " + sources(stance) + " say", sentences(stance));
        }
    }

    /** Where all that are of no camp speak for one party, it is named. */
    private String sources(Stance stance) {
        List<Side> sides = accounting.live().stream()
                .filter(t -> stance == Stance.PRO_OTHER && t.stance() == stance)
                .flatMap(t -> t.speaks().stream())
                .distinct()
                .toList();
        return sides.size() == 1 ? words.sourcesOf(sides.get(0)) : Phrases.sources(stance);
    }

    private List<Sentence> sentences(Stance stance) {
        List<Telling> told = accounting.live().stream()
                .filter(t -> t.stance() == stance)
                .sorted(Comparator.comparing((Telling t) -> !accounting.isBasis(t))
                        .thenComparing(Telling::claim, ClaimVersion.FOLD_ORDER.reversed()))
                .toList();
        List<Sentence> sentences = new ArrayList<>();
        told.stream().limit(LISTED).forEach(t -> sentences.add(sentence(t)));
        if (told.size() > LISTED) {
            int more = told.size() - LISTED;
            sentences.add(new Sentence("And " + more + " more.", List.of(), List.of(), more));
        }
        return sentences;
    }

    private Sentence sentence(Telling telling) {
        ClaimVersion claim = telling.claim();
        List<String> notes = new ArrayList<>();
        if (telling.stance() != claim.speaker().stance()) {
            notes.add(
                    claim.speaker().condition() == ClaimantCondition.FREE
                            ? "counted as the publisher's own word, whose side gains by it"
                            : "counted as the word of the side that gains by it");
        } else if (telling.interestIn(state) == Interest.AGAINST_INTEREST) {
            notes.add("against its own interest");
        }
        if (telling.role() == Role.WORD && !accounting.isBasis(telling)) {
            notes.add("decides nothing by itself");
        }
        return Sentence.telling(words.inFull(claim, notes), List.of(claim.key()));
    }
}
