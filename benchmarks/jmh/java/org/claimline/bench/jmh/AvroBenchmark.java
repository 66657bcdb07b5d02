package org.claimline.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serde;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.SourceReport;
import org.claimline.bench.claimline.FoldedFeed;
import org.claimline.bench.feed.Feed;
import org.claimline.bench.feed.FeedShape;
import org.claimline.bench.feed.Spread;
import org.claimline.local.Directories;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.StoreCodec;
import org.claimline.topology.Topics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A report and a claim to bytes and back: with the serdes of the topics, and with the codec of the stores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AvroBenchmark {
    private static final Topics TOPICS = Topics.LIVE;

    private final ContractSerdes serdes = ContractSerdes.connect("mock://avro-benchmark", Map.of());
    private final Serde<SourceReport> reports = serdes.reports();
    private final Serde<ClaimEvent> claims = serdes.claims();
    private final StoreCodec<SourceReport> store = StoreCodec.of(SourceReport.getClassSchema());
    private final StoreCodec<ClaimEvent> claimStore = StoreCodec.of(ClaimEvent.getClassSchema());
    private SourceReport report = new SourceReport();
    private ClaimEvent claim = new ClaimEvent();

    @Setup
    public void write() throws IOException {
        SchemaRegistrar.register(serdes.registry());
        FeedShape shape = new FeedShape(20241130, 1, Spread.UNIFORM, FeedShape.CONTRADICTING, false);
        report = new Feed(shape).next();
        Path directory = Files.createTempDirectory("avro-benchmark");
        try {
            claim = FoldedFeed.of(shape, List.of(report), directory).events().get(0);
        } finally {
            Directories.delete(directory);
        }
    }

    @Benchmark
    public SourceReport reportOnTopic() {
        byte[] bytes = reports.serializer().serialize(TOPICS.reports(), report);
        return reports.deserializer().deserialize(TOPICS.reports(), bytes);
    }

    @Benchmark
    public SourceReport reportInStore() {
        return store.decode(store.encode(report));
    }

    @Benchmark
    public ClaimEvent claimOnTopic() {
        byte[] bytes = claims.serializer().serialize(TOPICS.claims(), claim);
        return claims.deserializer().deserialize(TOPICS.claims(), bytes);
    }

    @Benchmark
    public ClaimEvent claimInStore() {
        return claimStore.decode(claimStore.encode(claim));
    }
}
