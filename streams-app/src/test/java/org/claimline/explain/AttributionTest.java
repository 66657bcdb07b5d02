package org.claimline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.EventTime;
import org.claimline.claim.Evidence;
import org.claimline.claim.EvidenceKind;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who said what: the names, the verb, what is shown for it, and what must not be shown. */
class AttributionTest {
    private static final Instant AT = Instant.parse("2024-11-30T15:00:00Z");
    private static final Attribution WORDS = new Attribution(new Registered(), new Times(ZoneOffset.UTC, 2024));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SOHR                   | ASSERTED | SOHR said that
            SOHR                   | HEDGED   | SOHR said, with reservations, that
            SOHR                   | RUMOUR   | SOHR passed on the rumour that
            A published video      | ASSERTED | A published video purportedly showed that
            Drone footage          | HEDGED   | Drone footage purportedly showed, with reservations, that
            Video desk of a paper  | ASSERTED | Video desk of a paper said that
            Videographers' union   | ASSERTED | Videographers' union said that
            """)
    void peopleSayAndFootageShows(String claimant, Certainty certainty, String begin) {
        assertThat(WORDS.saying(claim(claimant, certainty))).isEqualTo(begin + " the regime holds Morek");
    }

    @Test
    void whoeverSpeaksThroughAnotherIsToldWithThePublisher() {
        ClaimVersion quoted = claim(speaker("SOHR", false, ClaimantCondition.FREE), false);

        assertThat(WORDS.saying(quoted)).isEqualTo("SOHR, quoted by The Wire, said that the regime holds Morek");
        assertThat(WORDS.brief(quoted)).isEqualTo("SOHR via The Wire (30 Nov, 15:00)");
        assertThat(WORDS.carrier(quoted)).isEqualTo("The Wire");
    }

    @Test
    void aClaimantOfThePublishersNameIsThePublisher() {
        ClaimVersion own = claim(speaker("The Wire", false, ClaimantCondition.FREE), false);

        assertThat(WORDS.saying(own)).isEqualTo("The Wire said that the regime holds Morek");
        assertThat(WORDS.brief(own)).isEqualTo("The Wire (30 Nov, 15:00)");
        assertThat(WORDS.carrier(own)).isEqualTo("The Wire");
    }

    @Test
    void whoIsNotFreeIsToldToBe() {
        assertThat(WORDS.saying(claim(speaker("A soldier", true, ClaimantCondition.CAPTIVE), false)))
                .isEqualTo("A soldier, in captivity, said that the regime holds Morek");
        assertThat(WORDS.saying(claim(speaker("A soldier", false, ClaimantCondition.UNKNOWN), false)))
                .isEqualTo(
                        "A soldier, perhaps not free to speak and quoted by The Wire, said that the regime holds Morek");
    }

    @Test
    void whoSaidWhatIsForTheDeskOnlyIsNeverNamed() {
        ClaimVersion secret = claim(speaker("Video of Abu Secret", true, ClaimantCondition.FREE), true);

        assertThat(WORDS.saying(secret))
                .isEqualTo("an unnamed claimant, quoted by The Wire, said that the regime holds Morek");
        assertThat(WORDS.brief(secret)).isEqualTo("an unnamed claimant via The Wire (30 Nov, 15:00)");
        assertThat(WORDS.carrier(secret)).isEqualTo("The Wire");
    }

    @Test
    void thoseWhoSaidTheSameAreNamedTogether() {
        assertThat(WORDS.inShort(List.of(
                        claim("SOHR", Certainty.ASSERTED),
                        claim("A blog", Certainty.HEDGED),
                        claim("A paper", Certainty.ASSERTED))))
                .isEqualTo("SOHR (30 Nov, 15:00) and A paper (30 Nov, 15:00) said that the regime holds Morek;"
                        + " A blog (30 Nov, 15:00) said, with reservations, that the regime holds Morek");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            opposition | opposition | the opposition
            sdf        | sdf        | the SDF
            opposition | sna        | the opposition's SNA
            opposition | hts        | the opposition's HTS
            regime     | tiger      | the regime's Tiger Forces
            jabbour    | jabbour    | Al-Jabbour
            unheard-of | unheard-of | unheard-of
            """)
    void aPartyIsNamedAsPeopleNameIt(String side, String party, String name) {
        assertThat(WORDS.party(new Subject(new Side(side), party))).isEqualTo(name);
    }

    @Test
    void sourcesOfAThirdPartyAreToldByItsName() {
        assertThat(WORDS.sourcesOf(Side.REGIME)).isEqualTo("pro-regime sources");
        assertThat(WORDS.sourcesOf(new Side("sdf"))).isEqualTo("sources on the side of the SDF");
    }

    @Test
    void whatIsShownForItIsCounted() {
        assertThat(WORDS.inFull(claim(List.of()), List.of())).contains("; nothing shown for it; ");
        assertThat(WORDS.inFull(claim(List.of(piece(EvidenceKind.VIDEO, 1))), List.of()))
                .contains("; video; ");
        assertThat(WORDS.inFull(
                        claim(List.of(
                                piece(EvidenceKind.PHOTO, 1),
                                piece(EvidenceKind.MEDIA_REPORT, 1),
                                piece(EvidenceKind.PHOTO, 1))),
                        List.of()))
                .contains("; 2 photos and media report; ");
        assertThat(WORDS.inFull(
                        claim(List.of(piece(EvidenceKind.VIDEO, 1), piece(EvidenceKind.VIDEO, -30))), List.of()))
                .contains("; 2 videos, recorded in part or all before the event; ");
    }

    @Test
    void itIsToldWhenItWasPublishedUnlessThatWasAtOnce() {
        assertThat(WORDS.inFull(known(Duration.ofHours(1)), List.of("against its own interest")))
                .isEqualTo("SOHR said that the regime holds Morek (30 Nov, 15:00; against its own interest;"
                        + " nothing shown for it; graded B, usually reliable).");
        assertThat(WORDS.inFull(known(Duration.ofMinutes(61)), List.of()))
                .isEqualTo("SOHR said that the regime holds Morek (30 Nov, 15:00; published 30 Nov, 16:01;"
                        + " nothing shown for it; graded B, usually reliable).");
    }

    @ParameterizedTest
    @EnumSource(Reliability.class)
    void aGradeIsToldInWords(Reliability grade) {
        Speaker speaker = new Speaker(
                "s",
                Optional.of("SOHR"),
                Stance.NEUTRAL,
                Optional.empty(),
                Optional.empty(),
                true,
                true,
                grade,
                ClaimantCondition.FREE);
        Map<Reliability, String> words = Map.of(
                Reliability.A, "graded A, completely reliable",
                Reliability.B, "graded B, usually reliable",
                Reliability.C, "graded C, fairly reliable",
                Reliability.D, "graded D, not usually reliable",
                Reliability.E, "graded E, unreliable",
                Reliability.F, "not rated");

        assertThat(WORDS.inFull(claim(speaker, false), List.of())).endsWith("; " + words.get(grade) + ").");
    }

    // --- claims ---

    private static ClaimVersion claim(String claimant, Certainty certainty) {
        return claim(speaker(claimant, true, ClaimantCondition.FREE), certainty, List.of(), AT, false);
    }

    private static ClaimVersion claim(Speaker speaker, boolean deskOnly) {
        return claim(speaker, Certainty.ASSERTED, List.of(), AT, deskOnly);
    }

    private static ClaimVersion claim(List<Evidence> evidence) {
        return claim(speaker("SOHR", true, ClaimantCondition.FREE), Certainty.ASSERTED, evidence, AT, false);
    }

    private static ClaimVersion known(Duration after) {
        return claim(
                speaker("SOHR", true, ClaimantCondition.FREE), Certainty.ASSERTED, List.of(), AT.plus(after), false);
    }

    private static ClaimVersion claim(
            Speaker speaker, Certainty certainty, List<Evidence> evidence, Instant known, boolean deskOnly) {
        return new ClaimVersion(
                new ClaimKey("wire", "r", "c"),
                Assertion.CONTROLS,
                Subject.of(Side.REGIME),
                Extent.WHOLE,
                certainty,
                EventTime.of(AT, Precision.INSTANT, ZoneOffset.UTC, known),
                known,
                known,
                Optional.empty(),
                speaker,
                speaker.id(),
                evidence,
                Optional.empty(),
                deskOnly);
    }

    private static Speaker speaker(String name, boolean ownChannel, ClaimantCondition condition) {
        return new Speaker(
                "s",
                Optional.of(name),
                Stance.NEUTRAL,
                Optional.empty(),
                Optional.empty(),
                ownChannel,
                true,
                Reliability.B,
                condition);
    }

    private static Evidence piece(EvidenceKind kind, int minutesAfter) {
        return new Evidence(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(AT.plus(Duration.ofMinutes(minutesAfter))),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    private record Registered() implements Labels {
        private static final Map<String, String> PARTIES = Map.of(
                "sdf", "Syrian Democratic Forces",
                "tiger", "Tiger Forces",
                "jabbour", "Al-Jabbour",
                "sna", "Syrian National Army");

        @Override
        public String town() {
            return "Morek";
        }

        @Override
        public String source(ClaimVersion claim) {
            return "The Wire";
        }

        @Override
        public Optional<String> party(String id) {
            return Optional.ofNullable(PARTIES.get(id));
        }

        @Override
        public Optional<String> finding(ClaimVersion claim) {
            return Optional.empty();
        }
    }
}
