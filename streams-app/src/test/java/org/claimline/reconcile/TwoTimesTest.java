package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.claimline.claim.ClaimVersion;

/** What held at one time as known at another, on generated wars of which a third of the claims are corrected. */
@AddLifecycleHook(Tries.class)
class TwoTimesTest {
    private static final String SEED = "20241130";
    private static final int HOURS = 240;

    @Property(seed = SEED)
    void theStateAtATimeIsTheTimelinesEntryInForceThen(
            @ForAll("corrected") List<ClaimVersion> war, @ForAll("times") Instant at, @ForAll("times") Instant known) {
        Account whole = Reconciliation.of(war, Optional.of(Wars.END.plus(Duration.ofDays(10))), Optional.of(known));
        Account then = Reconciliation.of(war, Optional.of(at), Optional.of(known));

        Optional<TimelineEntry> inForce = whole.timeline().stream()
                .filter(entry -> !entry.at().isAfter(at))
                .reduce((first, second) -> second);
        assertThat(inForce.isPresent()).isEqualTo(!then.timeline().isEmpty());
        inForce.ifPresent(entry -> {
            assertThat(then.verdict().saysTheSameAs(entry.verdict())).isTrue();
            assertThat(then.verdict().rule()).isEqualTo(entry.verdict().rule());
            assertThat(then.openDispute().map(Dispute::id))
                    .isEqualTo(entry.state().dispute().map(Dispute::id));
        });
    }

    @Property(seed = SEED)
    void theSummaryIsTheAccountInShort(
            @ForAll("corrected") List<ClaimVersion> war,
            @ForAll("times") Instant at,
            @ForAll("times") Instant known,
            @ForAll long seed) {
        List<ClaimVersion> shuffled = new ArrayList<>(war);
        Collections.shuffle(shuffled, new Random(seed));
        for (Optional<Instant> asOf : List.of(Optional.of(at), Optional.<Instant>empty())) {
            for (Optional<Instant> knownAt : List.of(Optional.of(known), Optional.<Instant>empty())) {
                Account account = Reconciliation.of(war, asOf, knownAt);
                Summary summary = Reconciliation.summary(shuffled, asOf, knownAt);

                assertThat(summary).isEqualTo(new Summary(account.state(), account.disputes()));
            }
        }
    }

    @Property(seed = SEED)
    void whatWasWithdrawnByThenIsWhatIsWithdrawnOfWhatWasKnownThen(
            @ForAll("corrected") List<ClaimVersion> war, @ForAll("times") Instant known) {
        List<ClaimVersion> knownThen = war.stream()
                .filter(claim -> !claim.knownFrom().isAfter(known))
                .map(claim -> claim.inForceUntil(claim.knownUntil().filter(end -> !end.isAfter(known))))
                .toList();

        assertThat(ids(Reconciliation.withdrawn(war, Optional.of(known))))
                .isEqualTo(ids(Reconciliation.withdrawn(knownThen)));
    }

    private static List<String> ids(List<Dispute> disputes) {
        return disputes.stream()
                .map(d -> d.id() + " withdrawn at " + d.closedAt() + " by " + d.closedBy())
                .toList();
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.integers().between(-5, HOURS).map(hour -> Wars.START.plus(Duration.ofHours(hour)));
    }

    /** Every third claim that has one version ends some hours after it was known; every other of these is told in other words from then on. */
    @Provide
    Arbitrary<List<ClaimVersion>> corrected() {
        return Combinators.combine(
                        Wars.drafts().map(d -> Wars.of("c", Wars.ALL, d)),
                        Wars.drafts().map(d -> Wars.of("o", Wars.ALL, d)),
                        Arbitraries.integers().between(1, 100).list().ofSize(12))
                .as(TwoTimesTest::corrected);
    }

    private static List<ClaimVersion> corrected(
            List<ClaimVersion> war, List<ClaimVersion> others, List<Integer> hours) {
        List<ClaimVersion> all = new ArrayList<>();
        for (int i = 0; i < war.size(); i++) {
            ClaimVersion claim = war.get(i);
            boolean revised =
                    war.stream().filter(c -> c.key().equals(claim.key())).count() > 1;
            if (i % 3 == 0 && !revised) {
                Instant end = claim.knownFrom().plus(Duration.ofHours(hours.get(i % hours.size())));
                all.add(claim.inForceUntil(Optional.of(end)));
                if (i % 2 == 0 && !others.isEmpty()) {
                    ClaimVersion other = others.get(i % others.size());
                    all.add(Versions.with(other, claim.key(), other.certainty(), claim.when(), end, Optional.empty()));
                }
            } else {
                all.add(claim);
            }
        }
        return all;
    }
}
