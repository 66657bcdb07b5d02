package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.replay.Manifest;
import org.claimline.replay.Manifests;
import org.claimline.replay.ReplayName;
import org.claimline.replay.ReplayState;
import org.claimline.replay.Span;
import org.claimline.replay.feed.Archive;
import org.junit.jupiter.api.Test;

/** What may be done with a replay as it stands. */
class ReplayOwnershipTest {
    @Test
    void oneThatWasStoppedOrIsLostCanBeGoneOnWith() {
        Manifests.Kept stopped = kept(ReplayState.STOPPED, Duration.ZERO);
        Manifests.Kept lost = kept(ReplayState.RUNNING, Manifests.LOST_AFTER.plusSeconds(5));

        assertThat(ReplayOwnership.resumable(stopped)).isEqualTo(stopped.manifest());
        assertThat(ReplayOwnership.resumable(lost)).isEqualTo(lost.manifest());
    }

    @Test
    void oneAtWorkIsGoneOnWithByNobodyElse() {
        for (ReplayState state : List.of(ReplayState.PREPARING, ReplayState.RUNNING, ReplayState.PAUSED)) {
            assertThatThrownBy(() -> ReplayOwnership.resumable(kept(state, Duration.ZERO)))
                    .isInstanceOf(WantingException.class)
                    .hasMessageContaining("evening is at work");
        }
        assertThatThrownBy(() -> ReplayOwnership.resumable(kept(ReplayState.ENDED, Duration.ofDays(1))))
                .hasMessageContaining("has ended; there is nothing to go on with");
        assertThatThrownBy(() -> ReplayOwnership.resumable(kept(ReplayState.REMOVING, Duration.ofDays(1))))
                .hasMessageContaining("is being removed");
    }

    @Test
    void onlyWhatWasToldToItsEndIsCompared() {
        assertThatCode(() -> ReplayComparison.demandEnded(kept(ReplayState.ENDED, Duration.ofDays(1))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> ReplayComparison.demandEnded(kept(ReplayState.STOPPED, Duration.ZERO)))
                .isInstanceOf(WantingException.class)
                .hasMessageContaining("claimline replay resume evening");
        assertThatThrownBy(() -> ReplayComparison.demandEnded(kept(ReplayState.RUNNING, Duration.ofHours(1))))
                .hasMessageContaining("was left before its end");
        assertThatThrownBy(() -> ReplayComparison.demandEnded(kept(ReplayState.PAUSED, Duration.ZERO)))
                .hasMessageContaining("is at work");
    }

    private static Manifests.Kept kept(ReplayState state, Duration ago) {
        return new Manifests.Kept(manifest(state), Instant.now().minus(ago));
    }

    private static Manifest manifest(ReplayState state) {
        Manifest begun = ReplayProcess.manifest(
                new ReplayName("evening"),
                Span.ofDays("2024-11-30", ZoneId.of("Asia/Damascus"), Optional.empty()),
                new Manifest.Source(
                        Manifest.Source.ARCHIVE, List.of(), false, "live", new Archive.Ends(Map.of(), Map.of()), 3),
                Optional.empty(),
                Instant.now());
        Manifest.Progress progress = begun.progress();
        return begun.at(new Manifest.Progress(state, true, 5, progress.speed(), null, progress.reports(), null, null));
    }
}
