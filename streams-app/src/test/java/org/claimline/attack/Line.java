package org.claimline.attack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.Evidence;
import org.claimline.claim.EvidenceKind;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Stance;
import org.claimline.source.report.Release;
import org.claimline.source.report.ReportedClaim;
import org.claimline.source.report.Visibility;

/**
 * One claim that somebody publishes: everything that a report can say of it is free to choose.
 *
 * @param report    the report that carries it; several lines may share it, and a higher revision replaces it
 * @param retracts  another report of the same source that this one takes back
 * @param published hours after the event
 */
record Line(
        String source,
        int report,
        int revision,
        Optional<Integer> retracts,
        Assertion assertion,
        String party,
        Optional<String> claimant,
        Optional<String> origin,
        Optional<Stance> stance,
        Certainty certainty,
        Extent extent,
        Optional<String> sha,
        int minute,
        Precision precision,
        int published,
        ClaimantCondition condition,
        Visibility visibility) {
    static final Instant START = Instant.parse("2024-11-28T00:00:00Z");
    static final int MINUTES = 96 * 60;

    private static final List<Assertion> TELLING = List.of(
            Assertion.CONTROLS,
            Assertion.CAPTURED,
            Assertion.PRESENT,
            Assertion.ENTERED,
            Assertion.LOST,
            Assertion.WITHDREW,
            Assertion.DENIED,
            Assertion.SURRENDERED);
    private static final List<String> PARTIES = List.of("regime", "opposition", "sdf", "sna", "ndf", "SAA");
    private static final List<String> PIECES = List.of("aa", "bb", "cc");

    /** Any line at all by one of {@code sources}. */
    static Line any(Random random, List<String> sources) {
        return new Line(
                one(random, sources),
                random.nextInt(30),
                1 + random.nextInt(3) / 2,
                some(random, 10, random.nextInt(30)),
                random.nextBoolean() ? one(random, TELLING) : one(random, List.of(Assertion.values())),
                one(random, PARTIES),
                some(random, 50, one(random, World.NAMES)),
                some(random, 30, one(random, World.NAMES)),
                some(random, 50, one(random, List.of(Stance.values()))),
                random.nextInt(5) > 0 ? Certainty.ASSERTED : one(random, List.of(Certainty.values())),
                random.nextInt(6) > 0 ? Extent.WHOLE : one(random, List.of(Extent.values())),
                some(random, 30, one(random, PIECES)),
                random.nextInt(MINUTES),
                one(random, List.of(Precision.values())),
                random.nextInt(3) * random.nextInt(30),
                random.nextInt(5) > 0 ? ClaimantCondition.FREE : one(random, List.of(ClaimantCondition.values())),
                random.nextInt(8) > 0 ? Visibility.PUBLIC : Visibility.DESK);
    }

    /** The same line with one or two things said otherwise. */
    Line changed(Random random, List<String> sources) {
        Line other = any(random, sources);
        int what = random.nextInt(16);
        return new Line(
                what == 0 ? other.source : source,
                what == 1 ? other.report : report,
                what == 1 ? other.revision : revision,
                what == 2 ? other.retracts : retracts,
                what == 3 ? other.assertion : assertion,
                what == 4 ? other.party : party,
                what == 5 ? other.claimant : claimant,
                what == 6 ? other.origin : origin,
                what == 7 ? other.stance : stance,
                what == 8 ? other.certainty : certainty,
                what == 9 ? other.extent : extent,
                what == 10 ? other.sha : sha,
                what >= 11 && what < 13 ? other.minute : minute,
                what == 13 ? other.precision : precision,
                what == 14 ? other.published : published,
                what == 15 ? other.condition : condition,
                visibility);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("%s r%d.%d | %d:%02d %s +%dh | %s %s"
                .formatted(source, report, revision, minute / 60, minute % 60, precision, published, assertion, party));
        claimant.ifPresent(c -> text.append(" | by ").append(c));
        origin.ifPresent(o -> text.append(" | origin ").append(o));
        stance.ifPresent(s -> text.append(" | ").append(s));
        sha.ifPresent(s -> text.append(" | sha ").append(s));
        retracts.ifPresent(r -> text.append(" | retracts r").append(r));
        return text + " | " + certainty + " " + extent + " " + condition;
    }

    ReportedClaim claim(String id) {
        boolean nobody = assertion == Assertion.FIGHTING
                || assertion == Assertion.NO_MANS_LAND
                || assertion == Assertion.STATUS_UNKNOWN;
        return new ReportedClaim(
                id,
                "Qomhana",
                Optional.empty(),
                assertion,
                nobody ? Optional.empty() : Optional.of(party),
                claimant,
                origin,
                stance,
                certainty,
                extent,
                sha.map(Line::piece).stream().toList(),
                event(),
                180,
                precision,
                condition,
                visibility,
                Release.NOW,
                Optional.empty(),
                Optional.empty());
    }

    Instant event() {
        return START.plus(Duration.ofMinutes(minute));
    }

    Instant publishedAt() {
        return event().plus(Duration.ofHours(published));
    }

    /** The same teller says it in its own name, asserted and of the whole. */
    Line plainly(Assertion told, String about, int newMinute) {
        return new Line(
                source,
                report,
                1,
                Optional.empty(),
                told,
                about,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Certainty.ASSERTED,
                Extent.WHOLE,
                sha,
                newMinute,
                precision,
                published,
                ClaimantCondition.FREE,
                Visibility.PUBLIC);
    }

    /** The same teller says what {@code other} says, of about the same time. */
    Line like(Line other) {
        return new Line(
                source,
                report,
                revision,
                retracts,
                other.assertion,
                other.party,
                claimant,
                Optional.of(other.source),
                stance,
                certainty,
                other.extent,
                other.sha,
                other.minute,
                precision,
                published,
                condition,
                visibility);
    }

    /** The same with that piece of evidence. */
    Line showing(String piece) {
        return new Line(
                source,
                report,
                revision,
                retracts,
                assertion,
                party,
                claimant,
                origin,
                stance,
                certainty,
                extent,
                Optional.of(piece),
                minute,
                precision,
                published,
                condition,
                visibility);
    }

    /** The same, said to be of that origin. */
    Line of(String root) {
        return new Line(
                source,
                report,
                revision,
                retracts,
                assertion,
                party,
                claimant,
                Optional.of(root),
                stance,
                certainty,
                extent,
                sha,
                minute,
                precision,
                published,
                condition,
                visibility);
    }

    Line at(int newMinute) {
        return new Line(
                source,
                report,
                revision,
                retracts,
                assertion,
                party,
                claimant,
                origin,
                stance,
                certainty,
                extent,
                sha,
                newMinute,
                precision,
                published,
                condition,
                visibility);
    }

    private static Evidence piece(String sha) {
        Evidence e = Evidence.of(EvidenceKind.GEOLOCATED_VIDEO);
        return new Evidence(
                e.kind(),
                Optional.of("https://example.org/" + sha),
                e.archivedUrl(),
                Optional.of(sha),
                e.capturedAt(),
                e.postedAt(),
                OptionalDouble.of(35.1),
                OptionalDouble.of(36.7),
                Optional.of("geolocator"));
    }

    private static <T> T one(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static <T> Optional<T> some(Random random, int percent, T value) {
        return random.nextInt(100) < percent ? Optional.of(value) : Optional.empty();
    }
}
