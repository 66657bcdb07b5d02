package org.claimline.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.claimline.alert.AlertMessages;
import org.claimline.alert.AlertReceiver;
import org.claimline.alert.Courier;
import org.claimline.alert.LanesCourier;
import org.claimline.alert.Outcome;
import org.claimline.alert.Parcel;
import org.claimline.alert.Receivers;
import org.claimline.alert.WebhookSender;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Delivery;
import org.claimline.avro.DeliveryOrder;
import org.claimline.avro.DeliveryState;
import org.claimline.avro.Receiver;
import org.claimline.topology.Commits;
import org.claimline.topology.RefusedRecordException;
import org.claimline.topology.SentAt;
import org.claimline.topology.dispute.DisputesTopology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes of each alert a delivery for every receiver that wants it, and sees each through: sent, sent again, taken or given up. What stands in the
 * store is what is so; what is sent goes through the courier, outside this thread, and comes back as an outcome. Whatever ends in the middle
 * is sent again under the same id.
 */
final class DeliveryProcessor implements Processor<String, Object, String, Object> {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryProcessor.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration CLEAN = Duration.ofHours(1);

    /** An instance knows of a receiver that another entered by then. */
    private static final Duration HEARD_OF = Duration.ofSeconds(30);

    private final Receivers receivers;
    private final Courier courier;
    private final AlertMessages messages;
    private final DeliverySettings settings;
    private final RandomGenerator chance;

    private final Outbox outbox = new Outbox(LanesCourier.WIDTH);
    private final Queue<Came> outcomes = new ConcurrentLinkedQueue<>();
    private final Deque<Raised> recent = new ArrayDeque<>();
    private final Map<String, Instant> gone = new HashMap<>();
    private final GivenUp givenUp = new GivenUp();
    private long generation;
    private volatile boolean open = true;
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable DeliveryStore store;

    /** What came of a try. */
    private record Came(String key, Outcome outcome) {}

    private record Raised(ContestedAlert alert, Instant at, long offset) {}

    DeliveryProcessor(
            Receivers receivers,
            Courier courier,
            AlertMessages messages,
            DeliverySettings settings,
            RandomGenerator chance) {
        this.receivers = receivers;
        this.courier = courier;
        this.messages = messages;
        this.settings = settings;
        this.chance = chance;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        store = new DeliveryStore(
                processorContext.getStateStore(DeliveryTopology.DELIVERIES_STORE),
                processorContext.getStateStore(DeliveryTopology.ALERTS_STORE));
        for (Delivery delivery : store().pending()) {
            queue(delivery);
        }
        Commits.ask(processorContext);
        processorContext.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> look(Instant.ofEpochMilli(now)));
        processorContext.schedule(CLEAN, PunctuationType.WALL_CLOCK_TIME, now -> forget(Instant.ofEpochMilli(now)));
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public void process(Record<String, Object> record) {
        if (record.value() instanceof ContestedAlert alert) {
            demand(alert, record);
            Raised raised = new Raised(alert, raisedAt(record), offset());
            if (!store().hasSeen(alert.getAlertId())) {
                store().see(alert.getAlertId());
                recent.add(raised);
                deliver(raised);
            }
        } else if (record.value() instanceof DeliveryOrder order) {
            carryOut(order);
        } else {
            throw new RefusedRecordException("a record under the key " + record.key() + " is neither alert nor order");
        }
        send(now());
    }

    /** Refuses an alert of which no message could be made, or no delivery kept: it would be tried again for ever. */
    private void demand(ContestedAlert alert, Record<String, Object> record) {
        if (!alert.getTownId().equals(record.key())) {
            throw new RefusedRecordException("an alert under the key " + record.key() + " is of the town "
                    + alert.getTownId() + ": key it by its town");
        }
        if (alert.getAlertId().isBlank() || alert.getAlertId().indexOf('|') >= 0) {
            throw new RefusedRecordException("the alert's id \"" + alert.getAlertId()
                    + "\" is blank or has a bar: ids part the keys of deliveries");
        }
        try {
            messages.body(alert, raisedAt(record));
        } catch (RuntimeException e) {
            throw new RefusedRecordException("no message can be made of the alert " + alert.getAlertId() + ": " + e, e);
        }
    }

