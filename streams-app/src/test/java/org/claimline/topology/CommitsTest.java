package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitsTest {
    private static final int SOON = 20;
    private static final Duration POLL = Duration.ofMillis(100);

    private final AtomicLong clock = new AtomicLong(5);
    private final Commits commits = new Commits(Duration.ofMillis(SOON), clock::get);

    @BeforeEach
    void isAsked() {
        commits.isAsked();
    }

    @Test
    void nothingIsCommittedWhereNothingCame() {
        poll(0);
        pass(100);
        poll(0);

        assertThat(commits.isTime()).isFalse();
        assertThat(commits.patience(POLL)).isEqualTo(POLL);
    }

    @Test
    void whatCameIsCommittedOnceTheThreadIsThroughAndNotSooner() {
        commit(5);
        poll(1);
        pass(1);
        poll(0);
        assertThat(commits.isTime()).as("a millisecond after the last").isFalse();
        assertThat(commits.patience(POLL)).isEqualTo(Duration.ofMillis(SOON - 1));
        pass(SOON - 1);
        assertThat(commits.patience(POLL)).isEqualTo(Duration.ZERO);
        assertThat(commits.isTime()).isTrue();
        commit(5);
        assertThat(commits.isTime()).isFalse();
        assertThat(commits.patience(POLL)).isEqualTo(POLL);
    }

    @Test
    void whatWasWrittenWithoutAnythingThatCameIsCommittedToo() {
        commit(5);
        commits.written();
        pass(SOON);

        assertThat(commits.isTime()).isTrue();
    }

    /** Half of the time at work, commits of 40 ms: these may take two fifths, so each is 60 ms after the last. */
    @Test
    void aThreadThatIsNeverThroughCommitsAsOftenAsItsWorkLeavesTimeFor() {
        for (int i = 0; i < 60; i++) {
            work(5, 5);
        }
        commit(40);

        for (int i = 0; i < 5; i++) {
            work(5, 5);
            assertThat(commits.isTime()).as("after %d ms", 10 * (i + 1)).isFalse();
        }
        work(5, 5);
        work(5, 5);
        assertThat(commits.isTime()).isTrue();
    }

    @Test
    void aThreadThatIsBehindIsLeftToWork() {
        work(5_000, 0);
        commit(40);
        work(900, 0);
        assertThat(commits.isTime()).isFalse();
        work(100, 0);
        assertThat(commits.isTime()).isTrue();
        commit(40);

        work(700, 0);
        poll(0);
        assertThat(commits.isTime()).as("through").isTrue();
    }

    @Test
    void aThreadThatWasBehindAndKeepsUpAgainCommitsSoonAgain() {
        work(5_000, 0);
        commit(40);
        for (int i = 0; i < 100; i++) {
            work(1, 9);
        }
        commit(10);

        work(1, 9);
        work(1, 9);
        assertThat(commits.isTime()).isTrue();
    }

    /** Where nobody asks for commits, as for the registers, or nothing comes of it, waiting for it would be no rest. */
    @Test
    void whoIsNotToCommitWaitsForAsLongAsItWould() {
        Commits nobody = new Commits(Duration.ofMillis(SOON), clock::get);
        nobody.asks();
        nobody.given(3);
        pass(SOON);
        assertThat(nobody.patience(POLL)).isEqualTo(POLL);

        poll(3);
        pass(Commits.SELDOM.toMillis() + 1);
        assertThat(commits.patience(POLL)).isEqualTo(POLL);
    }

    @Test
    void eachThreadIsByItself() {
        commit(5);
        poll(1);
        poll(0);
        pass(SOON);

        assertThat(CompletableFuture.supplyAsync(commits::isTime).join()).isFalse();
        assertThat(commits.isTime()).isTrue();
    }

    private void poll(int records) {
        commits.asks();
        commits.given(records);
    }

    /** Something is there, after a while, and is worked at. */
    private void work(long millis, long after) {
        commits.asks();
        pass(after);
        commits.given(1);
        pass(millis);
    }

    private void commit(long millis) {
        commits.begins();
        pass(millis);
        commits.ended();
    }

    private void pass(long millis) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
