package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.claimline.claim.ClaimVersion;

/** Whoever walks along known time sees at each moment what is made anew of all that was known then. */
@AddLifecycleHook(Tries.class)
class KnownCourseTest {
    private static final String SEED = "20241130";
    private static final Duration TICK = Duration.ofMillis(1);

    @Property(seed = SEED)
    void eachStepEndsWhereReconcilingAllThatIsKnownEnds(
            @ForAll("wars") List<ClaimVersion> war, @ForAll @IntRange(min = 1, max = 9) int block, @ForAll long seed) {
        List<ClaimVersion> anyOrder = new ArrayList<>(war);
        Collections.shuffle(anyOrder, new Random(seed));
        KnownCourse course = new KnownCourse(anyOrder, block);
        Set<Dispute> before = new HashSet<>();
        for (Instant known : knownTimes(war)) {
            assertThat(course.next()).contains(known);

            KnownCourse.Moved moved = course.moveTo(known);

            Account whole = Reconciliation.of(war, Optional.empty(), Optional.of(known));
            assertThat(course.state()).isEqualTo(whole.state());
            assertThat(course.disputes()).isEqualTo(whole.disputes());
            assertThat(course.isEmpty()).isEqualTo(whole.isEmpty());
            assertThat(moved.begun())
                    .containsExactlyElementsOf(inOrder(war, c -> c.knownFrom().equals(known)));
            assertThat(moved.ended())
                    .containsExactlyElementsOf(inOrder(war, c -> c.knownUntil().equals(Optional.of(known))));
            whole.fates().values().forEach(fate -> assertThat(course.isCopy(fate.claim()))
                    .isEqualTo(fate.reason().equals(Optional.of(SetAside.COPY))));
            before.removeAll(moved.gone());
            before.addAll(moved.come());
            assertThat(before).containsExactlyInAnyOrderElementsOf(whole.disputes());
        }
        assertThat(course.next()).isEmpty();
    }

    @Property(seed = SEED)
    void manyStepsAtOnceEndWhereOneAfterTheOtherDoes(@ForAll("wars") List<ClaimVersion> war, @ForAll long seed) {
        Random random = new Random(seed);
        KnownCourse course = new KnownCourse(war);
        for (Instant known : knownTimes(war)) {
            if (random.nextInt(3) == 0) {
                course.moveBefore(known);
                assertThat(course.state()).isEqualTo(stateAt(war, known.minus(TICK)));
                if (random.nextBoolean()) {
                    course.moveTo(known);
                    assertThat(course.state()).isEqualTo(stateAt(war, known));
                }
            }
        }
        course.moveToEnd();
        assertThat(course.state()).isEqualTo(Reconciliation.of(war).state());
    }

    @Property(seed = SEED)
    void aContestHasLapsedWhereAReaderOfThatTimeSeesIt(
            @ForAll("wars") List<ClaimVersion> war, @ForAll @IntRange(max = 120) int hours) {
        KnownCourse course = new KnownCourse(war);
        course.moveToEnd();
        Instant at = Wars.START.plus(Duration.ofHours(hours));
        FoldState state = course.state();

        Optional<Dispute> lapsed = course.lapsed(at);

        assertThat(lapsed.isPresent())
                .isEqualTo(state.dispute().isPresent()
                        && state.readAt(at).dispute().isEmpty());
        lapsed.ifPresent(dispute -> {
            assertThat(dispute.id()).isEqualTo(state.dispute().orElseThrow().id());
            assertThat(dispute.closing()).contains(Closing.LAPSE);
            assertThat(dispute.closedAt()).isEqualTo(state.lapsesAt());
        });
    }

    private static FoldState stateAt(List<ClaimVersion> war, Instant known) {
        return Reconciliation.of(war, Optional.empty(), Optional.of(known)).state();
    }

    private static List<ClaimVersion> inOrder(List<ClaimVersion> war, Predicate<ClaimVersion> which) {
        return war.stream().filter(which).sorted(ClaimVersion.FOLD_ORDER).toList();
    }

    private static Set<Instant> knownTimes(List<ClaimVersion> war) {
        Set<Instant> times = new TreeSet<>();
        war.forEach(c -> {
            times.add(c.knownFrom());
            c.knownUntil().ifPresent(times::add);
        });
        return times;
    }

    @Provide
    Arbitrary<List<ClaimVersion>> wars() {
        return Combinators.combine(Wars.drafts(), Wars.drafts())
                .as((one, two) -> Wars.join(Wars.of("a", Wars.ALL, one), Wars.of("b", Wars.RATED, two)));
    }
}
