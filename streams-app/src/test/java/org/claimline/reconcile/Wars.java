package org.claimline.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.DeskMark;
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

/**
 * Generated wars over one town: up to a dozen claims within four days, by few enough voices of few enough origins that they
 * contradict, copy and quote each other all the time. Some are revised, retracted or decided about later; {@link WarsTest} counts
 * that nothing of it is missing.
 */
final class Wars {
    static final Instant START = Instant.parse("2024-11-28T00:00:00Z");
    static final Instant END = START.plus(Duration.ofDays(10));
    static final ZoneOffset ZONE = ZoneOffset.ofHours(3);
    private static final Side SDF = new Side("sdf");

    static final List<Voice> REGIME = List.of(
            new Voice("regime-army", Optional.of(Side.REGIME), Optional.of(Reliability.B)),
            new Voice("regime-blog", Optional.of(Side.REGIME), Optional.of(Reliability.D)));
    static final List<Voice> OPPOSITION = List.of(
            new Voice("opp-command", Optional.of(Side.OPPOSITION), Optional.of(Reliability.B)),
            new Voice("opp-blog", Optional.of(Side.OPPOSITION), Optional.of(Reliability.D)));
    static final List<Voice> OTHERS = List.of(
            new Voice("monitor", Optional.empty(), Optional.of(Reliability.A)),
            new Voice("wire", Optional.empty(), Optional.of(Reliability.B)),
            new Voice("sdf-press", Optional.of(SDF), Optional.of(Reliability.B)));
    static final List<Voice> UNRATED = List.of(
            new Voice("stranger", Optional.empty(), Optional.empty()),
            new Voice("stranger-regime", Optional.of(Side.REGIME), Optional.empty()),
            new Voice("stranger-opp", Optional.of(Side.OPPOSITION), Optional.empty()));
    static final List<Voice> RATED = join(REGIME, OPPOSITION, OTHERS);
    static final List<Voice> ALL = join(RATED, RATED, UNRATED);

    private static final List<Subject> PARTIES = List.of(
            Subject.of(Side.REGIME),
            Subject.of(Side.REGIME),
            Subject.of(Side.REGIME),
            Subject.of(Side.OPPOSITION),
            Subject.of(Side.OPPOSITION),
            Subject.of(Side.OPPOSITION),
            new Subject(Side.OPPOSITION, "sna"),
            new Subject(Side.REGIME, "ndf"),
            Subject.of(SDF));
    private static final List<Assertion> COMMON = List.of(
            Assertion.CONTROLS,
            Assertion.CONTROLS,
            Assertion.CAPTURED,
            Assertion.CAPTURED,
            Assertion.PRESENT,
            Assertion.DENIED,
            Assertion.LOST,
            Assertion.ENTERED);
    private static final Set<Assertion> OF_NOBODY =
            Set.of(Assertion.FIGHTING, Assertion.NO_MANS_LAND, Assertion.STATUS_UNKNOWN);
    private static final Set<Assertion> AT_THE_COST =
            Set.of(Assertion.LOST, Assertion.WITHDREW, Assertion.SURRENDERED, Assertion.DENIED);

    /** Somebody who speaks or publishes; without a grade the register does not know it. */
    record Voice(String id, Optional<Side> side, Optional<Reliability> grade) {
        Stance stance() {
            return side.map(Stance::of).orElse(Stance.NEUTRAL);
        }
    }

    /** One line of a war before it is decided who may speak and publish in it; voices are drawn by number. */
    record Draft(Told told, Word word, When when, After after, Optional<Integer> repeats) {}

    /** What is said, and how, whoever says it. */
    private record Word(
            Assertion assertion, Subject subject, Extent extent, Certainty certainty, Optional<Evidence> evidence) {

        /** What {@code c} says once it is revised to this. */
        ClaimVersion of(ClaimVersion c, Instant then) {
            return new ClaimVersion(
                    c.key(),
                    assertion,
                    subject,
                    extent,
                    certainty,
                    EventTime.of(c.when().estimate(), c.when().precision(), ZONE, then),
                    then,
                    then,
                    Optional.empty(),
                    c.speaker(),
                    c.origin(),
                    evidence.stream().toList(),
                    Optional.empty(),
                    false);
        }
    }

    /** Who says it, through whom, of which origin. */
    private record Told(
            int publisher, Optional<Integer> claimant, Optional<Integer> origin, ClaimantCondition condition) {}

