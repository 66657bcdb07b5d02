package org.claimline.topology.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.topology.Commits;
import org.claimline.topology.RefusedRecordException;
import org.claimline.topology.SentAt;
import org.claimline.topology.TownPartition;
import org.jspecify.annotations.Nullable;

/**
 * Forwards the disputes of each change, and the alerts that come of it; once an end that was held back, or a lapse, is due by the clock, that
 * too. Refuses a change under another town's key, or on another partition than its town's.
 */
final class EpisodesProcessor implements Processor<String, TownChange, String, Object> {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Episodes episodes;
    private final int partitions;
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable KeyValueStore<String, byte[]> store;
    private @Nullable DueAlerts due;

    EpisodesProcessor(DisputesTopology.Settings settings) {
        episodes = new Episodes(settings.coolDown());
        partitions = settings.partitions();
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        store = processorContext.getStateStore(DisputesTopology.EPISODES_STORE);
        due = DueAlerts.of(processorContext.getStateStore(DisputesTopology.DUE_STORE), town -> dueAt(known(town)));
        Commits.ask(processorContext);
        processorContext.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::tellDue);
    }

    @Override
    public void process(Record<String, TownChange> record) {
        TownChange change = record.value();
        if (change == null || !change.getTownId().equals(record.key())) {
            throw new RefusedRecordException("a town change under the key " + record.key() + " is "
                    + (change == null ? "empty" : "of the town " + change.getTownId())
                    + ": key it by its town");
        }
        String town = change.getTownId();
        TownPartition.demand(town, context().taskId().partition(), partitions);
        if (saysNothing(change) && !due().has(town)) {
            return;
        }
        List<Episode> before = known(town);
        Optional<TownChange> kept = due().change(town);
        Episodes.Outcome outcome = after(before, change);
        List<ContestedAlert> alerts = alerts(outcome, change, kept);
        keep(town, before, outcome);
        dueAt(outcome.episodes())
                .ifPresentOrElse(at -> await(town, at, change, kept, outcome.episodes()), () -> due().release(town));
        forwardDisputes(record, change);
        alerts.forEach(alert -> forward(town, alert, record.timestamp(), SentAt.along(record.headers())));
    }

    private Episodes.Outcome after(List<Episode> before, TownChange change) {
        try {
            return episodes.after(
                    before, Alerts.change(change, Instant.ofEpochMilli(context().currentSystemTimeMs())));
        } catch (RuntimeException e) {
            throw unheard(change, e);
        }
    }

    private static List<ContestedAlert> alerts(Episodes.Outcome outcome, TownChange change, Optional<TownChange> kept) {
        try {
            return outcome.news().stream()
                    .map(news -> alert(news, change, kept))
                    .toList();
        } catch (RuntimeException e) {
            throw unheard(change, e);
        }
    }

    /** Of a change that the fold did not write; nothing was written for it yet. */
    private static RefusedRecordException unheard(TownChange change, RuntimeException why) {
        return new RefusedRecordException(
                "nothing can be made of version " + change.getVersion() + " of the town " + change.getTownId() + ": "
                        + why,
                why);
    }

    /**
     * Keeps the change if it says something new of what is awaited: of the dispute, or, while that is open, of the town. What it does not repeat of the
     * dispute is told with it all the same.
     */
    private void await(String town, Instant at, TownChange change, Optional<TownChange> kept, List<Episode> episodes) {
        Set<String> awaited =
                episodes.stream().flatMap(Episode::awaited).map(Span::id).collect(Collectors.toSet());
        List<Dispute> told = awaited(change, awaited);
        boolean open = episodes.stream().anyMatch(e -> e.state() == Episode.State.OPEN);
        if (kept.isPresent() && told.isEmpty() && (!open || saysNothing(change))) {
            due().postpone(town, at);
            return;
        }
        List<Dispute> disputes = new ArrayList<>(told);
        told.forEach(dispute -> awaited.remove(dispute.getDisputeId()));
        kept.ifPresent(before -> disputes.addAll(awaited(before, awaited)));
        due().keep(
                        town,
                        TownChange.newBuilder(change)
                                .setChangedDisputes(disputes)
                                .build(),
                        at);
    }

    private static List<Dispute> awaited(TownChange change, Set<String> ids) {
        return disputes(change).stream()
                .filter(d -> ids.contains(d.getDisputeId()))
                .toList();
    }

    /** Nothing of disputes, and nobody else holds the town. */
    private static boolean saysNothing(TownChange change) {
        return disputes(change).isEmpty()
                && change.getRemovedDisputeIds().isEmpty()
                && Objects.equals(controller(change.getBefore()), controller(change.getAfter()));
    }

    private static @Nullable String controller(@Nullable TownState state) {
        return state == null ? null : state.getController();
    }

    private static List<Dispute> disputes(TownChange change) {
        return change.getChangedDisputes();
    }

    private List<Episode> known(String town) {
        byte[] stored = Objects.requireNonNull(store).get(town);
        return stored == null ? List.of() : EpisodeCodec.decode(stored);
    }

    private static Optional<Instant> dueAt(List<Episode> episodes) {
        return episodes.stream().flatMap(e -> e.dueAt().stream()).min(Instant::compareTo);
    }

    private void keep(String town, List<Episode> before, Episodes.Outcome outcome) {
        if (!outcome.episodes().equals(before)) {
            Objects.requireNonNull(store).put(town, EpisodeCodec.encode(outcome.episodes()));
        }
    }

    private void tellDue(long timestamp) {
        Instant now = Instant.ofEpochMilli(timestamp);
        for (String town : due().due(now)) {
            TownChange change = due().change(town).orElseThrow();
            List<Episode> before = known(town);
            Episodes.Outcome outcome = episodes.due(before, Optional.ofNullable(controller(change.getAfter())), now);
            keep(town, before, outcome);
            dueAt(outcome.episodes()).ifPresentOrElse(at -> due().postpone(town, at), () -> due().release(town));
            outcome.news().stream()
                    .map(news -> alert(news, change, Optional.empty()))
                    .forEach(alert -> forward(town, alert, timestamp, new RecordHeaders()));
        }
    }

    /** Told with the change that has the dispute. */
    private static ContestedAlert alert(News news, TownChange change, Optional<TownChange> kept) {
        String id = news.dispute().id();
        Optional<Dispute> about = dispute(change, id);
        return about.isEmpty() && kept.isPresent()
                ? Alerts.alert(kept.get(), news, dispute(kept.get(), id))
                : Alerts.alert(change, news, about);
    }

    private void forwardDisputes(Record<String, TownChange> record, TownChange change) {
        ProcessorContext<String, Object> to = context();
        String town = change.getTownId();
        for (Dispute dispute : disputes(change)) {
            String key = DisputeKeys.key(town, dispute.getDisputeId());
            to.forward(new Record<String, Object>(key, dispute, record.timestamp()), DisputesTopology.DISPUTES_SINK);
        }
        for (String id : change.getRemovedDisputeIds()) {
            to.forward(
                    new Record<String, @Nullable Object>(DisputeKeys.key(town, id), null, record.timestamp()),
                    DisputesTopology.DISPUTES_SINK);
        }
    }

    private void forward(String town, ContestedAlert alert, long timestamp, Headers along) {
        Headers headers = new RecordHeaders(along)
                .add(SentAt.header(
                        DisputesTopology.RAISED_HEADER,
                        Instant.ofEpochMilli(context().currentSystemTimeMs())));
        context().forward(new Record<String, Object>(town, alert, timestamp, headers), DisputesTopology.ALERTS_SINK);
    }

    private static Optional<Dispute> dispute(TownChange change, String id) {
        return disputes(change).stream()
                .filter(d -> d.getDisputeId().equals(id))
                .findFirst();
    }

    private DueAlerts due() {
        return Objects.requireNonNull(due);
    }

    private ProcessorContext<String, Object> context() {
        return Objects.requireNonNull(context);
    }
}
