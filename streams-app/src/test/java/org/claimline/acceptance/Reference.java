package org.claimline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimline.avro.ClaimEvent;
import org.claimline.local.Directories;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Topics;

/**
 * An undisturbed run of the seed feed through a demo: broker, registry, both applications, three partitions. Made once by the first test
 * that asks; nothing of it runs afterwards.
 *
 * @param answers what every other run must give
 * @param claims  all claim events, in an order that keeps that of each town
 */
record Reference(Answers answers, List<ClaimEvent> claims) {

    static Reference get() {
        return Holder.REFERENCE;
    }

    private static Reference make() {
        Path data = temporary();
        try (Program demo = Program.run(
                data.resolve("logs"),
                Map.of(),
                "demo",
                "--port",
                "0",
                "--data",
                data.resolve("data").toString())) {
            Program.Addresses at = demo.ready();
            Api api = new Api(at.page());
            api.caughtUp(SeedReports.all().size());
            ContractSerdes serdes = ContractSerdes.connect(at.registry(), Map.of());
            return new Reference(
                    Answers.of(api, at.brokers(), serdes, Topics.LIVE),
                    TopicRecords.all(at.brokers(), Topics.LIVE.claims()).stream()
                            .map(ConsumerRecord::value)
                            .map(bytes -> serdes.claims().deserializer().deserialize(Topics.LIVE.claims(), bytes))
                            .toList());
        } finally {
            delete(data);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("claimline-reference");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        private static final Reference REFERENCE = make();
    }
}
