package org.claimline.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.claimline.acceptance.Api;
import org.claimline.acceptance.Scrape;

/**
 * What an instance takes at one moment, straight after a collection of its heap.
 *
 * @param resident memory of the process, in bytes
 * @param heap     live objects of the heap, in bytes
 * @param rocks    memory that RocksDB tells of all stores: caches, memory tables, readers of tables; in bytes
 * @param threads  of the process
 */
record Sample(double resident, double heap, double rocks, double threads) {
    static Sample of(Instance instance) {
        run("jcmd", String.valueOf(instance.pid()), "GC.run");
        Scrape scrape = Scrape.of(new Api(instance.page()));
        return new Sample(
                1024 * status(instance.pid(), "VmRSS"),
                sum(scrape, "jvm_memory_used_bytes{area=\"heap\""),
                sum(scrape, "kafka_stream_state_size_all_mem_tables{")
                        + sum(scrape, "kafka_stream_state_estimate_table_readers_mem{")
                        + scrape.series().entrySet().stream()
                                .filter(one -> one.getKey().startsWith("kafka_stream_state_block_cache_usage{"))
                                .mapToDouble(java.util.Map.Entry::getValue)
                                .max()
                                .orElse(0),
                status(instance.pid(), "Threads"));
    }

    private static double sum(Scrape scrape, String start) {
        return scrape.series().entrySet().stream()
                .filter(one -> one.getKey().startsWith(start))
                .mapToDouble(java.util.Map.Entry::getValue)
                .sum();
    }

    private static double status(long pid, String name) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) {
        command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        try {
            int code = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
