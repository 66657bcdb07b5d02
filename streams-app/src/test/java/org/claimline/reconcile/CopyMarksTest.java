package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
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

/**
 * The marks of copies kept while tellings of one origin come and go are those that {@link Copies} gives to all of them at once. The origin says few
 * things, close together, through several mouths, so that most are copies and many come between others.
 */
@AddLifecycleHook(Tries.class)
class CopyMarksTest {
    private static final String SEED = "20241129";
    private static final List<Speaker> MOUTHS = List.of(
            speaker("monitor", Optional.empty(), Optional.empty(), true, true, ClaimantCondition.FREE),
            speaker("monitor", Optional.empty(), Optional.empty(), false, true, ClaimantCondition.FREE),
            speaker("monitor", Optional.empty(), Optional.of(Side.REGIME), false, true, ClaimantCondition.FREE),
            speaker("monitor", Optional.empty(), Optional.empty(), false, false, ClaimantCondition.FREE),
            speaker("monitor", Optional.empty(), Optional.of(Side.OPPOSITION), false, true, ClaimantCondition.CAPTIVE),
            speaker("army", Optional.of(Side.REGIME), Optional.of(Side.REGIME), true, true, ClaimantCondition.FREE),
            speaker(
                    "army",
                    Optional.of(Side.REGIME),
                    Optional.of(Side.OPPOSITION),
                    false,
                    true,
                    ClaimantCondition.FREE));
    private static int changed;

    @Property(seed = SEED)
    void marksFollowWhatComesAndGoes(@ForAll("tellings") List<ClaimVersion> all, @ForAll long seed) {
        Random random = new Random(seed);
        Set<ClaimVersion> told = new TreeSet<>(ClaimVersion.FOLD_ORDER);
        Set<ClaimVersion> marked = new TreeSet<>(ClaimVersion.FOLD_ORDER);
        for (int step = 0; step < 5; step++) {
            List<ClaimVersion> removed = some(told, random);
            List<ClaimVersion> added =
                    some(all.stream().filter(c -> !told.contains(c)).toList(), random);
            removed.forEach(told::remove);
            told.addAll(added);
            Set<ClaimVersion> copies = copies(told);

            Map<ClaimVersion, Boolean> marks = CopyMarks.after(new All(told, marked), removed, added);

            Set<ClaimVersion> expected = new TreeSet<>(ClaimVersion.FOLD_ORDER);
            expected.addAll(added);
            told.stream().filter(c -> copies.contains(c) != marked.contains(c)).forEach(expected::add);
            assertThat(marks.keySet()).containsExactlyElementsOf(expected);
            marks.forEach((claim, copy) -> assertThat(copy).isEqualTo(copies.contains(claim)));
            changed += expected.size() - added.size();
            marked.clear();
            marked.addAll(copies);
        }
    }

    @Property(seed = SEED)
    void soDoThoseOfAnOriginByPosition(@ForAll("tellings") List<ClaimVersion> all, @ForAll long seed) {
        Random random = new Random(seed);
        BitSet copies = new BitSet();
        KnownOrigin origin = new KnownOrigin(all, copies);
        Set<ClaimVersion> told = new TreeSet<>(ClaimVersion.FOLD_ORDER);
        for (int step = 0; step < 5; step++) {
            List<ClaimVersion> removed = some(told, random);
            List<ClaimVersion> added =
                    some(all.stream().filter(c -> !told.contains(c)).toList(), random);
            removed.forEach(told::remove);
            told.addAll(added);
            removed.forEach(c -> origin.ends(all.indexOf(c)));
            added.forEach(c -> origin.begins(all.indexOf(c)));

            origin.marks().forEach((position, copy) -> copies.set(position, copy));

            removed.forEach(c -> copies.clear(all.indexOf(c)));
            assertThat(copies.stream().mapToObj(all::get)).containsExactlyElementsOf(copies(told));
        }
    }

