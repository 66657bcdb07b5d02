package org.claimline.explain;

import java.util.List;
import org.claimline.claim.ClaimKey;

/**
 * Why a town is in its state, in plain sentences that can be checked against the sources.
 *
 * @param title     the town, and the moment that is explained
 * @param verdict   the state in one sentence that says whose word it is
 * @param sections  the rest, under headings
 * @param accounted how many claims there are, and what became of them
 * @param note      how times are told
 */
public record Explanation(String title, String verdict, List<Section> sections, Accounted accounted, String note) {

    /** Sentences under a heading; never without any. */
    public record Section(String heading, List<Sentence> sentences) {
        public Section {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * One sentence.
     *
     * @param claims   the claims that this sentence accounts for; each claim in force is in one sentence only, or counted in one {@code more}
     * @param mentions other claims that it speaks of, accounted for elsewhere
     * @param more     how many claims it accounts for without listing them
     */
    public record Sentence(String text, List<ClaimKey> claims, List<ClaimKey> mentions, int more) {
        public Sentence {
            claims = List.copyOf(claims);
            mentions = List.copyOf(mentions);
        }

        static Sentence of(String text) {
            return new Sentence(text, List.of(), List.of(), 0);
        }

        static Sentence about(String text, List<ClaimKey> mentions) {
            return new Sentence(text, List.of(), mentions, 0);
        }

        static Sentence telling(String text, List<ClaimKey> claims) {
            return new Sentence(text, claims, List.of(), 0);
        }
    }

    public Explanation {
        sections = List.copyOf(sections);
    }
}
