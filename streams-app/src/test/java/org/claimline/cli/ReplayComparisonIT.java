package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.claimline.acceptance.Patience;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Reliability;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.SeedFeed;
import org.claimline.ingest.SeedRegisters;
import org.claimline.ingest.TopicWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a day told again differs in from what was made of it, and why, on a real broker. */
@Tag("long")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ReplayComparisonIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Patience.LONG;
    private static final Instant EDITED = Instant.parse("2024-11-28T06:00:00Z");
    private static final Instant BEFORE_THE_EDIT = Instant.parse("2024-11-28T05:00:00Z");
    private static final Instant DECIDED = Instant.parse("2024-11-30T17:30:00Z");
    private static final String CONVOY = "hama-convoy-video";
    private static final String SOLDIERS = "regime-soldiers-videos";

    @TempDir
    private Path directory;

    @Test
    void aDifferenceIsToldTownByTownWithItsCause() throws Exception {
        Cli cli = Cli.seeded(1);
        edit(cli);
        try (Service live = cli.service(directory, 1)) {
            List<SourceReport> feed = SeedFeed.load();
            SourceReport late = one(feed, "regime-supporting-activists", "2024-11-30T17:00:00Z");
            SourceReport rejected = one(feed, SOLDIERS, "2024-11-30T17:00:00Z");
            live.intake()
                    .take(feed.stream().filter(report -> !report.equals(late)).toList());
            reject(cli, rejected, "Qomhana");
            awaitCaughtUp(live);

            CompletableFuture<Cli.Ran> earlier =
                    again(cli, "earlier", "--registers", "as-of " + BEFORE_THE_EDIT, "--compare", "live");
            CompletableFuture<Cli.Ran> tables = again(
                    cli,
                    "tables",
                    "--registers",
                    Path.of("..", "seeds", "registers").toString());
            Cli.Ran today = again(cli, "today", "--compare", "live").join();

            assertThat(today.code()).as(today.errors() + today.out()).isZero();
            assertThat(earlier.join().code()).as(earlier.join().errors()).isEqualTo(ExitCode.WANTING);
            Map<String, Set<String>> asOf = causes(json(earlier.join().out()).path("comparison"));
            assertThat(asOf.get("qomhana"))
                    .as("the decision came after that time")
                    .containsExactly("DECISION");
            assertThat(asOf.get("hama")).containsExactly("REGISTER");
            assertThat(asOf.keySet()).containsOnly("al-arbaen", "hama", "qomhana");

            assertThat(tables.join().code()).as(tables.join().errors()).isZero();
            Cli.Ran compared = cli.run("replay", "compare", "tables", "today", "--json");
            assertThat(compared.code()).as(compared.errors()).isEqualTo(ExitCode.WANTING);
            assertThat(causes(json(compared.out())))
                    .as("both know the decision")
                    .containsOnlyKeys("al-arbaen", "hama")
                    .allSatisfy((town, causes) -> assertThat(causes).containsExactly("REGISTER"));

            live.intake().take(List.of(late));
            awaitCaughtUp(live);
            Cli.Ran later = cli.run("replay", "compare", "today", "live");
            assertThat(later.code()).as(later.errors()).isEqualTo(ExitCode.WANTING);
            assertThat(later.out())
                    .contains("Hama (hama)", "cause: late reports: claim ", "by Regime-supporting activists")
                    .contains("1 of 16 towns ended otherwise in today than in live.");
        }
    }

    private static CompletableFuture<Cli.Ran> again(Cli cli, String name, String... more) {
        List<String> words = new ArrayList<>(List.of("replay", "--day", "2024-11-30", "--json", "--into", name));
        words.addAll(List.of(more));
        return CompletableFuture.supplyAsync(() -> cli.run(words.toArray(String[]::new)));
    }

    /** The desk thinks more of a source than the seed registers say. */
    private static void edit(Cli cli) throws Exception {
        Source source = SeedRegisters.load().sources().stream()
                .filter(one -> one.getId().equals(CONVOY))
                .findAny()
                .orElseThrow();
        assertThat(source.getReliability()).isNotEqualTo(Reliability.A);
        try (TopicWriter<Source> sources =
                TopicWriter.sources(cli.topics(), cli.serdes(), cli.client(), Clock.systemUTC())) {
            sources.write(List.of(Source.newBuilder(source)
                    .setReliability(Reliability.A)
                    .setUpdatedAt(EDITED)
                    .build()));
        }
    }

    private static void reject(Cli cli, SourceReport report, String place) throws Exception {
        String claim = report.getClaims().stream()
                .filter(one -> one.getPlace().equals(place))
                .findAny()
                .orElseThrow()
                .getClaimId();
        try (TopicWriter<DeskDecision> decisions =
                TopicWriter.decisions(cli.topics(), cli.serdes(), cli.client(), Clock.systemUTC())) {
            decisions.write(List.of(DeskDecision.newBuilder()
                    .setDecisionId("d-1")
                    .setKind(DecisionKind.REJECT)
                    .setTargetClaim(new ClaimRef(report.getSourceId(), report.getReportId(), claim))
                    .setDecidedAt(DECIDED)
                    .setEditor("editor-1")
                    .setReason("shows another town")
                    .build()));
        }
    }

    private static SourceReport one(List<SourceReport> feed, String source, String publishedAt) {
        return feed.stream()
                .filter(report -> report.getSourceId().equals(source)
                        && report.getPublishedAt().equals(Instant.parse(publishedAt)))
                .findAny()
                .orElseThrow();
    }

    /** The kinds of causes, by town. */
    private static Map<String, Set<String>> causes(JsonNode comparison) {
        Map<String, Set<String>> causes = new TreeMap<>();
        for (JsonNode town : comparison.path("different")) {
            causes.put(
                    town.path("townId").asText(),
                    town.path("causes").findValuesAsText("kind").stream()
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return causes;
    }

    private static void awaitCaughtUp(Service service) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> service.status().caughtUp());
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
