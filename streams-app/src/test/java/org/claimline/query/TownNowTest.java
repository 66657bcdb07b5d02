package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeState;
import org.claimline.avro.Status;
import org.claimline.avro.TownState;
import org.claimline.reconcile.Reconciliation;
import org.junit.jupiter.api.Test;

/** A town as it stands now, from the stream and from the claim versions, of which one may be a step ahead. */
class TownNowTest {
    private static final TownState FIRST = Told.state("hama", Status.CLAIMED, "first");
    private static final TownState SECOND = Told.state("hama", Status.CONTESTED, "second");
    private static final TownState THIRD = Told.state("hama", Status.CONFIRMED, "third");

    private final ReadModel model = new ReadModel();
    private final TownNow now = new TownNow(model);

    @Test
    void whereBothTellTheSameStateItHasTheVersionOfTheStreamAndTheDisputesOfTheClaims() {
        model.put(FIRST, OptionalLong.of(7));
        Dispute dispute = Told.dispute("hama", "d1", DisputeState.CLOSED);

        TownView town = now.of("hama", () -> held(FIRST, dispute)).orElseThrow();

        assertThat(town.version()).isEqualTo(7);
        assertThat(town.disputes()).containsExactly(DisputeView.of(dispute));
    }

    @Test
    void whereTheStreamIsAStepBehindItIsGivenTime() {
        model.put(FIRST, OptionalLong.of(7));
        Supplier<Optional<TownView>> ask = () -> {
            new Thread(() -> model.put(SECOND, OptionalLong.of(8))).start();
            return held(SECOND);
        };

        TownView town = now.of("hama", ask).orElseThrow();

        assertThat(town.status()).isEqualTo(Status.CONTESTED);
        assertThat(town.version()).isEqualTo(8);
    }

    @Test
    void whereTheClaimsWereReadAStepTooEarlyTheyAreReadAgain() {
        model.put(SECOND, OptionalLong.of(8));
        Deque<Optional<TownView>> readings = new ArrayDeque<>(List.of(held(FIRST), held(SECOND)));

        TownView town = now.of("hama", readings::remove).orElseThrow();

        assertThat(town.status()).isEqualTo(Status.CONTESTED);
        assertThat(town.version()).isEqualTo(8);
    }

    @Test
    void aTownThatChangesFasterIsToldFromOneReadingWithoutAVersion() {
        model.put(FIRST, OptionalLong.of(7));
        Deque<Optional<TownView>> readings = new ArrayDeque<>(List.of(held(SECOND), held(THIRD)));

        TownView town = now.of("hama", readings::remove).orElseThrow();

        assertThat(town.status()).isEqualTo(Status.CONFIRMED);
        assertThat(town.version()).isNull();
    }

    @Test
    void whereNothingMovesAndBothStillDifferTheStreamIsRight() {
        model.put(FIRST, OptionalLong.of(7));

        TownView town = now.of("hama", () -> held(SECOND)).orElseThrow();

        assertThat(town.status()).isEqualTo(Status.CLAIMED);
        assertThat(town.version()).isEqualTo(7);
    }

    /** The fold is behind, and commits each second. */
    @Test
    void whatWasFoldedAndIsCommittedLaterIsWaitedFor() throws Exception {
        model.put(FIRST, OptionalLong.of(7));
        AtomicInteger asked = new AtomicInteger();
        Thread commit = new Thread(() -> {
            await().until(() -> asked.get() == 2);
            model.put(SECOND, OptionalLong.of(8));
        });
        commit.start();

        TownView town = now.of("hama", () -> {
                    asked.incrementAndGet();
                    return held(SECOND);
                })
                .orElseThrow();
        commit.join();

        assertThat(town.status()).isEqualTo(Status.CONTESTED);
        assertThat(town.version()).isEqualTo(8);
    }

    @Test
    void ofATownWithoutAnyClaimNothingIsTold() {
        assertThat(now.of("hama", Optional::empty)).isEmpty();
    }

    private static Optional<TownView> held(TownState state, Dispute... disputes) {
        return Optional.of(new TownAccount(state, List.of(disputes), 0, Reconciliation.of(List.of())).view(Moment.NOW));
    }
}
