package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CommitsTest {
    private static final Duration SOON = Duration.ofMillis(100);

    private final AtomicLong clock = new AtomicLong(5);
    private final Commits commits = new Commits(SOON, clock::get);

    @Test
    void nothingIsCommittedWhereNothingCame() {
        poll(0);
        pass(100);
        poll(0);

        assertThat(commits.isTime()).isFalse();
    }

    @Test
    void whatCameIsCommittedSoonAndNotSooner() {
        commits.ended();
        poll(1);
        pass(99);
        assertThat(commits.isTime()).isFalse();
        pass(1);
        assertThat(commits.isTime()).isTrue();
        commits.ended();
        assertThat(commits.isTime()).isFalse();
    }

    @Test
    void whatWasWrittenWithoutAnythingThatCameIsCommittedToo() {
        commits.ended();
        commits.written();
        pass(100);

        assertThat(commits.isTime()).isTrue();
    }

    @Test
    void aThreadThatIsAtItForLongerIsLeftToWorkBetweenAskingsToo() {
        poll(5_000);
        pass(101);
        assertThat(commits.isTime()).as("at it for longer than soon").isFalse();
        poll(5_000);
        assertThat(commits.isTime()).as("and more was waiting").isFalse();
        pass(50);
        assertThat(commits.isTime()).isFalse();
        poll(20);
        assertThat(commits.isTime()).as("through with that one sooner").isTrue();
    }

    @Test
    void aThreadThatIsThroughCommits() {
        poll(5_000);
        pass(5_000);
        poll(0);

        assertThat(commits.isTime()).isTrue();
    }

    @Test
    void eachThreadIsByItself() {
        commits.ended();
        poll(1);
        pass(100);

        assertThat(CompletableFuture.supplyAsync(commits::isTime).join()).isFalse();
        assertThat(commits.isTime()).isTrue();
    }

    private void poll(int records) {
        commits.asks();
        commits.given(records);
    }

    private void pass(long millis) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
