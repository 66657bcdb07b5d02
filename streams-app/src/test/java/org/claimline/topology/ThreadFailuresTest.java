package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadFailuresTest {
    private static final StreamThreadExceptionResponse REPLACED = StreamThreadExceptionResponse.REPLACE_THREAD;
    private static final StreamThreadExceptionResponse STOPPED = StreamThreadExceptionResponse.SHUTDOWN_CLIENT;

    private Instant now = Instant.parse("2024-12-01T00:00:00Z");
    private final ThreadFailures failures = new ThreadFailures("reconcile", () -> true, () -> now);

    /** A broker that kept its transactions was killed, and the one that took them over had given this one up. */
    @Test
    void whoseTransactionTheBrokersGaveUpIsReplaced() {
        assertThat(failures.handle(new StreamsException("commit", new InvalidTxnStateException("invalid state"))))
                .isEqualTo(REPLACED);
        assertThat(failures.handle(new OutOfOrderSequenceException("a sequence")))
                .isEqualTo(REPLACED);
        assertThat(failures.isWaiting()).isFalse();
    }

    @Test
    void notForEver() {
        Throwable lost = new StreamsException("commit", new InvalidTxnStateException("invalid state"));
        for (int i = 0; i < 10; i++) {
            assertThat(failures.handle(lost)).isEqualTo(REPLACED);
            now = now.plusSeconds(1);
        }

        assertThat(failures.handle(lost)).as("the eleventh within minutes").isEqualTo(STOPPED);
        now = now.plus(Duration.ofMinutes(6));
        assertThat(failures.handle(lost)).as("the next, long after").isEqualTo(REPLACED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWouldComeAgainStopsTheApplication(boolean ofOurs) {
        Throwable failure =
                ofOurs ? new IllegalStateException("a bug") : new RecordTooLargeException("a record of 3 MiB");

        assertThat(failures.handle(new StreamsException("process", failure))).isEqualTo(STOPPED);
    }

    @Test
    void aRegistryThatIsBackIsAskedAgain() {
        assertThat(failures.handle(new StreamsException("serialize", new IOException("refused"))))
                .isEqualTo(REPLACED);
        assertThat(failures.isWaiting()).isFalse();
    }
}