    private record When(Instant estimate, Precision precision, Duration delay) {}

    /** What becomes of it some hours after it was published: it is retracted or told otherwise, or the desk decides about it. */
    private record After(Duration hours, Optional<What> what, Word otherwise) {
        enum What {
            RETRACTED,
            REVISED,
            REJECTED,
            VERIFIED,
            SUSPENDED
        }
    }

    private Wars() {}

    static Arbitrary<List<Draft>> drafts() {
        return Combinators.combine(
                        told(),
                        words(),
                        when(),
                        after(),
                        Arbitraries.integers().between(1, 3).optional(0.15))
                .as(Draft::new)
                .list()
                .ofMaxSize(12);
    }

    /** {@code publishers} publish, mostly in their own name, else quoting anybody, naming any origin, or repeating what was told. */
    static List<ClaimVersion> of(String prefix, List<Voice> publishers, List<Draft> drafts) {
        List<ClaimVersion> first = new ArrayList<>();
        List<ClaimVersion> all = new ArrayList<>();
        for (Draft draft : drafts) {
            ClaimVersion own = claim(prefix + first.size(), publishers, draft);
            ClaimVersion claim = draft.repeats()
                    .filter(back -> back <= first.size())
                    .map(back -> repeated(first.get(first.size() - back), own))
                    .orElse(own);
            first.add(claim);
            versions(claim, draft.after()).forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** What {@code told} says, told again by another at about the same time. */
    private static ClaimVersion repeated(ClaimVersion told, ClaimVersion teller) {
        int minutes = (int) Duration.between(START, teller.when().estimate()).toHours() % 7 * 20 - 60;
        Instant estimate = told.when().estimate().plus(Duration.ofMinutes(minutes));
        Instant known = estimate.plus(Duration.between(teller.when().estimate(), teller.knownTime()));
        EventTime when = EventTime.of(estimate, teller.when().precision(), ZONE, known);
        return Versions.echo(
                told, Versions.with(teller, teller.key(), teller.certainty(), when, known, Optional.empty()));
    }

    /** Claims that nobody revised, retracted or decided about. */
    static List<ClaimVersion> undisturbed(List<ClaimVersion> war) {
        return war.stream()
                .filter(c -> c.stands() && c.mark().isEmpty() && c.knownFrom().equals(c.knownTime()))
                .filter(c -> war.stream().filter(o -> o.key().equals(c.key())).count() == 1)
                .toList();
    }

    private static Stream<ClaimVersion> versions(ClaimVersion first, After after) {
        if (after.what().isEmpty()) {
            return Stream.of(first);
        }
        Instant then = first.knownFrom().plus(after.hours());
        ClaimVersion until = Versions.with(
                first, first.key(), first.certainty(), first.when(), first.knownTime(), Optional.of(then));
        return switch (after.what().get()) {
            case RETRACTED -> Stream.of(until);
            case REVISED -> Stream.of(until, after.otherwise().of(first, then));
            case REJECTED -> Stream.of(until, Versions.marked(first, DeskMark.Kind.REJECTED, then));
            case VERIFIED -> Stream.of(until, Versions.marked(first, DeskMark.Kind.VERIFIED, then));
            case SUSPENDED -> Stream.of(until, Versions.marked(first, DeskMark.Kind.SUSPENDED, then));
        };
    }

    private static ClaimVersion claim(String id, List<Voice> publishers, Draft draft) {
        Voice publisher = one(publishers, draft.told().publisher());
        Voice claimant = draft.told().claimant().map(n -> one(ALL, n)).orElse(publisher);
        Voice origin = draft.told().origin().map(n -> one(ALL, n)).orElse(claimant);
        return version(id, claimant, publisher, origin.id(), draft.told().condition(), draft.word(), draft.when());
    }

    /** Both camps speak for themselves only, in their own channels and of what they gain by. */
    static List<ClaimVersion> inInterestOnly(List<Draft> drafts) {
        return IntStream.range(0, drafts.size())
                .mapToObj(i -> {
                    Draft draft = drafts.get(i);
                    Voice voice = one(join(REGIME, OPPOSITION), draft.told().publisher());
                    return version(
                            "c" + i,
                            voice,
                            voice,
                            voice.id(),
                            ClaimantCondition.FREE,
                            gain(draft.word(), voice),
                            draft.when());
                })
                .toList();
    }

    private static Word gain(Word word, Voice voice) {
        Side side = voice.side().orElseThrow();
        Side about =
                AT_THE_COST.contains(word.assertion()) ? side.opposingCamp().orElseThrow() : side;
        Assertion assertion = word.assertion() == Assertion.NO_MANS_LAND ? Assertion.CONTROLS : word.assertion();
        return new Word(assertion, Subject.of(about), word.extent(), word.certainty(), word.evidence());
    }

    private static Voice one(List<Voice> voices, int number) {
        return voices.get(number % voices.size());
    }

    private static Arbitrary<Told> told() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.integers().between(0, 999).optional(0.3),
                        Arbitraries.integers().between(0, 999).optional(0.15),
                        Arbitraries.frequency(
                                Tuple.of(8, ClaimantCondition.FREE),
                                Tuple.of(1, ClaimantCondition.CAPTIVE),
                                Tuple.of(1, ClaimantCondition.UNKNOWN)))
                .as(Told::new);
    }

