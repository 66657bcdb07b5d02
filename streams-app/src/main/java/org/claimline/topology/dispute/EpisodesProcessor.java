package org.claimline.topology.dispute;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownChange;
import org.jspecify.annotations.Nullable;

/** Forwards the disputes of each change, and the alerts that come of it. Refuses a change under another town's key. */
final class EpisodesProcessor implements Processor<String, TownChange, String, Object> {
    private final Episodes episodes;
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable KeyValueStore<String, byte[]> store;

    EpisodesProcessor(Duration coolDown) {
        episodes = new Episodes(coolDown);
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        store = processorContext.getStateStore(DisputesTopology.EPISODES_STORE);
    }

    @Override
    public void process(Record<String, TownChange> record) {
        TownChange change = record.value();
        if (change == null || !change.getTownId().equals(record.key())) {
            throw new IllegalArgumentException("a town change under the key " + record.key() + " is "
                    + (change == null ? "empty" : "of the town " + change.getTownId())
                    + ": key it by its town");
        }
        if (change.getChangedDisputes().isEmpty()
                && change.getRemovedDisputeIds().isEmpty()) {
            return;
        }
        KeyValueStore<String, byte[]> known = Objects.requireNonNull(store);
        byte[] stored = known.get(change.getTownId());
        List<Episode> before = stored == null ? List.of() : EpisodeCodec.decode(stored);
        Episodes.Outcome outcome = episodes.after(before, Alerts.change(change));
        List<ContestedAlert> alerts = outcome.news().stream()
                .map(news -> Alerts.alert(
                        change, news, dispute(change, news.dispute().id())))
                .toList();
        if (!outcome.episodes().equals(before)) {
            known.put(change.getTownId(), EpisodeCodec.encode(outcome.episodes()));
        }
        forward(record, change, alerts);
    }

    private void forward(Record<String, TownChange> record, TownChange change, List<ContestedAlert> alerts) {
        ProcessorContext<String, Object> to = Objects.requireNonNull(context);
        String town = change.getTownId();
        for (Dispute dispute : change.getChangedDisputes()) {
            String key = DisputeKeys.key(town, dispute.getDisputeId());
            to.forward(new Record<String, Object>(key, dispute, record.timestamp()), DisputesTopology.DISPUTES_SINK);
        }
        for (String id : change.getRemovedDisputeIds()) {
            to.forward(
                    new Record<String, @Nullable Object>(DisputeKeys.key(town, id), null, record.timestamp()),
                    DisputesTopology.DISPUTES_SINK);
        }
        for (ContestedAlert alert : alerts) {
            to.forward(new Record<String, Object>(town, alert, record.timestamp()), DisputesTopology.ALERTS_SINK);
        }
    }

    private static Optional<Dispute> dispute(TownChange change, String id) {
        return change.getChangedDisputes().stream()
                .filter(d -> d.getDisputeId().equals(id))
                .findFirst();
    }
}
