package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CommitsTest {
    private static final Duration SOON = Duration.ofMillis(100);

    private final AtomicLong clock = new AtomicLong(5);
    private final Commits commits = new Commits(SOON, clock::get);

    @Test
    void nothingIsCommittedWhereNothingCame() {
        commits.asked(0);
        pass(100);
        commits.asked(0);

        assertThat(commits.isTime()).isFalse();
    }

    @Test
    void whatCameIsCommittedSoonAndNotSooner() {
        commits.ended();
        commits.asked(1);
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
    void aThreadThatHasNotAskedForMoreIsLeftToWork() {
        commits.asked(5_000);
        pass(101);
        assertThat(commits.isTime())
                .as("it has been at it for longer than soon")
                .isFalse();
        commits.asked(0);
        assertThat(commits.isTime()).as("it is through").isTrue();
    }

    @Test
    void eachThreadIsByItself() {
        commits.ended();
        commits.asked(1);
        pass(100);

        assertThat(CompletableFuture.supplyAsync(commits::isTime).join()).isFalse();
        assertThat(commits.isTime()).isTrue();
    }

    @Test
    void anApplicationCommitsEachSecondByItselfUnlessAnOperatorOrItsOwnIntervalSaysOtherwise() {
        Properties ours = settings(Map.of("bootstrap.servers", "b:1"), SOON).paced();
        assertThat(ours).containsEntry("commit.interval.ms", 1_000L);
        assertThat(Commits.in(asMap(ours))).isPresent();

        Properties operators = settings(Map.of("bootstrap.servers", "b:1", "commit.interval.ms", "500"), SOON)
                .paced();
        assertThat(operators).containsEntry("commit.interval.ms", "500");
        assertThat(Commits.in(asMap(operators))).isEmpty();

        Properties longer = settings(Map.of("bootstrap.servers", "b:1"), Duration.ofSeconds(2))
                .paced();
        assertThat(longer).containsEntry("commit.interval.ms", 2_000L);
        assertThat(Commits.in(asMap(longer))).isEmpty();
    }

    private void pass(long millis) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private static Map<String, Object> asMap(Properties properties) {
        return properties.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }

    private static StreamsSettings settings(Map<String, ?> client, Duration interval) {
        return new StreamsSettings(
                "claimline.reconcile",
                Topics.LIVE,
                Path.of("state"),
                1,
                interval,
                Optional.empty(),
                Optional.empty(),
                client);
    }
}
