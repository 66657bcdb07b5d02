package org.claimline.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.claimline.avro.Assertion;
import org.claimline.avro.Certainty;
import org.claimline.avro.ClaimantCondition;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.Extent;
import org.claimline.avro.Precision;
import org.claimline.avro.Release;
import org.claimline.avro.Stance;
import org.claimline.avro.Visibility;
import org.claimline.simulation.Item.Claim;
import org.claimline.simulation.Item.Decision;
import org.claimline.simulation.Item.Door;
import org.claimline.simulation.Item.Report;
import org.claimline.simulation.Item.Retracted;
import org.claimline.simulation.Item.Voice;
import org.claimline.simulation.Item.Where;
import org.claimline.simulation.Item.Word;

/**
 * Generated feeds: up to two dozen reports, revisions, retractions, decisions and edits of registers, in the order in which somebody might
 * send them, mostly about one town. What a draft refers to is told by number, so that any part of a list of drafts makes a feed.
 */
final class Feeds {
    private static final Set<Assertion> OF_NOBODY =
            Set.of(Assertion.FIGHTING, Assertion.NO_MANS_LAND, Assertion.STATUS_UNKNOWN);
    private static final List<DecisionKind> DECISIONS = List.of(
            DecisionKind.REJECT,
            DecisionKind.VERIFY,
            DecisionKind.HOLD,
            DecisionKind.RELEASE,
            DecisionKind.SUSPEND_SOURCE,
            DecisionKind.UNDO,
            DecisionKind.NOTE,
            DecisionKind.UNDO);

    /** What comes next. */
    enum What {
        REPORT,
        REVISION,
        RETRACTION,
        DECISION,
        EDIT
    }

    /**
     * A draft of an item.
     *
     * @param who   the source, the kind of decision or the edit, by number
     * @param back  which earlier item it is about, by number
     * @param hours after that one
     * @param how   what becomes of the claims of an earlier revision, bit by bit
     */
    record Draft(What what, int who, int back, int hours, int how, List<Claim> claims) {}

    private final List<String> publishers;
    private final List<Item> edits;
    private final List<Item> feed = new ArrayList<>();
    private final List<Report> told = new ArrayList<>();
    private final List<Decision> decided = new ArrayList<>();

    private Feeds(List<String> publishers, List<Item> edits) {
        this.publishers = publishers;
        this.edits = edits;
    }

