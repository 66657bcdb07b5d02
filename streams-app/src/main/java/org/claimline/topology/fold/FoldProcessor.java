package org.claimline.topology.fold;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.ClaimEvent;
import org.claimline.topology.Commits;
import org.claimline.topology.RefusedRecordException;
import org.claimline.topology.SentAt;
import org.claimline.topology.TownPartition;
import org.jspecify.annotations.Nullable;

/**
 * Folds claim events as they come and forwards what they change: for each event that does, the town's state (a tombstone where
 * its last claim ended) with its version, then the steps of its chain. Refuses an event that stands under another town's key, or on another partition than its town's; the fold looks at the
 * rest of it before anything is written. What events left to be found is found in between, and forwarded alike;
 * once all of a town is, that is committed without waiting for more, and a later turn removes its mark.
 */
final class FoldProcessor implements Processor<String, ClaimEvent, String, Object> {
    private final int partitions;
    private final int budget;
    private final FoldsHere folds;
    private final Settling settling = new Settling();
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable TownPublisher publisher;
    private @Nullable TownWrites writes;

    /**
     * @param partitions of the topic of claims
     * @param budget     rows that one event may look at to find what corrections undid
     * @param folds      where it says that it is at work
     */
    FoldProcessor(int partitions, int budget, FoldsHere folds) {
        this.partitions = partitions;
        this.budget = budget;
        this.folds = folds;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        TownWrites itsWrites = folds.begin(processorContext.taskId().partition());
        writes = itsWrites;
        OrderedStore heads = new DividedStore(store(processorContext, FoldStage.HEADS_STORE));
        IncrementalFold fold = new IncrementalFold(
                store(processorContext, FoldStage.CLAIMS_STORE),
                new DividedStore(store(processorContext, FoldStage.INDEX_STORE)),
                heads,
                IncrementalFold.SEGMENT,
                budget,
                itsWrites);
        publisher = new TownPublisher(fold, heads);
        Commits.ask(processorContext);
        processorContext.schedule(Settling.TURN, PunctuationType.WALL_CLOCK_TIME, this::settle);
    }

    private static OrderedStore store(ProcessorContext<String, Object> context, String name) {
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
        return new KafkaStore(store);
    }

    @Override
    public void close() {
        TownWrites itsWrites = writes;
        if (itsWrites != null) {
            itsWrites.end();
        }
    }

    @Override
    public void process(Record<String, ClaimEvent> claim) {
        ClaimEvent event = claim.value();
        if (event == null || !event.getTownId().equals(claim.key())) {
            throw new RefusedRecordException("a claim event under the key " + claim.key() + " is "
                    + (event == null ? "empty" : "of the town " + event.getTownId())
                    + ": key it by its town");
        }
        TownPartition.demand(
                claim.key(), Objects.requireNonNull(context).taskId().partition(), partitions);
        forward(
                claim.key(),
                Objects.requireNonNull(publisher).apply(event, claim.timestamp()),
                claim.timestamp(),
                SentAt.along(claim.headers()));
    }

    private void settle(long now) {
        TownPublisher towns = Objects.requireNonNull(publisher);
        long start = System.nanoTime();
        settling.past(towns.settled(), now).forEach(towns::unmark);
        for (String town : settling.due(towns.unsettled(), now)) {
            long before = System.nanoTime();
            if (before - start > Settling.TURN.toNanos()) {
                break;
            }
            towns.settle(town, new Slice())
                    .ifPresent(late -> forward(town, late.steps(), late.timestamp(), new RecordHeaders()));
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            if (towns.unsettled().containsKey(town)) {
                settling.settledInPart(town, took);
            } else {
                settling.settled(town, took);
                Objects.requireNonNull(context).commit();
            }
        }
    }

    /** @param along headers of what is forwarded */
    private void forward(String town, List<TownStep> steps, long timestamp, Headers along) {
        if (steps.isEmpty()) {
            return;
        }
        ProcessorContext<String, Object> to = Objects.requireNonNull(context);
        TownStep last = steps.get(steps.size() - 1);
        Headers headers = new RecordHeaders(along);
        headers.add(FoldStage.VERSION_HEADER, Long.toString(last.version()).getBytes(StandardCharsets.UTF_8));
        to.forward(
                new Record<String, @Nullable Object>(town, last.after().orElse(null), timestamp, headers),
                FoldStage.STATES_SINK);
        for (TownStep step : steps) {
            to.forward(new Record<String, Object>(town, step, timestamp, along), FoldStage.CHANGES_SINK);
        }
    }
}
