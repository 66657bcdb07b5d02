package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;

/** A fold that is moved on tells the disputes that there are, and which are no longer what they were, whatever comes and goes. */
@AddLifecycleHook(Tries.class)
class KnownFoldTest {
    private static final String SEED = "20241128";
    private static int gone;

    @Property(seed = SEED)
    void disputesAreThoseOfAllThatIsInForce(
            @ForAll("wars") List<ClaimVersion> versions,
            @ForAll @IntRange(min = 1, max = 12) int block,
            @ForAll long seed) {
        Random random = new Random(seed);
        KnownFold fold = new KnownFold(versions, block);
        BitSet inForce = new BitSet();
        List<Dispute> before = List.of();
        for (int step = 0; step < 8; step++) {
            BitSet ends = some(inForce, random);
            BitSet begins = some(notIn(inForce, versions.size()), random);
            inForce.andNot(ends);
            inForce.or(begins);

            KnownFold.Change change = fold.change(ends, begins);

            List<Dispute> now = disputes(versions, inForce);
            assertThat(fold.disputes()).isEqualTo(now);
            assertThat(fold.open())
                    .isEqualTo(now.stream().filter(Dispute::isOpen).findFirst());
            tellsWhatIsIn(change.gone(), before, now);
            tellsWhatIsIn(change.come(), now, before);
            for (Dispute dispute : before) {
                assertThat(fold.firstDuring(dispute))
                        .isEqualTo(now.stream().filter(dispute::overlaps).findFirst());
            }
            gone += change.gone().size();
            before = now;
        }
    }

    private static void tellsWhatIsIn(List<Dispute> told, List<Dispute> one, List<Dispute> other) {
        assertThat(one).containsAll(told);
        assertThat(told)
                .containsAll(one.stream().filter(d -> !other.contains(d)).toList());
        assertThat(told)
                .as("told though they are as they were: another claim shows that they lapsed")
                .filteredOn(other::contains)
                .allMatch(d -> d.closing().equals(Optional.of(Closing.LAPSE)));
    }

    @AfterContainer
    static void enoughWentAway() {
        System.out.printf("known fold: %d disputes were no longer what they were%n", gone);
        assertThat(gone).isGreaterThan(Integer.getInteger("jqwik.tries.default", 1000) / 4);
    }

    private static List<Dispute> disputes(List<ClaimVersion> versions, BitSet inForce) {
        List<ClaimVersion> claims = inForce.stream().mapToObj(versions::get).toList();
        return Reconciliation.summary(claims, Optional.empty(), Optional.empty())
                .disputes();
    }

    private static BitSet notIn(BitSet inForce, int size) {
        BitSet others = new BitSet();
        others.set(0, size);
        others.andNot(inForce);
        return others;
    }

    /** Of many or few of them; now and then only late ones, as they come when nothing is corrected. */
    private static BitSet some(BitSet from, Random random) {
        int oneIn = 1 + random.nextInt(6);
        int first = random.nextBoolean() ? 0 : random.nextInt(Math.max(1, from.length()));
        BitSet some = new BitSet();
        from.stream().filter(i -> i >= first && random.nextInt(oneIn) == 0).forEach(some::set);
        return some;
    }

    /** Every claim as first told, under an identity of its own; one origin says the same again and again. */
    @Provide
    Arbitrary<List<ClaimVersion>> wars() {
        return Combinators.combine(Wars.drafts(), Wars.drafts(), CopyMarksTest.repetitions())
                .as((one, two, three) -> Wars.join(Wars.of("a", Wars.ALL, one), Wars.of("b", Wars.RATED, two), three))
                .map(war -> {
                    Map<ClaimKey, ClaimVersion> first = new HashMap<>();
                    war.forEach(c -> first.putIfAbsent(c.key(), c.inForceUntil(Optional.empty())));
                    return first.values().stream()
                            .sorted(ClaimVersion.FOLD_ORDER)
                            .toList();
                });
    }
}
