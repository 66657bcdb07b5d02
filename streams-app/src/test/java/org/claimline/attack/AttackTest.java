package org.claimline.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.claimline.claim.Assertion;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Side;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;
import org.claimline.reconcile.Reconciliation;
import org.claimline.reconcile.TimelineEntry;
import org.claimline.reconcile.Tries;
import org.claimline.reconcile.Verdict;

/**
 * Admission cannot be forged and agreement cannot be bought (rules 4, 5, 13 and 16, laws 4 and 8). The adversary has every source of
 * one side and any number of accounts that nobody rated. It publishes what it likes through the same reading of reports as
 * everybody: in whose name it likes, of which origin, with which evidence, for any time, with revisions and retractions.
 */
@AddLifecycleHook(Tries.class)
class AttackTest {
    private static final String SEED = "20241208";
    static final Instant AFTER_ALL = Line.START.plus(Duration.ofDays(12));
    private static final List<Side> ADVERSARIES = List.of(Side.REGIME, Side.OPPOSITION, World.SDF);

    @Property(seed = SEED, shrinking = ShrinkingMode.OFF)
    void aloneTheyEstablishNothing(@ForAll("adversaries") Side adversary, @ForAll long chance) {
        List<Line> attack = attack(new Random(chance), adversary);

        neverTheirs(attack, adversary);
    }

    @Property(seed = SEED, shrinking = ShrinkingMode.OFF)
    void nothingIsTheirsWhereNobodyElseGivesItToThem(@ForAll("adversaries") Side adversary, @ForAll long chance) {
        Random random = new Random(chance);
        List<Line> lines = new ArrayList<>(History.innocent(random, adversary, random.nextInt(8)));
        lines.addAll(attack(random, adversary));

        neverTheirs(lines, adversary);
    }

    @Property(seed = SEED, shrinking = ShrinkingMode.OFF)
    void whatANeutralEndedTheyDoNotRevive(@ForAll("adversaries") Side adversary, @ForAll long chance) {
        Random random = new Random(chance);
        List<Line> history = History.ended(random, adversary);
        Assume.that(isGiven(history, adversary, Line.START) && !isGiven(history, adversary, History.ENDED));
        List<Line> lines = new ArrayList<>(history);
        for (Line line : attack(random, adversary)) {
            Line told = history.get(random.nextInt(history.size()));
            int minute = Math.max(0, told.minute() - 120 + random.nextInt(240));
            lines.add(random.nextInt(3) == 0 ? line.like(told).at(minute) : line);
        }

        assertThat(isGiven(lines, adversary, History.ENDED))
                .as(() -> told(Smallest.of(lines, some -> isRevived(some, adversary))))
                .isFalse();
    }

    @Property(seed = SEED, shrinking = ShrinkingMode.OFF)
    void unratedAccountsNeverChangeASettledController(@ForAll long chance) {
        Random random = new Random(chance);
        List<String> everybody = Stream.concat(
                        World.NEUTRALS.stream(), ADVERSARIES.stream().flatMap(a -> World.of(a).stream()))
                .toList();
        List<Line> history = lines(random, everybody, random.nextInt(10));
        List<Line> lines = new ArrayList<>(history);
        lines.addAll(lines(random, World.UNRATED, 1 + random.nextInt(12)));

        List<ClaimVersion> honest = Desk.read(history);
        List<ClaimVersion> all = Desk.read(lines);
        for (int day = 0; day <= 12; day += 2) {
            Optional<Instant> at = Optional.of(Line.START.plus(Duration.ofDays(day)));
            Verdict before = Reconciliation.of(honest, at, Optional.empty()).verdict();
            Verdict after = Reconciliation.of(all, at, Optional.empty()).verdict();
            assertThat(after.controller()).as(() -> at + "\n" + told(lines)).isEqualTo(before.controller());
            if (before.status() == Status.CONFIRMED) {
                assertThat(after.status()).isEqualTo(Status.CONFIRMED);
            }
        }
    }

