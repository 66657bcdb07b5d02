package org.claimline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.EventTime;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;
import org.junit.jupiter.api.Test;

/** A town of which very much is told: the explanation stays short, its counts complete. */
class BusyTownTest {
    private static final Instant START = Instant.parse("2024-11-01T00:00:00Z");
    private static final int CLAIMS = 5_000;
    private static final List<Assertion> WORDS = List.of(
            Assertion.CONTROLS,
            Assertion.CAPTURED,
            Assertion.PRESENT,
            Assertion.ADVANCING,
            Assertion.ENTERED,
            Assertion.REPELLED,
            Assertion.DENIED);

    @Test
    void isExplainedInFewWordsWithAllItsClaimsCounted() {
        List<ClaimVersion> claims = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
            claims.add(claim(i));
        }

        Explanation explanation = Explainer.explain(
                Dossier.of(claims, Optional.empty(), Optional.empty()), new NoLabels(), ZoneOffset.UTC);

        int bytes = 0;
        int told = 0;
        for (Explanation.Section section : explanation.sections()) {
            for (Explanation.Sentence sentence : section.sentences()) {
                bytes += sentence.text().getBytes(StandardCharsets.UTF_8).length;
                told += sentence.claims().size() + sentence.more();
            }
        }
        assertThat(told).isEqualTo(CLAIMS);
        assertThat(explanation.accounted().claims()).isEqualTo(CLAIMS);
        assertThat(bytes).isLessThan(32 * 1024);
    }

    /** Most origins speak once, so that positions pile up; a few go on and on, so that words are replaced. */
    private static ClaimVersion claim(int i) {
        Optional<Side> side = i % 3 == 0 ? Optional.empty() : Optional.of(i % 3 == 1 ? Side.REGIME : Side.OPPOSITION);
        String source = i % 4 == 0 ? "loud-" + i % 12 : "source-" + i;
        Instant at = START.plus(Duration.ofMinutes(i));
        Side about = i % 5 < 3 ? side.orElse(Side.REGIME) : Side.OPPOSITION;
        return new ClaimVersion(
                new ClaimKey(source, "r" + i, "c"),
                WORDS.get(i % WORDS.size()),
                Subject.of(about),
                i % 11 == 0 ? Extent.PART : Extent.WHOLE,
                i % 13 == 0 ? Certainty.HEDGED : i % 17 == 0 ? Certainty.RUMOUR : Certainty.ASSERTED,
                EventTime.of(at, Precision.HOUR, ZoneOffset.UTC, at),
                at,
                at,
                Optional.empty(),
                new Speaker(
                        source,
                        Optional.of(source + " of a rather long name that fills the line"),
                        side.map(Stance::of).orElse(Stance.NEUTRAL),
                        side,
                        side,
                        true,
                        true,
                        Reliability.C,
                        ClaimantCondition.FREE),
                source,
                List.of(),
                Optional.empty(),
                false);
    }

    private record NoLabels() implements Labels {
        @Override
        public String town() {
            return "Morek";
        }

        @Override
        public String source(ClaimVersion claim) {
            return claim.key().source();
        }

        @Override
        public Optional<String> party(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<String> finding(ClaimVersion claim) {
            return Optional.empty();
        }
    }
}
