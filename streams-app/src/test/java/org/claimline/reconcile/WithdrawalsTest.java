package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import org.claimline.claim.ClaimVersion;

/** Moving along known time finds what folding the whole town before and after each correction finds. */
@AddLifecycleHook(Tries.class)
class WithdrawalsTest {
    private static final String SEED = "20241130";
    private static final Instant FIRST = Instant.parse("2024-11-29T07:00:00Z");
    private static final Instant SECOND = Instant.parse("2024-11-29T11:00:00Z");
    private static final List<ClaimVersion> TWO_CORRECTIONS = Scenario.read(
                    List.of(
                            "The regime's word against the opposition's is taken back twice",
                            "1 | 29 Nov 06:00 | opp-command | CAPTURED opposition",
                            "2 | 29 Nov 08:00 | regime-army | CONTROLS regime | until 29 Nov 10:00",
                            "3 | 29 Nov 12:00 | regime-tv | CONTROLS regime | until 29 Nov 14:00",
                            "> CLAIMED, claimed by opposition"),
                    Cast.read(Path.of("src/test/resources/scenarios/cast.csv")))
            .checks()
            .get(0)
            .claims();

    private static int corrections;
    private static int undone;

    @Property(seed = SEED)
    void eachCorrectionUndidWhatWasDisputedJustBeforeAndIsNotJustAfter(
            @ForAll("wars") List<ClaimVersion> war,
            @ForAll @IntRange(min = 1, max = 20) int block,
            @ForAll("times") Instant since,
            @ForAll long seed) {
        NavigableMap<Instant, List<Dispute>> plain = PlainWithdrawals.byCorrection(war);
        List<ClaimVersion> shuffled = new ArrayList<>(war);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Withdrawals.since(shuffled, Instant.MIN, block)).isEqualTo(plain);
        assertThat(Withdrawals.since(shuffled, since, block)).isEqualTo(plain.tailMap(since, true));
        corrections += plain.size();
        undone += plain.values().stream().mapToInt(List::size).sum();
    }

    @Property(seed = SEED)
    void whatIsWithdrawnIsWhatThePlainDefinitionSays(
            @ForAll("wars") List<ClaimVersion> war,
            @ForAll @IntRange(min = 1, max = 20) int block,
            @ForAll("times") Instant known) {
        for (Optional<Instant> knownAt : List.of(Optional.<Instant>empty(), Optional.of(known))) {
            List<Dispute> plain = PlainWithdrawals.of(war, knownAt);

            assertThat(Withdrawals.of(war, knownAt, block)).isEqualTo(plain);
            assertThat(Reconciliation.withdrawn(war, knownAt)).isEqualTo(plain);
        }
    }

    /** What came and went before the correction that is asked for is in none of the folds. */
    @Example
    void whatACorrectionUndidDoesNotDependOnWhatEarlierOnesUndid() {
        NavigableMap<Instant, List<Dispute>> found = Withdrawals.since(TWO_CORRECTIONS, SECOND);

        assertThat(found).containsOnlyKeys(SECOND);
        assertThat(found.get(SECOND))
                .extracting(Dispute::openedBy)
                .containsExactly(TWO_CORRECTIONS.get(2).key());
    }

    @Example
    void oneCorrectionAfterTheOtherIsAllOfThem() {
        Withdrawals.Found first = Withdrawals.since(TWO_CORRECTIONS, Instant.MIN, () -> false);
        Withdrawals.Found second =
                Withdrawals.since(TWO_CORRECTIONS, first.next().orElseThrow(), () -> false);
        Withdrawals.Found all = Withdrawals.since(TWO_CORRECTIONS, Instant.MIN, () -> true);

        assertThat(first.next()).contains(SECOND);
        assertThat(first.undone()).containsOnlyKeys(FIRST);
        assertThat(second.next()).isEmpty();
        assertThat(second.undone()).isEqualTo(all.undone().tailMap(SECOND, true));
        assertThat(all.next()).isEmpty();
        assertThat(all.undone()).containsOnlyKeys(FIRST, SECOND);
    }

    @AfterContainer
    static void enoughWasUndone() {
        System.out.printf("withdrawals: %d corrections undid %d disputes%n", corrections, undone);
        int tries = Integer.getInteger("jqwik.tries.default", 1000);
        assertThat(corrections).isGreaterThan(tries);
        assertThat(undone).isGreaterThan(tries / 10);
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.integers().between(-5, 240).map(hour -> Wars.START.plus(Duration.ofHours(hour)));
    }

    /** Three wars over one town; most claims of the second end some hours after they were known, many at once. */
    @Provide
    Arbitrary<List<ClaimVersion>> wars() {
        return Combinators.combine(
                        Wars.drafts().map(d -> Wars.of("a", Wars.ALL, d)),
                        Wars.drafts().map(d -> Wars.of("b", Wars.ALL, d)),
                        Wars.drafts().map(d -> Wars.of("c", Wars.RATED, d)),
                        Arbitraries.integers().between(1, 70).list().ofSize(5))
                .as((one, two, three, hours) -> Wars.join(one, corrected(two, hours), three));
    }

    private static List<ClaimVersion> corrected(List<ClaimVersion> war, List<Integer> hours) {
        List<ClaimVersion> all = new ArrayList<>();
        for (ClaimVersion claim : war) {
            Instant end = Wars.START.plus(Duration.ofHours(hours.get(all.size() % hours.size())));
            boolean ends = claim.stands() && end.isAfter(claim.knownFrom());
            all.add(ends ? claim.inForceUntil(Optional.of(end)) : claim);
        }
        return all;
    }
}
