package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.claimline.local.SharedBroker;
import org.claimline.local.SharedRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed in any order, every report twice, through two instances that share three partitions. */
@Tag("long")
class AnyOrderIT {
    private static final int BATCH = 9;

    @RegisterExtension
    private final Programs programs = new Programs();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ordersDuplicatesPartitionsAndInstancesChangeNothing(long seed) {
        Cluster cluster = Cluster.seeded(
                SharedBroker.bootstrapServers(), SharedRegistry.url(), SharedBroker.uniqueName("order") + ".");
        Program first = cluster.serve(programs, directory, "first");
        Program second = cluster.serve(programs, directory, "second");
        List<Api> instances =
                List.of(new Api(first.ready().page()), new Api(second.ready().page()));

        List<String> reports = SeedReports.twiceShuffled(seed);
        List<List<String>> batches = SeedReports.inBatches(reports, BATCH);
        for (int i = 0; i < batches.size(); i++) {
            instances.get(i % instances.size()).report(batches.get(i));
        }

        instances.forEach(api -> assertThat(api.caughtUp(reports.size())
                        .path("reports")
                        .path("duplicate")
                        .asInt())
                .isEqualTo(reports.size() / 2));
        instances.forEach(
                api -> cluster.answers(api).assertSameAs(Reference.get().answers()));
    }
}
