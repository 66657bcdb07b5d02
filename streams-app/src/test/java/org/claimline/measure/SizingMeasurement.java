package org.claimline.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.claimline.acceptance.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator must have room and time for: bytes that a claim takes on the broker's disk, topic by topic, and in the stores; memory; how long
 * a start takes with the stores, and without them, when they are restored from their changelogs. Prints tables.
 *
 * <p>{@code mvn -Pmeasure -pl streams-app -am test -Dtest=SizingMeasurement} runs it; see docs/operations.md.
 */
class SizingMeasurement {
    private static final long SEED = 20241130;
    private static final int TOWNS = Integer.getInteger("measure.towns", 2_000);
    private static final int CLAIMS = Integer.getInteger("measure.claims", 100_000);
    private static final List<String> JVM = List.of("-Xms64m", "-Xmx512m");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir
    Path temporary;

    private final MeasuredWar war = new MeasuredWar(SEED, new MeasuredWar.Size(TOWNS, CLAIMS, 1));

    @Test
    void measured() {
        Path data = temporary.resolve("data");
        try (Program program = start(data, "told");
                Load load = new Load(program.ready(PATIENCE).page(), program::cpuTime)) {
            print("%d towns, %d claims; %s".formatted(TOWNS, CLAIMS, new TellingWar(war, load).whole()));
            print("resident at most: %d MB".formatted(resident(program)));
        }
        print("| where | bytes a claim |\n| --- | --- |");
        folders(data.resolve("kafka"))
                .forEach((topic, bytes) -> print("| %s | %.0f |".formatted(topic, (double) bytes / CLAIMS)));
        print("| stores | %.0f |".formatted((double) bytes(data.resolve("streams")) / CLAIMS));
        long received = war.reports().size();
        start("with its stores", data, received);
        delete(data.resolve("streams"));
        start("without its stores, restored", data, received);
    }

    /** How long it takes until everything is answered, and how much of it is computed. */
    private void start(String how, Path data, long received) {
        long began = System.nanoTime();
        try (Program program = start(data, how.replaceAll("[^a-z]", ""));
                Load load = new Load(program.ready(PATIENCE).page(), program::cpuTime)) {
            new TellingWar(war, load).awaitRead(received);
            print("started %s: all answered after %.1f s, of which it computed %.1f s; resident at most %d MB"
                    .formatted(
                            how,
                            (System.nanoTime() - began) / 1e9,
                            program.cpuTime().toMillis() / 1e3,
                            resident(program)));
        }
    }

    private Program start(Path data, String logs) {
        return Program.run(temporary.resolve(logs), JVM, Map.of(), "demo", "--port", "0", "--data", data.toString());
    }

    /** Megabytes that the program has had in memory at most; on Linux. */
    private static long resident(Program program) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + program.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of each topic, its partitions taken together, the largest first. */
    private static Map<String, Long> folders(Path kafka) {
        Map<String, Long> topics = new TreeMap<>();
        try (Stream<Path> partitions = Files.list(kafka)) {
            partitions
                    .filter(Files::isDirectory)
                    .forEach(partition -> topics.merge(
                            partition.getFileName().toString().replaceAll("-[0-9]+$", ""),
                            segments(partition),
                            Long::sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        topics.values().removeIf(bytes -> bytes < CLAIMS);
        return topics;
    }

    /** What was written to the partition; its indexes are made as large as they may become. */
    private static long segments(Path partition) {
        return bytes(partition, ".log");
    }

    private static long bytes(Path folder) {
        return bytes(folder, "");
    }

    private static long bytes(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                if (!file.toFile().delete()) {
                    throw new IllegalStateException(file + " cannot be deleted");
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("SystemOut") // the tables are what it is for
    private static void print(String line) {
        System.out.println(line);
    }
}
