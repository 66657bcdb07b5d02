package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.claimline.acceptance.Patience;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.SeedFeed;
import org.claimline.ingest.TopicContents;
import org.claimline.local.SharedBroker;
import org.claimline.topology.Topics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of the feed again, beside a live service on a real broker. */
@Tag("long")
class ReplayIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Patience.LONG;
    private static final Instant MIDNIGHT = Instant.parse("2024-11-30T21:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void aDayEndsAtAnySpeedAsTheLiveRunOfTheSameReportsAndNothingLiveIsTouched() throws Exception {
        Cli cli = Cli.seeded();
        try (Service live = cli.service(directory.resolve("live"), Cli.PARTITIONS)) {
            // the archive in disorder: what was published first was filed last
            send(live, SeedFeed.load(), 7);
            awaitCaughtUp(live);
            Map<String, Long> before = offsets(cli);

            CompletableFuture<Cli.Ran> beside = CompletableFuture.supplyAsync(() -> cli.run(
                    "replay", "--day", "2024-11-30", "--into", "slow", "--speed", "40000", "--compare", "live"));
            Cli.Ran fast = cli.run("replay", "--day", "2024-11-30", "--into", "fast", "--compare", "live");
            Cli.Ran slow = beside.join();

            assertThat(fast.code()).as(fast.errors()).isZero();
            assertThat(slow.code()).as(slow.errors()).isZero();
            assertThat(offsets(cli)).as("the live topics and groups").isEqualTo(before);
            assertThat(slow.out().replace("slow", "fast"))
                    .as("the log, and the summary")
                    .isEqualTo(fast.out());
            assertThat(fast.out())
                    .contains("Saturday 30 November 2024", "Contested: 4; still contested at the end: 4")
                    .contains("20:00  Qomhana  CONTESTED  ", "20:00  Muhradeh  CONTESTED  ")
                    .contains("20:00  Suqaylabiyah  CONTESTED  ", "19:30  Hama  CONTESTED  ")
                    .contains("16 towns ended in the same in fast and live.");
            assertThat(fast.errors()).contains("16 reports after 1 of before; left out 36 of after");

            Cli heardUntilMidnight = Cli.seeded();
            List<SourceReport> heard = SeedFeed.load().stream()
                    .filter(report -> report.getPublishedAt().isBefore(MIDNIGHT))
                    .toList();
            try (Service other = heardUntilMidnight.service(directory.resolve("other"), Cli.PARTITIONS)) {
                send(other, heard, 3);
                awaitCaughtUp(other);
                Map<String, ByteBuffer> expected = outcome(heardUntilMidnight, heardUntilMidnight.topics());
                assertThat(expected).hasSizeGreaterThan(16);
                assertThat(outcome(cli, replay(cli, "fast"))).isEqualTo(expected);
                assertThat(outcome(cli, replay(cli, "slow"))).isEqualTo(expected);
                assertThat(timelines(live.uri(), "?view=fast")).isEqualTo(timelines(other.uri(), ""));
            }
            assertThat(get(live.uri(), "/api/towns/hama").path("status").asText())
                    .isEqualTo("CONFIRMED");
            assertThat(get(live.uri(), "/api/towns/hama?view=fast")
                            .path("status")
                            .asText())
                    .isEqualTo("CONTESTED");
            assertThat(get(live.uri(), "/api/replays").findValuesAsText("name")).containsExactly("fast", "slow");

            removed(cli, live, "fast");
            assertThat(cli.run("replay", "remove", "slow").code()).isZero();
            assertThat(get(live.uri(), "/api/replays")).isEmpty();
            assertThat(offsets(cli)).isEqualTo(before);
            assertThat(topics().stream()
                            .filter(topic -> topic.startsWith(cli.topics().prefix() + "replay-")))
                    .isEmpty();
            assertThat(groups().stream()
                            .filter(group -> group.startsWith(cli.topics().prefix() + "replay-")))
                    .isEmpty();
        }
    }

    @Test
    void oneThatWasStoppedGoesOnAndEndsAsOneThatWasNot() throws Exception {
        Cli cli = Cli.seeded(1);
        Path feed = Files.createDirectory(directory.resolve("feed"));
        // a file that was saved with its days in disorder, and a line that is none
        List<String> lines = new ArrayList<>();
        for (String day : List.of("2024-12-01", "2024-11-28", "2024-11-30")) {
            lines.addAll(Files.readAllLines(Path.of("..", "seeds", "feed", day + ".ndjson")));
        }
        lines.add(4, "{\"no\": \"report\"}");
        Files.write(feed.resolve("days.ndjson"), lines);
        List<String> days = List.of("replay", "--day", "2024-11-30/2024-12-01", "--from", feed.toString());

        CompletableFuture<Cli.Ran> running =
                CompletableFuture.supplyAsync(() -> run(cli, days, "--into", "cut", "--pause"));
        URI page = URI.create(await().atMost(PATIENCE).until(() -> page(cli, "cut"), uri -> !uri.isEmpty()));
        post(page, "/api/replays/cut/step", "{\"reports\": 5}");
        await().atMost(PATIENCE).until(() -> told(page, "cut") == 5);
        assertThat(cli.run("replay", "remove", "cut").errors()).contains("is at work; stop it first");
        assertThat(cli.run("replay", "resume", "cut").errors()).contains("is at work");
        post(page, "/api/replays/cut/stop", "");
        assertThat(running.join().code()).as(running.join().errors()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(cli.run("replay", "list").out()).contains("STOPPED", "claimline replay resume cut");

        Cli.Ran resumed = cli.run("replay", "resume", "cut", "--speed", "max");
        Cli.Ran whole = run(cli, days, "--into", "whole");

        assertThat(resumed.code()).as(resumed.errors()).isEqualTo(ExitCode.DATA);
        assertThat(resumed.errors()).contains("days.ndjson:5: /no ");
        assertThat(resumed.out().lines())
                .containsExactlyElementsOf(whole.out().lines().toList());
        assertThat(outcome(cli, replay(cli, "cut"))).isEqualTo(outcome(cli, replay(cli, "whole")));
        assertThat(count(cli, replay(cli, "cut").reports()))
                .as("nothing is told twice")
                .isEqualTo(count(cli, replay(cli, "whole").reports()))
                .isPositive();
        assertThat(cli.run("replay", "resume", "cut").errors()).contains("has ended");
        assertThat(run(cli, days, "--into", "cut").errors()).contains("there is a replay cut already");
    }

    /** The 30th is told above. */
    @Test
    void everyDayOfTheFeedHasTheDisputesThatTheArticlesSupport() throws Exception {
        Cli cli = Cli.seeded(1);
        Map<String, List<String>> expected = Map.of(
                "2024-11-28", List.of(),
                "2024-12-01",
                        List.of(
                                "hama UNDONE",
                                "muhradeh OPEN",
                                "qomhana OPEN",
                                "suqaylabiyah OPEN",
                                "hama NEUTRAL_SETTLEMENT",
                                "zain-al-abidin OPEN"),
                "2024-12-02",
                        List.of(
                                "muhradeh LAPSE",
                                "qomhana AGREEMENT",
                                "suqaylabiyah LAPSE",
                                "zain-al-abidin AGREEMENT"),
                "2024-12-03", List.of(),
                "2024-12-04", List.of(),
                "2024-12-05", List.of("hama ADMISSION"));

        Map<String, List<String>> found = expected.keySet().parallelStream()
                .collect(Collectors.toConcurrentMap(day -> day, day -> contests(cli, day)));

        assertThat(found).isEqualTo(expected);
    }

    /** The disputes of a day of the seed feed, and how each ended, if it did. */
    private static List<String> contests(Cli cli, String day) {
        String feed = Path.of("..", "seeds", "feed").toString();
        Cli.Ran ran = cli.run("replay", "--day", day, "--from", feed, "--json", "--remove");
        assertThat(ran.code()).as(ran.errors()).isZero();
        List<String> contests = new ArrayList<>();
        json(ran.out())
                .path("summary")
                .path("contests")
                .forEach(contest -> contests.add(contest.path("townId").asText() + " "
                        + (contest.path("closing").isNull() ? contest.path("end") : contest.path("closing")).asText()));
        return contests;
    }

    private static Cli.Ran run(Cli cli, List<String> first, String... more) {
        return cli.run(Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static String page(Cli cli, String name) throws Exception {
        Cli.Ran listed = cli.run("replay", "list", "--json");
        return listed.out()
                .lines()
                .map(ReplayIT::json)
                .filter(one -> one.path("name").asText().equals(name)
                        && one.path("state").asText().equals("PAUSED"))
                .map(one -> one.path("page").asText(""))
                .findAny()
                .orElse("");
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int told(URI page, String name) throws Exception {
        return get(page, "/api/replays/" + name).path("reports").path("told").asInt();
    }

    private static void removed(Cli cli, Service live, String name) throws Exception {
        HttpResponse<String> gone = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(live.uri().resolve("/api/replays/" + name))
                                .DELETE()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(204);
        assertThat(cli.run("replay", "list").out()).doesNotContain(name);
    }

    private static void send(Service service, Collection<SourceReport> reports, long disorder) throws Exception {
        List<SourceReport> shuffled = new ArrayList<>(reports);
        Collections.shuffle(shuffled, new Random(disorder));
        service.intake().take(shuffled);
    }

    private static void awaitCaughtUp(Service service) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> service.status().caughtUp());
    }

    private static Topics replay(Cli cli, String name) {
        return new org.claimline.replay.ReplayName(name).topics(cli.topics());
    }

    /** What the readers of states and disputes see at the end, by topic and key. */
    private static Map<String, ByteBuffer> outcome(Cli cli, Topics topics) {
        Map<String, ByteBuffer> latest = new TreeMap<>();
        for (String topic : List.of(topics.townStates(), topics.disputes(), topics.unplaced())) {
            TopicContents.read(cli.client(), topic, item -> {
                String key = topic.substring(topics.prefix().length()) + " " + TopicContents.key(item);
                if (item.value() == null) {
                    latest.remove(key);
                } else {
                    latest.put(key, ByteBuffer.wrap(item.value()));
                }
                return true;
            });
        }
        return latest;
    }

    private static long count(Cli cli, String topic) {
        long[] count = {0};
        TopicContents.read(cli.client(), topic, item -> {
            count[0]++;
            return true;
        });
        return count[0];
    }

    /** The timelines of all towns as the API tells them. */
    private static Map<String, String> timelines(URI service, String query) throws Exception {
        Map<String, String> timelines = new TreeMap<>();
        for (JsonNode town : get(service, "/api/towns" + query)) {
            String id = town.path("townId").asText();
            timelines.put(id, body(service, "/api/towns/" + id + "/timeline" + query));
        }
        return timelines;
    }

    private static JsonNode get(URI service, String path) throws Exception {
        return JSON.readTree(body(service, path));
    }

    private static String body(URI service, String path) throws Exception {
        return await().atMost(PATIENCE)
                .until(
                        () -> HttpClient.newHttpClient()
                                .send(
                                        HttpRequest.newBuilder(service.resolve(path))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString()),
                        answer -> answer.statusCode() == 200)
                .body();
    }

    private static void post(URI service, String path, String json) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.resolve(path))
                                .header("content-type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Where every live topic ends, and how far every live group has read. */
    private static Map<String, Long> offsets(Cli cli) throws Exception {
        String prefix = cli.topics().prefix();
        Map<String, Long> offsets = new TreeMap<>();
        try (Admin admin = Admin.create(cli.client())) {
            List<String> live = topics().stream()
                    .filter(topic -> topic.startsWith(prefix) && !topic.startsWith(prefix + "replay-"))
                    .toList();
            Map<TopicPartition, OffsetSpec> ask = admin.describeTopics(live).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            admin.listOffsets(ask)
                    .all()
                    .get()
                    .forEach((partition, end) -> offsets.put("end " + partition, end.offset()));
            for (String group : groups()) {
                if (group.startsWith(prefix) && !group.startsWith(prefix + "replay-")) {
                    admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .forEach((partition, offset) -> offsets.put(group + " " + partition, offset.offset()));
                }
            }
        }
        return offsets;
    }

    private static Collection<String> topics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()))) {
            return new TreeSet<>(admin.listTopics().names().get());
        }
    }

    private static Collection<String> groups() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()))) {
            return admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
        }
    }
}
