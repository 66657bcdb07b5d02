package org.claimline.query;

import java.time.Instant;
import java.util.List;
import org.claimline.claim.Status;
import org.claimline.explain.Accounted;
import org.claimline.explain.Explanation;
import org.claimline.reconcile.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Why a town is in its state, in plain sentences.
 *
 * @param at       the event time asked for; null for all
 * @param knownAt  the known time asked for; null for what stands now
 * @param title    the town and the moment in words
 * @param verdict  the state in one sentence that says whose word it is
 * @param sections the rest, under headings
 * @param note     how times are told
 */
public record ExplanationView(
        String townId,
        String name,
        @Nullable Instant at,
        @Nullable Instant knownAt,
        Status status,
        @Nullable String controller,
        @Nullable String faction,
        @Nullable String claimedBy,
        Rule rule,
        String title,
        String verdict,
        List<SectionView> sections,
        Accounted accounted,
        String note) {

    /** Sentences under a heading. */
    public record SectionView(String heading, List<SentenceView> sentences) {
        static SectionView of(Explanation.Section section) {
            return new SectionView(
                    section.heading(),
                    section.sentences().stream().map(SentenceView::of).toList());
        }
    }

    /**
     * One sentence.
     *
     * @param claims   the claims that it accounts for: each claim in force is in one sentence only, or counted in one {@code more}
     * @param mentions other claims that it speaks of
     * @param more     how many claims it accounts for without listing them
     */
    public record SentenceView(String text, List<ClaimId> claims, List<ClaimId> mentions, int more) {
        static SentenceView of(Explanation.Sentence sentence) {
            return new SentenceView(
                    sentence.text(),
                    sentence.claims().stream().map(ClaimId::of).toList(),
                    sentence.mentions().stream().map(ClaimId::of).toList(),
                    sentence.more());
        }
    }

    /** As plain text, a sentence a line. */
    public String text() {
        StringBuilder text =
                new StringBuilder(title).append("\n\n").append(verdict).append('\n');
        for (SectionView section : sections) {
            text.append('\n').append(section.heading()).append('\n');
            section.sentences().forEach(s -> text.append("  ").append(s.text()).append('\n'));
        }
        return text.append('\n').append(note).append('\n').toString();
    }
}
