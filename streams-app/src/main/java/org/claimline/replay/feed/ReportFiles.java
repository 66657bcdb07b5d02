package org.claimline.replay.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.ReportReader;
import org.claimline.ingest.file.Content;
import org.claimline.ingest.file.FileIngest;
import org.claimline.ingest.file.Position;
import org.claimline.replay.Span;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Fault;
import org.claimline.topology.Topics;

/**
 * A feed in files: a report a line, as {@code ingest} takes them, gzipped or not, in any order. Lines with faults are told and left out. When
 * we had the reports is not known of them.
 */
public final class ReportFiles {
    private static final int LONGEST_LINE = 16 * 1024 * 1024;

    private final List<Path> files;
    private final Serializer<SourceReport> serializer;
    private final String topic;

    /** Hears of lines that are refused. */
    @FunctionalInterface
    public interface Refusals {
        void refused(Path file, long line, List<Fault> faults);
    }

    /**
     * What was read.
     *
     * @param contents what each file held: its SHA-256
     * @param refused  lines
     */
    public record Outcome(List<String> contents, long refused) {}

    /** @param topics of the replay */
    public ReportFiles(List<Path> files, ContractSerdes serdes, Topics topics) {
        this.files = List.copyOf(files);
        serializer = serdes.reports().serializer();
        topic = topics.reports();
    }

    /**
     * The files at {@code path}: itself, or those of a directory that end with {@code .ndjson}, {@code .jsonl} or one of these and {@code .gz},
     * by name.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static List<Path> at(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException(
                    path + " is neither a file nor a directory; name one with reports, or topic");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.list(path)) {
            List<Path> files = all.filter(file -> file.getFileName().toString().matches(".*\\.(ndjson|jsonl)(\\.gz)?"))
                    .filter(file -> !Files.isDirectory(file))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException(
                        path + " has no files that end with .ndjson or .ndjson.gz; name the file itself");
            }
            return files;
        }
    }

    /** Reads what is known before {@code span} ends, in any order. */
    public Outcome read(Span span, boolean cold, Archive.Reader reader, Refusals refusals) throws IOException {
        List<String> contents = new ArrayList<>();
        long refused = 0;
        for (int i = 0; i < files.size(); i++) {
            FileIngest.Result result = read(i, span, cold, reader, refusals);
            contents.add(result.to().sha256());
            refused += result.refused();
        }
        return new Outcome(contents, refused);
    }

    private FileIngest.Result read(int index, Span span, boolean cold, Archive.Reader reader, Refusals refusals)
            throws IOException {
        Path file = files.get(index);
        long[] count = {0};
        try {
            return FileIngest.read(
                    new ReportReader(report -> List.of(), Clock.systemUTC()),
                    Content.file(file, file.toString()),
                    LONGEST_LINE,
                    new Listening(file, refusals),
                    reports -> {
                        reader.goesOn();
                        for (SourceReport report : reports) {
                            offer(item(report, index, count[0]++), span, cold, reader);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void offer(FeedItem item, Span span, boolean cold, Archive.Reader reader) {
        try {
            Archive.offer(item, span, cold, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FeedItem item(SourceReport read, int file, long number) {
        SourceReport report = SourceReport.newBuilder(read).setRecordedAt(null).build();
        return FeedItem.of(
                FeedItem.Kind.REPORT,
                new FeedItem.Rank(report.getPublishedAt(), Archive.id(report), file, number),
                Optional.empty(),
                Math.max(0, report.getPublishedAt().toEpochMilli()),
                report.getSourceId().getBytes(StandardCharsets.UTF_8),
                serializer.serialize(topic, report),
                new RecordHeaders());
    }

    /** A file is read from its beginning, once; only what is refused is news. */
    private record Listening(Path file, Refusals refusals) implements FileIngest.Listener {
        @Override
        public void resumed(Position at) {}

        @Override
        public void changed(Position at) {}

        @Override
        public void refused(long line, List<Fault> faults) {
            refusals.refused(file, line, faults);
        }

        @Override
        public void progress(long read, Position at) {}
    }
}