    /** By the clock of the instance that raised it; where the record does not tell, its own time. */
    private static Instant raisedAt(Record<String, Object> record) {
        return SentAt.moment(record.headers(), DisputesTopology.RAISED_HEADER)
                .orElseGet(() -> Instant.ofEpochMilli(record.timestamp()));
    }

    private long offset() {
        return context().recordMetadata().map(metadata -> metadata.offset()).orElse(0L);
    }

    // --- what there is to do ---

    private void deliver(Raised raised) {
        for (Receivers.Known known : receivers.all()) {
            AlertReceiver receiver = known.meaning();
            boolean wanted = !isStopped(receiver)
                    && !receiver.createdAt().isAfter(raised.at())
                    && receiver.filter().passes(raised.alert());
            String key =
                    DeliveryKeys.key(raised.alert().getTownId(), raised.alert().getAlertId(), receiver.id());
            if (wanted && store().get(key).isEmpty()) {
                store().keep(raised.alert());
                Delivery delivery = Delivery.newBuilder()
                        .setAlertId(raised.alert().getAlertId())
                        .setReceiverId(receiver.id())
                        .setEpisodeId(raised.alert().getEpisodeId())
                        .setTownId(raised.alert().getTownId())
                        .setKind(raised.alert().getKind())
                        .setHeadline(raised.alert().getHeadline())
                        .setState(DeliveryState.PENDING)
                        .setAttempts(0)
                        .setCreatedAt(raised.at())
                        .setNextAttemptAt(now())
                        .setAlertOffset(raised.offset())
                        .build();
                becomes(delivery);
                queue(delivery);
            }
        }
    }

    private void carryOut(DeliveryOrder order) {
        String key = DeliveryKeys.key(order.getTownId(), order.getAlertId(), order.getReceiverId());
        Optional<Delivery> found =
                store().get(key).filter(d -> store().alert(d.getAlertId()).isPresent());
        if (found.isEmpty()) {
            LOG.warn(
                    "The order {} to send the alert {} to {} again came too late: the delivery is forgotten",
                    order.getOrderId(),
                    order.getAlertId(),
                    order.getReceiverId());
            return;
        }
        if (order.getOrderId().equals(found.get().getOrderId())) {
            return;
        }
        Delivery delivery = Delivery.newBuilder(found.get())
                .setState(DeliveryState.PENDING)
                .setAttempts(0)
                .setNextAttemptAt(now())
                .setDeliveredAt(null)
                .setOrderId(order.getOrderId())
                .build();
        becomes(delivery);
        queue(delivery);
        outbox.hurry(key, now());
    }

    private void queue(Delivery delivery) {
        Instant next = delivery.getNextAttemptAt();
        outbox.add(
                DeliveryKeys.key(delivery),
                delivery.getReceiverId(),
                delivery.getEpisodeId(),
                next == null ? delivery.getCreatedAt() : next);
    }

    // --- sending ---

    private void look(Instant now) {
        for (Came came = outcomes.poll(); came != null; came = outcomes.poll()) {
            settle(came, now);
        }
        givenUp.look(now);
        recent.removeIf(raised -> raised.at().plus(HEARD_OF).isBefore(now));
        if (receivers.generation() != generation) {
            generation = receivers.generation();
            recent.forEach(this::deliver);
            outbox.receivers().forEach(id -> heed(id, now));
        }
        send(now);
    }

    /** What is to be made to a receiver that is no more, or does not want anything any more, is not made. */
    private void heed(String receiverId, Instant now) {
        Optional<AlertReceiver> receiver = receivers.get(receiverId);
        if (receiver.isEmpty()) {
            end(receiverId, DeliveryState.CANCELLED, "the receiver was removed", now);
        } else if (isStopped(receiver.get())) {
            end(receiverId, DeliveryState.FAILED, "the receiver has answered 410 Gone; enter it again to go on", now);
        }
    }

    private void end(String receiverId, DeliveryState state, String why, Instant now) {
        for (String key : outbox.of(receiverId)) {
            store().get(key)
                    .ifPresent(d -> becomes(Delivery.newBuilder(d)
                            .setState(state)
                            .setError(why)
                            .setNextAttemptAt(null)
                            .setLastAttemptAt(now)
                            .build()));
            outbox.done(key);
        }
    }