    private static Arbitrary<After> after() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.of(After.What.class).optional(0.25),
                        words())
                .as((hours, what, otherwise) -> new After(Duration.ofHours(hours), what, otherwise));
    }

    private static Arbitrary<Optional<Evidence>> evidence() {
        return Combinators.combine(
                        Arbitraries.of(EvidenceKind.class),
                        Arbitraries.of("aa01", "bb02", "cc03").optional(0.8),
                        Arbitraries.integers().between(0, 96).optional(0.3))
                .as(Wars::piece)
                .optional(0.25);
    }

    private static Arbitrary<Word> words() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.of(Assertion.class)), Tuple.of(3, Arbitraries.of(COMMON))),
                        Arbitraries.of(PARTIES),
                        Arbitraries.frequency(
                                Tuple.of(8, Extent.WHOLE), Tuple.of(1, Extent.PART), Tuple.of(1, Extent.EDGE)),
                        Arbitraries.frequency(
                                Tuple.of(8, Certainty.ASSERTED),
                                Tuple.of(2, Certainty.HEDGED),
                                Tuple.of(1, Certainty.RUMOUR)),
                        evidence())
                .as((assertion, party, extent, certainty, evidence) -> new Word(
                        assertion,
                        OF_NOBODY.contains(assertion) ? Subject.NOBODY : party,
                        extent,
                        certainty,
                        evidence));
    }

    private static Arbitrary<When> when() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.of(Precision.class),
                        Arbitraries.of(0, 1, 5, 20))
                .as((hour, precision, delay) ->
                        new When(START.plus(Duration.ofHours(hour)), precision, Duration.ofHours(delay)));
    }

    private static ClaimVersion version(
            String id,
            Voice claimant,
            Voice publisher,
            String origin,
            ClaimantCondition condition,
            Word word,
            When when) {
        Instant known = when.estimate().plus(when.delay());
        return new ClaimVersion(
                new ClaimKey(publisher.id(), id, "c"),
                word.assertion(),
                word.subject(),
                word.extent(),
                word.certainty(),
                EventTime.of(when.estimate(), when.precision(), ZONE, known),
                known,
                known,
                Optional.empty(),
                new Speaker(
                        claimant.id(),
                        Optional.of(claimant.id()),
                        claimant.stance(),
                        claimant.side(),
                        publisher.grade().flatMap(g -> publisher.side()),
                        claimant.equals(publisher),
                        claimant.grade().isPresent() && publisher.grade().isPresent(),
                        claimant.grade().orElse(Reliability.F),
                        condition),
                origin,
                word.evidence().stream().toList(),
                Optional.empty(),
                false);
    }

    private static Evidence piece(EvidenceKind kind, Optional<String> sha, Optional<Integer> capturedAfter) {
        boolean placed = kind == EvidenceKind.GEOLOCATED_VIDEO;
        return new Evidence(
                kind,
                Optional.empty(),
                Optional.empty(),
                sha,
                capturedAfter.map(hours -> START.plus(Duration.ofHours(hours))),
                Optional.empty(),
                placed ? OptionalDouble.of(35.1) : OptionalDouble.empty(),
                placed ? OptionalDouble.of(36.7) : OptionalDouble.empty(),
                placed ? Optional.of("geolocator") : Optional.empty());
    }

    @SafeVarargs
    static <T> List<T> join(List<? extends T>... lists) {
        List<T> all = new ArrayList<>();
        for (List<? extends T> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }
}