    static Arbitrary<List<Draft>> drafts() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(11, What.REPORT),
                                Tuple.of(4, What.REVISION),
                                Tuple.of(2, What.RETRACTION),
                                Tuple.of(3, What.DECISION),
                                Tuple.of(3, What.EDIT)),
                        numbers(),
                        numbers(),
                        Arbitraries.integers().between(-2, 30),
                        numbers(),
                        claims().list().ofMinSize(1).ofMaxSize(2))
                .as(Draft::new)
                .list()
                .withSizeDistribution(RandomDistribution.uniform())
                .ofMinSize(1)
                .ofMaxSize(24);
    }

    static Arbitrary<Claim> claims() {
        return Combinators.combine(
                        Arbitraries.just("c1"),
                        places(),
                        words(),
                        voices(),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(Precision.INSTANT, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY),
                        doors())
                .as(Claim::new);
    }

    /** Whether no report has two contents under one revision, of which a digest would choose. */
    static boolean isPlain(List<Item> feed) {
        List<String> revisions = feed.stream()
                .filter(Item.Report.class::isInstance)
                .map(Item.Report.class::cast)
                .distinct()
                .map(r -> r.source() + "/" + r.id() + "/" + r.revision())
                .toList();
        return revisions.stream().distinct().count() == revisions.size();
    }

    /** The feed that {@code drafts} make where {@code publishers} publish and registers may be edited by {@code edits}. */
    static List<Item> of(List<String> publishers, List<Item> edits, List<Draft> drafts) {
        Feeds feeds = new Feeds(publishers, edits);
        drafts.forEach(feeds::add);
        return List.copyOf(feeds.feed);
    }

    private void add(Draft draft) {
        What what = told.isEmpty() && draft.what() != What.EDIT ? What.REPORT : draft.what();
        switch (what) {
            case REPORT -> tell(report(draft));
            case REVISION -> tell(revised(earlier(draft), draft));
            case RETRACTION -> tell(retraction(earlier(draft), draft));
            case DECISION -> decide(draft);
            case EDIT -> {
                if (!edits.isEmpty()) {
                    feed.add(edits.get(draft.who() % edits.size()));
                }
            }
        }
    }

    private void tell(Report report) {
        told.add(report);
        feed.add(report);
    }

    private Report earlier(Draft draft) {
        return told.get(draft.back() % told.size());
    }

    private Report report(Draft draft) {
        String source = publishers.get(draft.who() % publishers.size());
        List<Claim> claims = new ArrayList<>();
        for (Claim claim : draft.claims()) {
            claims.add(spoken(source, claim, draft).named("c" + (claims.size() + 1)));
        }
        int delay = List.of(0, 0, 1, 5, 20).get(draft.how() % 5);
        int hour = claims.stream().mapToInt(Claim::hour).max().orElse(0) + delay;
        return new Report(source, "r" + told.size(), 1, hour, claims, List.of());
    }

    /** What {@code source} makes of a claim: who has a side mostly speaks of its own, and the unknown say whose they have. */
    private static Claim spoken(String source, Claim claim, Draft draft) {
        return told(source, ownPartys(source, claim, draft), draft);
    }

    private static Claim ownPartys(String source, Claim claim, Draft draft) {
        Optional<String> own = source.startsWith("army")
                ? Optional.of("regime")
                : Optional.of("opposition").filter(party -> source.startsWith("command"));
        if (own.isEmpty() || claim.word().party().isEmpty() || draft.how() % 3 == 0) {
            return claim;
        }
        Word word = claim.word();
        return new Claim(
                claim.id(),
                claim.where(),
                new Word(word.assertion(), own, word.extent(), word.certainty(), word.video()),
                claim.voice(),
                claim.hour(),
                claim.precision(),
                claim.door());
    }

    /** The stranger, whom no register knows, mostly says for whom it speaks, or nobody could read it. */
    private static Claim told(String source, Claim claim, Draft draft) {
        boolean mayBeUnknown =
                source.equals("stranger") || claim.voice().claimant().isPresent();
        boolean told = claim.voice().stance().isPresent() || draft.how() % 11 == 0;
        if (!mayBeUnknown || told) {
            return claim;
        }
        Stance stance = List.of(Stance.NEUTRAL, Stance.PRO_REGIME, Stance.PRO_OPPOSITION)
                .get(draft.how() % 3);
        Voice voice = claim.voice();
        return new Claim(
                claim.id(),
                claim.where(),
                claim.word(),
                new Voice(voice.claimant(), voice.origin(), Optional.of(stance), voice.condition()),
                claim.hour(),
                claim.precision(),
                claim.door());
    }

    /** Mostly the next revision, sometimes another content under the same one; published later, or dated before. */
    private Report revised(Report earlier, Draft draft) {
        int revision = earlier.revision() + (draft.how() % 5 == 0 ? 0 : 1);
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < earlier.claims().size(); i++) {
            Claim was = earlier.claims().get(i);
            Claim now = draft.claims().get(i % draft.claims().size());
            switch ((draft.how() >> (2 * i)) % 4) {
                case 0 -> claims.add(was);
                case 1 ->
                    claims.add(new Claim(
                            was.id(), now.where(), was.word(), was.voice(), was.hour(), was.precision(), was.door()));
                case 2 ->
                    claims.add(new Claim(
                            was.id(), was.where(), now.word(), was.voice(), was.hour(), was.precision(), now.door()));
                default -> {}
            }
        }
        if (draft.how() % 3 == 0 && claims.stream().noneMatch(c -> c.id().equals("c3"))) {
            claims.add(spoken(earlier.source(), draft.claims().get(0), draft).named("c3"));
        }
        List<Retracted> retracts = draft.how() % 2 == 0 ? earlier.retracts() : List.of();
        return new Report(
                earlier.source(),
                earlier.id(),
                revision,
                Math.max(0, earlier.hour() + draft.hours()),
                claims,
                retracts);
    }

    private Report retraction(Report earlier, Draft draft) {
        List<Retracted> retracts = (draft.how() % 3 == 0 ? Stream.of("c1", "c2") : Stream.of("c1"))
                .map(claim -> new Retracted(earlier.id(), claim))
                .toList();
        int hour = Math.max(0, earlier.hour() + draft.hours());
        return new Report(earlier.source(), "x" + told.size(), 1, hour, List.of(), retracts);
    }

    private void decide(Draft draft) {
        DecisionKind kind = DECISIONS.get(draft.who() % DECISIONS.size());
        Report about = earlier(draft);
        String id = "d" + decided.size();
        int hour = Math.max(0, about.hour() + draft.hours());
        if (kind == DecisionKind.UNDO) {
            if (decided.isEmpty()) {
                return;
            }
            Decision undone = decided.get(draft.back() % decided.size());
            int then = Math.max(0, undone.hour() + draft.hours());
            decide(new Decision(id, kind, then, undone.source(), undone.claim(), Optional.of(undone.id())));
        } else if (kind == DecisionKind.SUSPEND_SOURCE) {
            String source = draft.how() % 2 == 0 ? about.source() : World.ALL.get(draft.how() % World.ALL.size());
            decide(new Decision(id, kind, hour, source, Optional.empty(), Optional.empty()));
        } else {
            String claim = draft.how() % 4 == 0 ? "c2" : "c1";
            decide(new Decision(
                    id, kind, hour, about.source(), Optional.of(new Retracted(about.id(), claim)), Optional.empty()));
        }
    }

    private void decide(Decision decision) {
        decided.add(decision);
        feed.add(decision);
    }

    private static Arbitrary<Integer> numbers() {
        return Arbitraries.integers().between(0, 999);
    }

    private static Arbitrary<Where> places() {
        return Arbitraries.frequency(
                Tuple.of(24, new Where("Hama", Optional.empty())),
                Tuple.of(2, new Where("Hamah", Optional.empty())),
                Tuple.of(2, new Where("Souran", Optional.empty())),
                Tuple.of(1, new Where("Souran", Optional.of("Hama"))),
                Tuple.of(1, new Where("Souran", Optional.of("Aleppo"))),
                Tuple.of(2, new Where("Qomhana", Optional.empty())),
                Tuple.of(1, new Where("Kamhana", Optional.empty())),
                Tuple.of(1, new Where("Mork", Optional.empty())));
    }

    private static Arbitrary<Word> words() {
        Arbitrary<Assertion> assertions = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(Assertion.class).filter(a -> a != Assertion.UNRECOGNISED)),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                Assertion.CONTROLS,
                                Assertion.CAPTURED,
                                Assertion.PRESENT,
                                Assertion.DENIED,
                                Assertion.LOST,
                                Assertion.ENTERED)));
        return Combinators.combine(
                        assertions,
                        Arbitraries.frequency(
                                Tuple.of(6, "regime"),
                                Tuple.of(6, "opposition"),
                                Tuple.of(1, "sna"),
                                Tuple.of(1, "ndf"),
                                Tuple.of(1, "sdf"),
                                Tuple.of(1, "kdf")),
                        Arbitraries.frequency(
                                Tuple.of(8, Extent.WHOLE), Tuple.of(1, Extent.PART), Tuple.of(1, Extent.EDGE)),
                        Arbitraries.frequency(
                                Tuple.of(8, Certainty.ASSERTED),
                                Tuple.of(2, Certainty.HEDGED),
                                Tuple.of(1, Certainty.RUMOUR)),
                        Arbitraries.of("a", "b", "c").optional(0.2))
                .as((assertion, party, extent, certainty, video) -> new Word(
                        assertion,
                        OF_NOBODY.contains(assertion) ? Optional.empty() : Optional.of(party),
                        extent,
                        certainty,
                        video));
    }

    private static Arbitrary<Voice> voices() {
        Arbitrary<String> anybody = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of(World.ALL)), Tuple.of(1, Arbitraries.just("unnamed")));
        return Combinators.combine(
                        anybody.optional(0.25),
                        anybody.optional(0.1),
                        Arbitraries.of(Stance.NEUTRAL, Stance.PRO_REGIME, Stance.PRO_OPPOSITION)
                                .optional(0.2),
                        Arbitraries.frequency(
                                Tuple.of(8, ClaimantCondition.FREE),
                                Tuple.of(1, ClaimantCondition.CAPTIVE),
                                Tuple.of(1, ClaimantCondition.UNKNOWN)))
                .as(Voice::new);
    }

    private static Arbitrary<Door> doors() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(6, Visibility.PUBLIC), Tuple.of(1, Visibility.DESK)),
                        Arbitraries.frequency(Tuple.of(15, Release.NOW), Tuple.of(1, Release.HELD)))
                .as(Door::new);
    }
}
