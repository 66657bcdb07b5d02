package org.claimline.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.common.utils.AppInfoParser;

/** Where and with what a run was made; every table says it. */
final class Surroundings {
    private Surroundings() {}

    static String told(Trial.Conditions conditions, String feeds) {
        return String.join(
                "\n",
                "- machine: " + processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                        + System.getProperty("os.name") + " " + System.getProperty("os.version")
                        + String.format(
                                Locale.ROOT,
                                "; load average %.1f at the end",
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()),
                "- JVM: " + System.getProperty("java.vm.name") + " " + Runtime.version() + "; each system "
                        + String.join(" ", conditions.jvm()) + "; the broker -Xms64m -Xmx256m -XX:+UseSerialGC",
                "- Kafka " + AppInfoParser.getVersion() + ", Avro "
                        + Schema.class.getPackage().getImplementationVersion()
                        + "; " + conditions.partitions() + " partitions, " + conditions.threads()
                        + " stream thread(s) an application; a commit each tenth of a second, of 04 when it is through, each second while it is behind",
                "- " + feeds);
    }

    private static String processor() {
        Path told = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(told)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(told)) {
            List<String> names = lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .toList();
            return names.isEmpty() ? System.getProperty("os.arch") : names.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