    @Property(seed = SEED, shrinking = ShrinkingMode.OFF)
    void whoEchoesANeutralIsNoSecondVoice(@ForAll("adversaries") Side adversary, @ForAll long chance) {
        Random random = new Random(chance);
        Line word = Line.any(random, World.NEUTRALS)
                .plainly(Assertion.CAPTURED, adversary.id(), random.nextInt(Line.MINUTES))
                .showing("aa");
        List<Line> lines = new ArrayList<>(List.of(word));
        for (Line line : attack(random, adversary)) {
            lines.add(random.nextBoolean() ? line.showing("aa") : line.of(word.source()));
        }

        assertThat(Reconciliation.of(Desk.read(lines)).timeline())
                .as(() -> told(lines))
                .noneMatch(e -> e.verdict().status() == Status.CONFIRMED
                        && e.verdict().controller().map(Subject::side).equals(Optional.of(adversary)));
    }

    @Example
    void whoSearchesForAnAttackFindsNone() {
        int climbs = Integer.getInteger("jqwik.tries.default", 1000) / 10;
        int steps = 0;
        int claimed = 0;
        for (int i = 0; i < climbs; i++) {
            Random random = new Random(i);
            Side adversary = ADVERSARIES.get(i % ADVERSARIES.size());
            boolean ended = i % 2 == 0;
            List<Line> history = ended ? History.ended(random, adversary) : History.innocent(random, adversary, 6);
            if (isGiven(history, adversary, History.ENDED)) {
                continue;
            }
            Climb climb = new Climb(history, adversary, ended ? History.ENDED : Line.START);
            List<Line> best = climb.search(random, 100);
            steps += climb.tried();
            claimed += climb.height(best) >= Climb.CLAIMED ? 1 : 0;
            assertThat(climb.height(best))
                    .as(() -> told(history) + "against\n"
                            + told(Smallest.of(best, some -> climb.height(some) >= Climb.THEIRS)))
                    .isLessThan(Climb.THEIRS);
        }
        System.out.printf(
                "attacks: %d searches, %d steps, none reached its aim; %d got the place claimed%n",
                climbs, steps, claimed);
        assertThat(claimed).as("the search must get somewhere").isGreaterThan(climbs / 5);
    }

    private static boolean isRevived(List<Line> lines, Side adversary) {
        List<Line> history = lines.stream()
                .filter(l -> History.honest(adversary).contains(l.source()))
                .toList();
        return isGiven(lines, adversary, History.ENDED) && !isGiven(history, adversary, History.ENDED);
    }

    private static void neverTheirs(List<Line> lines, Side adversary) {
        List<ClaimVersion> versions = Desk.read(lines);
        Stream<Optional<Instant>> moments = Stream.concat(
                Stream.of(Optional.empty()),
                versions.stream()
                        .map(ClaimVersion::knownFrom)
                        .distinct()
                        .limit(6)
                        .map(Optional::of));
        assertThat(moments).allSatisfy(known -> assertThat(isTheirs(versions, adversary, Line.START, known))
                .as(() -> "known " + known + "\n"
                        + told(Smallest.of(lines, some -> isTheirs(Desk.read(some), adversary, Line.START, known))))
                .isFalse());
    }

    static String told(List<Line> lines) {
        return lines.stream().map(l -> l + "\n").sorted().reduce("", String::concat);
    }

    private static boolean isGiven(List<Line> lines, Side side, Instant from) {
        return isTheirs(Desk.read(lines), side, from, Optional.empty());
    }

    /** Whether {@code side} is ever the assessed holder, whatever the status, at {@code from} or later. */
    private static boolean isTheirs(List<ClaimVersion> versions, Side side, Instant from, Optional<Instant> knownAt) {
        return isTheirs(
                Reconciliation.of(versions, Optional.of(AFTER_ALL), knownAt).timeline(), side, from);
    }

    static boolean isTheirs(List<TimelineEntry> timeline, Side side, Instant from) {
        long earlier = timeline.stream().filter(e -> !e.at().isAfter(from)).count();
        return timeline.stream()
                .skip(Math.max(0, earlier - 1))
                .anyMatch(e -> e.verdict().controller().map(Subject::side).equals(Optional.of(side)));
    }

    private static List<Line> attack(Random random, Side adversary) {
        return lines(random, hostile(adversary), 1 + random.nextInt(12));
    }

    static List<String> hostile(Side adversary) {
        return Stream.concat(World.of(adversary).stream(), World.UNRATED.stream())
                .toList();
    }

    private static List<Line> lines(Random random, List<String> sources, int size) {
        return IntStream.range(0, size).mapToObj(i -> Line.any(random, sources)).toList();
    }

    @Provide
    Arbitrary<Side> adversaries() {
        return Arbitraries.of(ADVERSARIES);
    }
}
