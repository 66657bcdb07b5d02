package org.claimline.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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

/**
 * Generated wars over one town: up to a dozen claims within four days, by few enough voices of few enough origins that they
 * contradict, copy and quote each other all the time.
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
    static final List<Voice> ALL = join(RATED, UNRATED);

    private static final List<Subject> PARTIES = List.of(
            Subject.of(Side.REGIME),
            Subject.of(Side.OPPOSITION),
            new Subject(Side.OPPOSITION, "sna"),
            new Subject(Side.REGIME, "ndf"),
            Subject.of(SDF));
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
    record Draft(Told told, Word word, When when) {}

    /** What is said, and how, whoever says it. */
    private record Word(
            Assertion assertion, Subject subject, Extent extent, Certainty certainty, Optional<String> sha) {}

    /** Who says it, through whom, of which origin. */
    private record Told(int publisher, Optional<Integer> claimant, Optional<Integer> origin, boolean captive) {}

    private record When(Instant estimate, Precision precision, Duration delay) {}

    private Wars() {}

    static Arbitrary<List<Draft>> drafts() {
        return Combinators.combine(told(), words(), when())
                .as(Draft::new)
                .list()
                .ofMaxSize(12);
    }

    /** {@code publishers} publish, mostly in their own name, else quoting anybody and naming any origin. */
    static List<ClaimVersion> of(String prefix, List<Voice> publishers, List<Draft> drafts) {
        return IntStream.range(0, drafts.size())
                .mapToObj(i -> claim(prefix + i, publishers, drafts.get(i)))
                .toList();
    }

    private static ClaimVersion claim(String id, List<Voice> publishers, Draft draft) {
        Voice publisher = one(publishers, draft.told().publisher());
        Voice claimant = draft.told().claimant().map(n -> one(ALL, n)).orElse(publisher);
        Voice origin = draft.told().origin().map(n -> one(ALL, n)).orElse(claimant);
        ClaimantCondition condition = draft.told().captive() ? ClaimantCondition.CAPTIVE : ClaimantCondition.FREE;
        return version(id, claimant, publisher, origin.id(), condition, draft.word(), draft.when());
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
        return new Word(assertion, Subject.of(about), word.extent(), word.certainty(), word.sha());
    }

    private static Voice one(List<Voice> voices, int number) {
        return voices.get(number % voices.size());
    }

    private static Arbitrary<Told> told() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.integers().between(0, 999).optional(0.4),
                        Arbitraries.integers().between(0, 999).optional(0.2),
                        Arbitraries.of(false, false, false, false, true))
                .as(Told::new);
    }

    private static Arbitrary<Word> words() {
        return Combinators.combine(
                        Arbitraries.of(Assertion.class),
                        Arbitraries.of(PARTIES),
                        Arbitraries.of(Extent.WHOLE, Extent.WHOLE, Extent.WHOLE, Extent.PART, Extent.EDGE),
                        Arbitraries.of(
                                Certainty.ASSERTED,
                                Certainty.ASSERTED,
                                Certainty.ASSERTED,
                                Certainty.HEDGED,
                                Certainty.RUMOUR),
                        Arbitraries.of("aa01", "bb02").optional(0.2))
                .as((assertion, party, extent, certainty, sha) -> new Word(
                        assertion, OF_NOBODY.contains(assertion) ? Subject.NOBODY : party, extent, certainty, sha));
    }

    private static Arbitrary<When> when() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 96),
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
                word.sha().map(Wars::video).stream().toList(),
                Optional.empty(),
                false);
    }

    private static Evidence video(String sha) {
        Evidence e = Evidence.of(EvidenceKind.VIDEO);
        return new Evidence(
                e.kind(),
                e.url(),
                e.archivedUrl(),
                Optional.of(sha),
                e.capturedAt(),
                e.postedAt(),
                e.latitude(),
                e.longitude(),
                e.geolocatedBy());
    }

    /** {@code c} with another identity, certainty, time or end. */
    static ClaimVersion with(
            ClaimVersion c, ClaimKey key, Certainty certainty, EventTime when, Instant known, Optional<Instant> until) {
        return new ClaimVersion(
                key,
                c.assertion(),
                c.subject(),
                c.extent(),
                certainty,
                when,
                known,
                known,
                until,
                c.speaker(),
                c.origin(),
                c.evidence(),
                c.mark(),
                c.deskOnly());
    }

    /** What {@code told} says of its origin, as {@code teller} tells it: in its channel, at its time and with its certainty. */
    static ClaimVersion echo(ClaimVersion told, ClaimVersion teller) {
        return new ClaimVersion(
                teller.key(),
                told.assertion(),
                told.subject(),
                told.extent(),
                teller.certainty(),
                teller.when(),
                teller.knownTime(),
                teller.knownFrom(),
                teller.knownUntil(),
                teller.speaker(),
                told.origin(),
                told.evidence(),
                teller.mark(),
                teller.deskOnly());
    }

    /** The same claim with the two camps exchanged in all that it says and in who says it. */
    static ClaimVersion exchanged(ClaimVersion c) {
        Speaker s = c.speaker();
        Speaker speaker = new Speaker(
                s.id(),
                s.name(),
                s.side().map(Wars::exchanged).map(Stance::of).orElse(Stance.NEUTRAL),
                s.side().map(Wars::exchanged),
                s.publisherSide().map(Wars::exchanged),
                s.ownChannel(),
                s.rated(),
                s.reliability(),
                s.condition());
        return new ClaimVersion(
                c.key(),
                c.assertion(),
                exchanged(c.subject()),
                c.extent(),
                c.certainty(),
                c.when(),
                c.knownTime(),
                c.knownFrom(),
                c.knownUntil(),
                speaker,
                c.origin(),
                c.evidence(),
                c.mark(),
                c.deskOnly());
    }

    static Subject exchanged(Subject subject) {
        String party =
                switch (subject.party()) {
                    case "sna" -> "ndf";
                    case "ndf" -> "sna";
                    default -> exchanged(new Side(subject.party())).id();
                };
        return new Subject(exchanged(subject.side()), party);
    }

    private static Side exchanged(Side side) {
        return side.opposingCamp().orElse(side);
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
