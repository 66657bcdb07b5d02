package org.claimline.topology.fold;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.TownChange;
import org.jspecify.annotations.Nullable;

/**
 * Folds claim events as they come and forwards what they change: for each event that does, the town's state (a tombstone where
 * its last claim ended) with its version, then the steps of its chain. Refuses an event that stands under another town's key; the fold looks at the
 * rest of it before anything is written.
 */
final class FoldProcessor implements Processor<String, ClaimEvent, String, Object> {
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable TownPublisher publisher;

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        publisher = new TownPublisher(
                store(processorContext, FoldStage.CLAIMS_STORE),
                store(processorContext, FoldStage.INDEX_STORE),
                store(processorContext, FoldStage.HEADS_STORE));
    }

    private static OrderedStore store(ProcessorContext<String, Object> context, String name) {
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
        return new KafkaStore(store);
    }

    @Override
    public void process(Record<String, ClaimEvent> claim) {
        ClaimEvent event = claim.value();
        if (event == null || !event.getTownId().equals(claim.key())) {
            throw new IllegalArgumentException("a claim event under the key " + claim.key() + " is "
                    + (event == null ? "empty" : "of the town " + event.getTownId())
                    + ": key it by its town");
        }
        List<TownChange> steps = java.util.Objects.requireNonNull(publisher).apply(event);
        if (!steps.isEmpty()) {
            forward(claim, steps);
        }
    }

    private void forward(Record<String, ClaimEvent> claim, List<TownChange> steps) {
        ProcessorContext<String, Object> to = java.util.Objects.requireNonNull(context);
        TownChange last = steps.get(steps.size() - 1);
        Headers headers = new RecordHeaders();
        headers.add(FoldStage.VERSION_HEADER, Long.toString(last.getVersion()).getBytes(StandardCharsets.UTF_8));
        to.forward(
                new Record<String, Object>(claim.key(), last.getAfter(), claim.timestamp(), headers),
                FoldStage.STATES_SINK);
        for (TownChange step : steps) {
            to.forward(new Record<String, Object>(claim.key(), step, claim.timestamp()), FoldStage.CHANGES_SINK);
        }
    }
}
