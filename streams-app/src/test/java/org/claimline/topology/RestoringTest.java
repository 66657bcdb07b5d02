package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is left to restore, over all stores of an application. */
class RestoringTest {
    private static final TopicPartition CLAIMS = new TopicPartition("app-claims-changelog", 0);
    private static final TopicPartition HEADS = new TopicPartition("app-heads-changelog", 0);

    private final Restoring restoring = new Restoring();

    @Test
    void whatIsLeftOfAllStoresIsAddedUpAndGoesDown() {
        restoring.onRestoreStart(CLAIMS, "claims", 100, 1_100);
        restoring.onRestoreStart(HEADS, "heads", 0, 50);
        assertThat(restoring.remaining()).isEqualTo(1_050);

        restoring.onBatchRestored(CLAIMS, "claims", 500, 400);
        assertThat(restoring.remaining()).isEqualTo(650);
        assertThat(restoring.asked()).isEqualTo(1_050);

        restoring.onRestoreEnd(CLAIMS, "claims", 900);
        assertThat(restoring.remaining()).isEqualTo(50);
        assertThat(restoring.asked()).isEqualTo(50);
    }

    @Test
    void whatGoesToAnotherInstanceInTheMiddleIsNotWaitedFor() {
        restoring.onRestoreStart(CLAIMS, "claims", 0, 1_000);

        restoring.onRestoreSuspended(CLAIMS, "claims", 10);

        assertThat(restoring.remaining()).isZero();
        assertThat(restoring.asked()).isZero();
    }
}