    @AfterContainer
    static void enoughChanged() {
        System.out.printf("copy marks: %d tellings became copies or ceased to be%n", changed);
        assertThat(changed).isGreaterThan(Integer.getInteger("jqwik.tries.default", 1000));
    }

    private static Set<ClaimVersion> copies(Set<ClaimVersion> told) {
        Set<ClaimVersion> copies = new TreeSet<>(ClaimVersion.FOLD_ORDER);
        copies.addAll(Copies.among(told).keySet());
        return copies;
    }

    private static List<ClaimVersion> some(Iterable<ClaimVersion> from, Random random) {
        int oneIn = 1 + random.nextInt(4);
        List<ClaimVersion> some = new ArrayList<>();
        from.forEach(c -> {
            if (random.nextInt(oneIn) == 0) {
                some.add(c);
            }
        });
        return some;
    }

    /** Gives away no more than it must: all is alike, for others may be among them. */
    private record All(Set<ClaimVersion> told, Set<ClaimVersion> marked) implements CopyMarks.Told {
        @Override
        public List<ClaimVersion> between(Instant from, Instant to) {
            return told.stream()
                    .filter(c -> !c.when().estimate().isBefore(from)
                            && !c.when().estimate().isAfter(to))
                    .toList();
        }

        @Override
        public List<ClaimVersion> alike(ClaimVersion claim) {
            return List.copyOf(told);
        }

        @Override
        public boolean wasCopy(ClaimVersion version) {
            return marked.contains(version);
        }
    }

    @Provide
    Arbitrary<List<ClaimVersion>> tellings() {
        return repetitions();
    }

    static Arbitrary<List<ClaimVersion>> repetitions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY),
                        Arbitraries.of(0, 2, 30),
                        Arbitraries.of(Assertion.CONTROLS, Assertion.CONTROLS, Assertion.CAPTURED, Assertion.DENIED),
                        Arbitraries.of(Side.REGIME, Side.REGIME, Side.REGIME, Side.OPPOSITION),
                        Arbitraries.frequency(
                                Tuple.of(6, Certainty.ASSERTED),
                                Tuple.of(2, Certainty.HEDGED),
                                Tuple.of(1, Certainty.RUMOUR)),
                        Arbitraries.of(MOUTHS))
                .as(CopyMarksTest::telling)
                .list()
                .ofMinSize(8)
                .ofMaxSize(30)
                .map(CopyMarksTest::numbered);
    }

    private static List<ClaimVersion> numbered(List<ClaimVersion> told) {
        Set<ClaimVersion> numbered = new TreeSet<>(ClaimVersion.FOLD_ORDER);
        for (ClaimVersion c : told) {
            ClaimKey key = new ClaimKey("s", "r" + numbered.size(), "c");
            numbered.add(Versions.with(c, key, c.certainty(), c.when(), c.knownTime(), Optional.empty()));
        }
        return List.copyOf(numbered);
    }

    private static ClaimVersion telling(
            int hour,
            Precision precision,
            int delay,
            Assertion assertion,
            Side side,
            Certainty certainty,
            Speaker mouth) {
        Instant at = Wars.START.plus(Duration.ofHours(hour));
        Instant known = at.plus(Duration.ofHours(delay));
        return new ClaimVersion(
                new ClaimKey("s", "r", "c"),
                assertion,
                Subject.of(side),
                Extent.WHOLE,
                certainty,
                EventTime.of(at, precision, Wars.ZONE, known),
                known,
                known,
                Optional.empty(),
                mouth,
                "monitor",
                List.of(),
                Optional.empty(),
                false);
    }

    private static Speaker speaker(
            String id,
            Optional<Side> side,
            Optional<Side> publisher,
            boolean ownChannel,
            boolean rated,
            ClaimantCondition condition) {
        return new Speaker(
                id,
                Optional.of(id),
                side.map(Stance::of).orElse(Stance.NEUTRAL),
                side,
                publisher,
                ownChannel,
                rated,
                Reliability.B,
                condition);
    }
}
