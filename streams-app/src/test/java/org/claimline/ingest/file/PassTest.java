package org.claimline.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.ReportReader;
import org.claimline.place.PlaceRegister;
import org.claimline.topology.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file read with no broker: which lines are taken and refused, and where the next run goes on. */
class PassTest {
    private static final int LONGEST_LINE = 2_000;

    private final List<String> told = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private final ReportReader reader = new ReportReader(report -> List.of(), Clock.systemUTC());

    @TempDir
    private Path directory;

    private Position last = Position.START;

    @Test
    void goodLinesAreTakenAndBadOnesToldWithLineAndFault() throws Exception {
        run(Position.START, report("r1") + "\n{\"reportId\":\"r2\"\n\n" + report("r3") + "\n");

        assertThat(taken).containsExactly("r1", "r3");
        assertThat(told).singleElement().asString().startsWith("2 : column ");
        assertThat(last.lines()).isEqualTo(4);
        assertThat(last.taken()).isEqualTo(2);
        assertThat(last.refused()).isEqualTo(1);
    }

    @Test
    void theNextRunTakesWhatWasAppended() throws Exception {
        run(Position.START, report("r1") + "\n");
        run(last, report("r1") + "\n" + report("r2") + "\n");

        assertThat(taken).containsExactly("r1", "r2");
        assertThat(told).containsExactly("resumed at 1");
        assertThat(last.lines()).isEqualTo(2);
    }

    @Test
    void aLastLineWithoutLineBreakIsTakenAndItsLineBreakIsNoLineOfTheNextRun() throws Exception {
        run(Position.START, report("r1"));
        run(last, report("r1") + "\r\n" + report("r2"));

        assertThat(taken).containsExactly("r1", "r2");
        assertThat(last.lines()).isEqualTo(2);
    }

    @Test
    void halfALineThatIsStillBeingWrittenIsRefusedNowAndTakenWhenItIsWhole() throws Exception {
        String second = report("r2");
        run(Position.START, report("r1") + "\n" + second.substring(0, 20));

        assertThat(last.lines()).isEqualTo(1);
        assertThat(last.refused()).isZero();
        assertThat(told).hasSize(1);

        run(last, report("r1") + "\n" + second + "\n");
        assertThat(taken).containsExactly("r1", "r2");
    }

    @Test
    void aFileThatWasChangedBeforeThePositionIsBegunAnew() throws Exception {
        run(Position.START, report("r1") + "\n" + report("r2") + "\n");
        run(last, report("rX") + "\n" + report("r2") + "\n");

        assertThat(taken).containsExactly("r1", "r2", "rX", "r2");
        assertThat(told).containsExactly("changed before 2");
    }

    @Test
    void aPipeThatBeginsWithSomethingElseIsRefusedBeforeAnythingIsTaken() throws Exception {
        run(Position.START, report("r1") + "\n");
        taken.clear();
        Content pipe = Content.stream(new ByteArrayInputStream(report("rX").getBytes(UTF_8)), "-");

        assertThatThrownBy(() -> Pass.from(last, pipe, LONGEST_LINE, new RefusedLines(Optional.empty()), new Telling()))
                .isInstanceOf(OtherContentException.class)
                .hasMessageContaining("--restart");
        assertThat(taken).isEmpty();
    }

    @Test
    void aLineOverTheLimitIsRefusedWithItsLength() throws Exception {
        run(Position.START, report("r1") + "\n" + "x".repeat(3_000) + "\n" + report("r3") + "\n");

        assertThat(taken).containsExactly("r1", "r3");
        assertThat(told).singleElement().asString().contains("has 3000 bytes where 2000 may be");
    }

    @Test
    void refusedLinesStandInTheirFileOnceAlsoAfterAnInterruption() throws Exception {
        Path refused = directory.resolve("refused.ndjson");
        String content = "bad 1\n" + report("r1") + "\n" + "y".repeat(3_000) + "\nbad 2\n";
        run(Position.START, Content.stream(bytes("bad 1\n" + report("r1") + "\n"), "f"), refused);
        Position early = last;
        run(early, file(content), refused);

        run(early, file(content), refused);

        assertThat(Files.readString(refused)).isEqualTo("bad 1\n" + "y".repeat(3_000) + "\nbad 2\n");
    }

    @Test
    void compressedFilesAreUnpackedAndDamagedOnesTakenUpToTheDamage() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write((report("r1") + "\n" + report("r2") + "\n").getBytes(UTF_8));
        }
        run(Position.START, Content.stream(new ByteArrayInputStream(packed.toByteArray()), "f"), null);
        assertThat(taken).containsExactly("r1", "r2");

        byte[] cut = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 12);
        run(Position.START, Content.stream(new ByteArrayInputStream(cut), "f"), null);
        assertThat(told).singleElement().asString().contains("cannot be unpacked");
    }

    @Test
    void aPositionThatSomebodyElseWroteIsNone() {
        assertThat(Position.of(new org.apache.kafka.clients.consumer.OffsetAndMetadata(7, "not ours")))
                .isEmpty();
        assertThat(Position.of(new org.apache.kafka.clients.consumer.OffsetAndMetadata(7)))
                .isEmpty();
    }

    private void run(Position from, String content) throws Exception {
        run(from, file(content), null);
    }

    private void run(Position from, Content content, Path refused) throws Exception {
        try (RefusedLines kept = new RefusedLines(Optional.ofNullable(refused));
                Pass pass = Pass.from(from, content, LONGEST_LINE, kept, new Telling())) {
            pass.run(
                    reader,
                    new Waiting(PlaceRegister.EMPTY),
                    Long.MAX_VALUE,
                    (reports, after) -> {
                        reports.stream().map(SourceReport::getReportId).forEach(taken::add);
                        last = Position.of(after.committed()).orElseThrow();
                    },
                    () -> false);
        }
    }

    private Content file(String content) throws IOException {
        Path file = directory.resolve("reports.ndjson");
        Files.writeString(file, content);
        return Content.file(file, "reports.ndjson");
    }

    private static InputStream bytes(String content) {
        return new ByteArrayInputStream(content.getBytes(UTF_8));
    }

    private static String report(String id) {
        return "{\"reportId\":\"" + id
                + "\",\"source\":\"s\",\"publishedAt\":\"2024-12-01T10:00:00+03:00\",\"claims\":[]}";
    }

    private final class Telling implements FileIngest.Listener {
        @Override
        public void resumed(Position at) {
            told.add("resumed at " + at.lines());
        }

        @Override
        public void changed(Position at) {
            told.add("changed before " + at.lines());
        }

        @Override
        public void refused(long line, List<Fault> faults) {
            told.add(line + " " + faults.get(0));
        }

        @Override
        public void progress(long read, Position at) {}
    }
}
