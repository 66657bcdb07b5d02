package org.claimline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The seed feed as its files have it: one report a line. */
final class SeedReports {
    private static final Path FEED = Path.of("..", "seeds", "feed");

    private SeedReports() {}

    static List<String> all() {
        List<String> reports = new ArrayList<>();
        try (Stream<Path> files = Files.list(FEED)) {
            for (Path file : files.sorted().toList()) {
                reports.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reports;
    }

    /** Every report twice, in an order that {@code seed} decides. */
    static List<String> twiceShuffled(long seed) {
        List<String> reports = new ArrayList<>(all());
        reports.addAll(all());
        Collections.shuffle(reports, new Random(seed));
        return reports;
    }

    static List<List<String>> inBatches(List<String> reports, int size) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < reports.size(); from += size) {
            batches.add(reports.subList(from, Math.min(from + size, reports.size())));
        }
        return batches;
    }
}
