package org.claimline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.claimline.acceptance.Patience;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.ReportReader;
import org.claimline.ingest.TopicContents;
import org.claimline.ingest.file.Content;
import org.claimline.ingest.file.FileIngest;
import org.claimline.ingest.file.Name;
import org.claimline.ingest.file.Position;
import org.claimline.ingest.file.TakenOverException;
import org.claimline.ingest.file.Waiting;
import org.claimline.place.PlaceRegister;
import org.claimline.topology.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files taken in through a real broker: every line exactly once, whatever happens on the way. */
class IngestIT {
    private static final Duration PATIENCE = Patience.LONG;

    private static Cli cli;

    @TempDir
    private Path directory;

    @BeforeAll
    static void bringIntoBeing() throws Exception {
        cli = Cli.seeded();
    }

    @Test
    void threeBadLinesOfTenThousandAreToldAndTheOthersTaken() throws Exception {
        Path file = directory.resolve("mixed.ndjson");
        List<String> lines = new ArrayList<>(lines("mixed", 10_000));
        lines.set(16, lines.get(16).replace("\"CAPTURED\"", "\"TAKEN\""));
        lines.set(4_710, "{\"reportId\":\"half");
        lines.set(9_997, lines.get(9_997).replace("+03:00\",\"precision", "\",\"precision"));
        Files.write(file, lines);
        Path refused = directory.resolve("refused.ndjson");

        Cli.Ran strict = cli.run("ingest", "--strict", file.toString());
        assertThat(strict.code()).isEqualTo(65);
        assertThat(strict.out()).contains("nothing taken", "3 lines are bad");
        assertThat(taken("mixed")).isEmpty();

        Cli.Ran ran = cli.run("ingest", "--json", "--refused", refused.toString(), file.toString());

        assertThat(ran.code()).isEqualTo(65);
        assertThat(ran.out())
                .contains("\"taken\":9997", "\"refused\":3", "\"line\":17", "\"line\":4711", "\"line\":9998")
                .contains("\"pointer\":\"/claims/0/assertion\",\"value\":\"TAKEN\"")
                .contains("CONTROLS, CAPTURED");
        assertThat(Files.readAllLines(refused)).containsExactly(lines.get(16), lines.get(4_710), lines.get(9_997));
        assertThat(taken("mixed")).hasSize(9_997).doesNotHaveDuplicates();

        Cli.Ran again = cli.run("ingest", file.toString());
        assertThat(again.code()).isEqualTo(65);
        assertThat(again.out()).contains("nothing new after line 10,000");
        assertThat(taken("mixed")).hasSize(9_997);
    }

    @Test
    @Tag("long")
    void killedInTheMiddleAndRunAgainItHasTakenEveryLineExactlyOnce() throws Exception {
        int lines = 12_000;
        Path file = directory.resolve("killed.ndjson");
        Files.write(file, lines("killed", lines));
        Name name = Name.of(cli.topics(), file.toRealPath().toString());
        Process child = child("ingest", file.toString());
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> position(name) > 0 || !child.isAlive());
            child.destroyForcibly().waitFor();
        } finally {
            child.destroyForcibly();
        }
        // the kill counts only if there was work left
        assertThat(position(name)).isBetween(1L, Files.size(file) - 1);

        Cli.Ran again = cli.run("ingest", file.toString());

        assertThat(again.code()).as(again.errors()).isZero();
        assertThat(again.out()).contains("with what was taken before: 12,000 reports");
        List<String> taken = taken("killed");
        assertThat(taken).hasSize(lines);
        Set<String> ids = new TreeSet<>(taken);
        assertThat(ids).hasSize(lines);
    }

    @Test
    void theLatestIngestOfAFileFencesTheOneBefore() throws Exception {
        FileIngest ingest = new FileIngest(
                new ReportReader(report -> List.of(), Clock.systemUTC()),
                new FileIngest.Destination(cli.topics(), cli.serdes(), cli.client(), Clock.systemUTC()),
                new FileIngest.Options(100_000, false, false, Optional.empty()));
        Name name = Name.of(cli.topics(), "fenced");
        List<String> lines = lines("fenced", 4);
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out)) {
            out.write((lines.get(0) + "\n").getBytes(UTF_8));
            CompletableFuture<FileIngest.Result> first =
                    CompletableFuture.supplyAsync(() -> take(ingest, Content.stream(in, "first"), name));
            await().atMost(PATIENCE).until(() -> position(name) > 0);

            Path file = directory.resolve("fenced.ndjson");
            Files.write(file, lines);
            FileIngest.Result second = take(ingest, Content.file(file, "second"), name);
            out.write((lines.get(1) + "\n").getBytes(UTF_8));
            out.flush();

            assertThatThrownBy(first::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(org.apache.kafka.common.errors.ApiException.class)
                    .hasStackTraceContaining(TakenOverException.class.getName());
            assertThat(second.to().lines()).isEqualTo(4);
        }
        assertThat(taken("fenced")).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void whereNothingAnswersTheAddressIsToldInOneLine() {
        Cli.Ran broker = Cli.plain(
                "ingest", "--bootstrap-servers", "127.0.0.1:1", "--registry", "http://127.0.0.1:1", "/dev/null");
        Cli.Ran service = Cli.plain("ingest", "--url", "http://127.0.0.1:1", "/dev/null");

        assertThat(broker.code()).isEqualTo(69);
        assertThat(broker.errors().lines()).singleElement().asString().contains("127.0.0.1:1", "--bootstrap-servers");
        assertThat(service.code()).isEqualTo(69);
        assertThat(service.errors().lines())
                .singleElement()
                .asString()
                .contains("http://127.0.0.1:1", "claimline demo", "--url");
    }

    private static FileIngest.Result take(FileIngest ingest, Content content, Name name) {
        try {
            return ingest.take(content, name, true, new Waiting(PlaceRegister.EMPTY), new Silent(), () -> false);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Process child(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(cli.connection());
        File log = directory.resolve("child.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    /** How far the file was taken, in bytes; 0 where nothing was. */
    private static long position(Name name) throws Exception {
        try (Admin admin = Admin.create(cli.client())) {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(name.id())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(cli.topics().reports(), 0));
            return committed == null ? 0 : committed.offset();
        }
    }

    /** The ids of the reports of one file that stand on the topic, as readers of committed records see them. */
    private static List<String> taken(String file) {
        List<String> ids = new ArrayList<>();
        TopicContents.read(cli.client(), cli.topics().reports(), item -> {
            SourceReport report = cli.serdes().reports().deserializer().deserialize(item.topic(), item.value());
            if (report.getReportId().startsWith(file + "-")) {
                ids.add(report.getReportId());
            }
            return true;
        });
        return ids;
    }

    private static List<String> lines(String file, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> """
                        {"reportId":"%s-%d","source":"source-%d","publishedAt":"2024-12-01T12:00:00+03:00","claims":[\
                        {"place":"Hama","assertion":"CAPTURED","party":"opposition","stance":"PRO_OPPOSITION",\
                        "eventTime":"2024-12-01T10:00:00+03:00","precision":"HOUR"}]}""".formatted(file, i, i % 7))
                .toList();
    }

    private static final class Silent implements FileIngest.Listener {
        @Override
        public void resumed(Position at) {}

        @Override
        public void changed(Position at) {}

        @Override
        public void refused(long line, List<Fault> faults) {}

        @Override
        public void progress(long read, Position at) {}
    }
}
