package org.claimline.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a process, in either format; what was let go of takes nothing any more. */
class MetricsTest {
    @TempDir
    private Path stateDir;

    @Test
    void figuresAreToldInTheFormatThatIsAccepted() {
        try (Metrics metrics = new Metrics(stateDir)) {
            Metrics.Exposition plain = metrics.scrape("*/*");
            assertThat(plain.contentType()).startsWith("text/plain; version=0.0.4");
            assertThat(plain.text()).contains("\ndisk_free_bytes{of=\"state\"").doesNotContain("# EOF");

            Metrics.Exposition open = metrics.scrape("application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1");
            assertThat(open.contentType()).startsWith("application/openmetrics-text");
            assertThat(open.text()).endsWith("# EOF\n");
        }
    }

    @Test
    void aConsumerThatTakesTheNextOnesPlaceLeavesNothingBehind() {
        long before = threads();
        Metrics metrics = new Metrics(stateDir);
        for (int i = 0; i < 3; i++) {
            metrics.watch("read-model", new MockConsumer<byte[], byte[]>("earliest"));
        }
        await("only the last one's").until(() -> threads() == before + 1);

        metrics.close();
        await("none").until(() -> threads() == before);
    }

    /** Of those that take Kafka's figures. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("micrometer-kafka"))
                .count();
    }
}
