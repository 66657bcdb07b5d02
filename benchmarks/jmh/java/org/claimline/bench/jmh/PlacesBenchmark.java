package org.claimline.bench.jmh;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.claimline.bench.feed.FeedRegisters;
import org.claimline.bench.feed.FeedShape;
import org.claimline.bench.feed.Spread;
import org.claimline.ingest.SeedRegisters;
import org.claimline.place.Place;
import org.claimline.place.PlaceRegister;
import org.claimline.place.Resolution;
import org.claimline.topology.RegisterMapping;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A name of a place to the place: as it stands in the register, with a slip, and one that nobody has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class PlacesBenchmark {
    /** The register: that of the seeds, or one of 100,000 towns. */
    @Param({"seeds", "100000"})
    public String register = "seeds";

    private PlaceRegister places = PlaceRegister.EMPTY;
    private List<String> names = List.of();
    private int next;

    @Setup
    public void read() {
        List<Place> all = (register.equals("seeds")
                        ? SeedRegisters.load()
                        : FeedRegisters.of(new FeedShape(
                                20241130, Integer.parseInt(register), Spread.UNIFORM, FeedShape.CONTRADICTING, false)))
                .places().stream().map(RegisterMapping::place).toList();
        places = new PlaceRegister(all);
        names = all.stream().map(Place::name).toList();
    }

    private String name() {
        next = (next + 7_919) % names.size();
        return names.get(next);
    }

    @Benchmark
    public Resolution asWritten() {
        return places.resolve(name(), Optional.empty());
    }

    @Benchmark
    public Resolution withSlip() {
        return places.resolve(name() + "h", Optional.empty());
    }

    @Benchmark
    public Resolution unknown() {
        return places.resolve("Nowhere " + name(), Optional.empty());
    }
}