    private boolean isStopped(AlertReceiver receiver) {
        Instant since = gone.get(receiver.id());
        return receiver.stopped() || (since != null && !receiver.updatedAt().isAfter(since));
    }

    private void send(Instant now) {
        for (String key : outbox.due(now)) {
            if (!outbox.has(key)) {
                continue;
            }
            Delivery delivery = store().get(key).orElseThrow();
            Optional<AlertReceiver> receiver = receivers.get(delivery.getReceiverId());
            if (receiver.isEmpty() || isStopped(receiver.get())) {
                heed(delivery.getReceiverId(), now);
                continue;
            }
            ContestedAlert alert = store().alert(delivery.getAlertId()).orElseThrow();
            WebhookSender.Message message =
                    new WebhookSender.Message(alert.getAlertId(), messages.body(alert, delivery.getCreatedAt()));
            AlertReceiver to = receiver.get();
            courier.send(
                    new Parcel(to.id(), to.url(), to.secretsAt(now), message, () -> open),
                    outcome -> outcomes.add(new Came(key, outcome)));
        }
    }

    private void settle(Came came, Instant now) {
        Optional<Delivery> found = store().get(came.key());
        if (found.isEmpty() || !outbox.has(came.key())) {
            return;
        }
        Delivery.Builder delivery = Delivery.newBuilder(found.get())
                .setAttempts(found.get().getAttempts() + 1)
                .setLastAttemptAt(now)
                .setNextAttemptAt(null);
        if (came.outcome() instanceof Outcome.Failed failed) {
            failed(came.key(), delivery.setError(failed.why()), failed, now);
        } else {
            becomes(delivery.setState(DeliveryState.DELIVERED)
                    .setDeliveredAt(now)
                    .setError(null)
                    .build());
            outbox.done(came.key());
            outbox.isBack(found.get().getReceiverId(), now);
        }
    }

    private void failed(String key, Delivery.Builder delivery, Outcome.Failed failed, Instant now) {
        Optional<Instant> next = failed.cause() == Outcome.Cause.GONE
                ? Optional.empty()
                : settings.plan().next(delivery.getAttempts(), now, failed.retryAfter(), chance);
        if (next.isPresent()) {
            becomes(delivery.setNextAttemptAt(next.get()).build());
            outbox.again(key, next.get(), failed.cause() == Outcome.Cause.RECEIVER);
            return;
        }
        Delivery given = delivery.setState(DeliveryState.FAILED).build();
        becomes(given);
        outbox.done(key);
        givenUp.note(given, failed.why(), now);
        if (failed.cause() == Outcome.Cause.GONE) {
            stop(given.getReceiverId(), now);
        }
    }

    /** It asked never to be sent anything again. */
    private void stop(String receiverId, Instant now) {
        receivers.entry(receiverId).filter(known -> !isStopped(known.meaning())).ifPresent(known -> {
            gone.put(receiverId, now);
            Receiver stopped =
                    Receiver.newBuilder(known.entry()).setStoppedAt(now).build();
            context()
                    .forward(
                            new Record<String, Object>(receiverId, stopped, now.toEpochMilli()),
                            DeliveryTopology.RECEIVERS_SINK);
            LOG.warn(
                    "The receiver {} answered 410 Gone and is sent nothing any more; enter it again to go on",
                    receiverId);
            heed(receiverId, now);
        });
    }

    // --- what stands ---

    private void becomes(Delivery delivery) {
        store().put(delivery);
        context()
                .forward(
                        new Record<String, Object>(
                                DeliveryKeys.key(delivery), delivery, context().currentSystemTimeMs()),
                        DeliveryTopology.DELIVERIES_SINK);
    }

    private void forget(Instant now) {
        List<String> forgotten = store().forget(now.minus(settings.deliveredKept()), now.minus(settings.failedKept()));
        for (String key : forgotten) {
            context()
                    .forward(
                            new Record<String, @Nullable Object>(key, null, now.toEpochMilli()),
                            DeliveryTopology.DELIVERIES_SINK);
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }

    private DeliveryStore store() {
        return Objects.requireNonNull(store);
    }

    private ProcessorContext<String, Object> context() {
        return Objects.requireNonNull(context);
    }
}
