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
import org.apache.kafka.streams.StreamsConfig;
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

    @Test
    void anApplicationCommitsEachSecondByItselfUnlessAnOperatorSaysOtherwise() {
        Properties ours = settings(Map.of("bootstrap.servers", "b:1")).paced();
        assertThat(ours).containsEntry("commit.interval.ms", 1_000L);
        assertThat(Commits.in(asMap(ours))).isPresent();

        Properties operators = settings(Map.of("bootstrap.servers", "b:1", "commit.interval.ms", "500"))
                .paced();
        assertThat(operators).containsEntry("commit.interval.ms", "500");
        assertThat(Commits.in(asMap(operators))).isEmpty();
    }

    /** Else a thread would say what it does to nobody, and every change would take a second. */
    @Test
    void whatProcessorsAskIsWhatClientsTell() {
        Properties ours = settings(Map.of("bootstrap.servers", "b:1")).paced();
        StreamsConfig config = new StreamsConfig(ours);
        Object same = ours.get(Commits.SETTING);

        assertThat(config.originals()).containsEntry(Commits.SETTING, same);
        assertThat(config.getMainConsumerConfigs("group", "client", 0)).containsEntry(Commits.SETTING, same);
        assertThat(config.getProducerConfigs("client")).containsEntry(Commits.SETTING, same);
    }

    private void poll(int records) {
        commits.asks();
        commits.given(records);
    }

    private void pass(long millis) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private static Map<String, Object> asMap(Properties properties) {
        return properties.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }

    private static StreamsSettings settings(Map<String, ?> client) {
        return new StreamsSettings(
                "claimline.reconcile", Topics.LIVE, Path.of("state"), 1, Optional.empty(), Optional.empty(), client);
    }
}
