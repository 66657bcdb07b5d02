package org.claimline.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.claimline.avro.SourceReport;
import org.claimline.bench.claimline.FoldedFeed;
import org.claimline.bench.feed.Feed;
import org.claimline.bench.feed.FeedShape;
import org.claimline.bench.feed.Spread;
import org.claimline.claim.ClaimVersion;
import org.claimline.local.Directories;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Reconciliation;
import org.claimline.reconcile.Step;
import org.claimline.reconcile.Summary;
import org.claimline.reconcile.TownFold;
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

/** One town of the feed: one more claim in order, and the whole town folded again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FoldBenchmark {
    /** Claims of the town. */
    @Param({"100", "1000"})
    public int claims;

    /** A war, or claims that contradict each other at random. */
    @Param({"false", "true"})
    public boolean random;

    private List<ClaimVersion> town = List.of();
    private List<FoldState> before = List.of();
    private int next;

    @Setup
    public void fold() throws IOException {
        FeedShape shape = new FeedShape(20241130, 1, Spread.UNIFORM, FeedShape.CONTRADICTING, random);
        Feed feed = new Feed(shape);
        List<SourceReport> reports = new ArrayList<>();
        for (int report = 0; report < claims; report++) {
            reports.add(feed.next());
        }
        Path directory = Files.createTempDirectory("fold-benchmark");
        try {
            town = FoldedFeed.of(shape, reports, directory).towns().values().iterator().next().stream()
                    .filter(claim -> claim.knownUntil().isEmpty())
                    .sorted(ClaimVersion.FOLD_ORDER)
                    .toList();
        } finally {
            Directories.delete(directory);
        }
        List<FoldState> states = new ArrayList<>();
        FoldState state = FoldState.EMPTY;
        for (ClaimVersion claim : town) {
            states.add(state);
            state = TownFold.apply(state, claim).state();
        }
        before = states;
    }

    /** The next claim of the town on the state before it; all of them in turn. */
    @Benchmark
    public Step step() {
        next = next + 1 == town.size() ? 0 : next + 1;
        return TownFold.apply(before.get(next), town.get(next));
    }

    /** The whole town from its first claim, copies and withdrawals among it. */
    @Benchmark
    public Summary refold() {
        return Reconciliation.summary(town, Optional.empty(), Optional.empty());
    }
}
