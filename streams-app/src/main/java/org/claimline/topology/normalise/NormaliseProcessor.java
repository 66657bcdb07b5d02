package org.claimline.topology.normalise;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.SourceReport;
import org.claimline.topology.Commits;
import org.claimline.topology.DeadLetters;
import org.claimline.topology.DeadLetters.Origin;
import org.claimline.topology.DecisionValidator;
import org.claimline.topology.Fault;
import org.claimline.topology.RegistryFailures;
import org.claimline.topology.ReportValidator;
import org.claimline.topology.SentAt;
import org.claimline.topology.Topics;
import org.claimline.topology.TownPartition;
import org.claimline.topology.register.RegisterFeed;
import org.claimline.topology.register.Registers;
import org.jspecify.annotations.Nullable;

/**
 * Takes reports and decisions as bytes, so that what cannot be read becomes a dead letter in the same transaction that counts it, and a
 * registry that cannot be reached stops the stream instead. Looks for edits of the registers now and then, and at once after a start.
 */
final class NormaliseProcessor extends ContextualProcessor<byte[], byte[], Object, Object> {
    /** Of the registers, in one go: all tasks of a thread have theirs between two commits, and a transaction may last ten seconds. */
    private static final int ENTRIES = 2_000;

    private static final Duration TURN = Duration.ofSeconds(1);

    /** The metric, in the group {@code claimline-registers}. */
    static final String UNREADABLE = "unreadable-entries";

    private final Topics topics;
    private final NormaliseSettings settings;
    private final Deserializer<? extends SpecificRecord> deserializer;
    private final RegisterFeed feed;
    private final ReportValidator validator;
    private Normaliser normaliser;
    private @Nullable Sensor unreadable;
    private boolean rereadSince = true;
    private AppliedRegisters applied;

    @SuppressWarnings("NullAway.Init") // filled by init, which Kafka Streams calls before anything else
    NormaliseProcessor(
            Topics topics,
            NormaliseSettings settings,
            Deserializer<? extends SpecificRecord> deserializer,
            RegisterFeed feed) {
        this.topics = topics;
        this.settings = settings;
        this.deserializer = deserializer;
        this.feed = feed;
        validator = new ReportValidator(settings.futureTolerance());
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        super.init(context);
        normaliser = new Normaliser(context::getStateStore);
        applied =
                new AppliedRegisters(context.getStateStore(NormaliseStores.APPLIED), feed.read(context::getStateStore));
        String task = context.taskId().toString();
        Sensor entries = context.metrics().addSensor("registers-" + task, RecordingLevel.INFO);
        entries.add(
                new MetricName(
                        UNREADABLE,
                        "claimline-registers",
                        "Entries of registers whose newest record cannot be read",
                        Map.of("task-id", task)),
                new Value());
        unreadable = entries;
        Commits.ask(context);
        context.schedule(settings.registerCheck(), PunctuationType.WALL_CLOCK_TIME, time -> followRegisters());
        context.schedule(settings.rereading().pause(), PunctuationType.WALL_CLOCK_TIME, time -> reread());
        context.schedule(TURN, PunctuationType.WALL_CLOCK_TIME, time -> unmark());
    }

    @Override
    public void close() {
        Sensor entries = unreadable;
        if (entries != null) {
            context().metrics().removeSensor(entries);
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata at = context().recordMetadata().orElseThrow();
        Outputs outputs = new Outputs();
        if (at.topic().equals(topics.reports())) {
            report(record, new Origin(at.topic(), at.partition(), at.offset()), outputs);
        } else {
            decision(record, outputs);
        }
        outputs.forward(context(), record.timestamp(), SentAt.along(record.headers()));
    }

    private void followRegisters() {
        if (applied.isUpToDate(feed.generation())) {
            return;
        }
        if (!applied.isUnderWay()) {
            Registers now = feed.read(context()::getStateStore);
            if (applied.isUpToDate(now.generation())) {
                return;
            }
            normaliser.bringUpToDate();
            applied.begin(now, normaliser.hasReports());
        }
        applied.go(ENTRIES).ifPresent(normaliser::concerns);
        if (!applied.isUnderWay()) {
            normaliser.readWith(applied.registers());
        }
        Objects.requireNonNull(unreadable).record(feed.unreadable());
        reread();
    }

    /** Reads again some of what is left to be; what comes meanwhile is read in between. */
    private void reread() {
        if (!normaliser.isToReread()) {
            return;
        }
        long end = System.nanoTime() + settings.rereading().turn().toNanos();
        Outputs outputs = new Outputs();
        do {
            normaliser.rereadSome(settings.rereading().reports(), applied.registers(), outputs);
        } while (normaliser.isToReread() && System.nanoTime() < end);
        rereadSince = true;
        outputs.inEventOrder();
        outputs.forward(context(), context().currentSystemTimeMs(), new RecordHeaders());
    }

    /** What was read again is committed in one turn, and its mark removed in the next. */
    private void unmark() {
        if (normaliser.isRereadMarked() && !normaliser.isToReread()) {
            if (rereadSince) {
                context().commit();
            } else {
                normaliser.unmarkReread();
            }
        }
        rereadSince = false;
    }

    private void report(Record<byte[], byte[]> record, Origin origin, Outputs outputs) {
        Optional<SourceReport> report = read(record, origin, SourceReport.class, outputs);
        normaliser.count(Counter.REPORTS_RECEIVED);
        if (report.isEmpty()) {
            normaliser.count(Counter.REPORTS_DEAD_LETTERED);
            return;
        }
        List<Fault> faults = new ArrayList<>(validator.faults(report.get(), clock(record)));
        faults.addAll(misdirected(record, origin, report.get()));
        if (faults.isEmpty()) {
            faults.addAll(normaliser.take(report.get(), applied.registers(), outputs));
        } else {
            normaliser.count(Counter.REPORTS_DEAD_LETTERED);
        }
        if (!faults.isEmpty()) {
            outputs.deadLetter(
                    DeadLetters.refused(record, origin, faults, context().currentSystemTimeMs()));
        }
    }

    private void decision(Record<byte[], byte[]> routed, Outputs outputs) {
        Record<byte[], byte[]> record = DecisionRouter.asItCame(routed);
        Origin origin = DecisionRouter.origin(routed);
        boolean toldHere =
                !DecisionRouter.wentEverywhere(routed) || context().taskId().partition() == 0;
        Outputs refusal = toldHere ? outputs : new Outputs();
        Optional<DeskDecision> decision = read(record, origin, DeskDecision.class, refusal);
        decision.ifPresent(readable -> {
            List<Fault> faults = DecisionValidator.faults(readable, clock(record));
            if (faults.isEmpty()) {
                normaliser.take(readable, settings.rereading().reports(), applied.registers(), outputs);
                rereadSince = true;
            } else {
                refusal.deadLetter(
                        DeadLetters.refused(record, origin, faults, context().currentSystemTimeMs()));
            }
        });
    }

    /** The record's value; empty, with a dead letter, where it cannot be read. */
    private <T extends SpecificRecord> Optional<T> read(
            Record<byte[], byte[]> record, Origin origin, Class<T> type, Outputs outputs) {
        try {
            if (record.value() == null) {
                throw new IllegalArgumentException("the record has no value, and " + origin.topic()
                        + " has no tombstones: what is published stays; send a revision or a retraction");
            }
            return Optional.of(type.cast(deserializer.deserialize(origin.topic(), record.value())));
        } catch (RuntimeException e) {
            if (RegistryFailures.isUnreachable(e)) {
                throw e;
            }
            outputs.deadLetter(
                    DeadLetters.unreadable(record, origin, e, context().currentSystemTimeMs()));
            return Optional.empty();
        }
    }

    /** The record's own time where it is later: a machine whose clock is behind refuses nothing that the broker took. */
    private Instant clock(Record<byte[], byte[]> record) {
        return Instant.ofEpochMilli(Math.max(record.timestamp(), context().currentSystemTimeMs()));
    }

    /** What is wrong with where the report lies: all reports of a source must lie in one partition, which follows from the key. */
    private List<Fault> misdirected(Record<byte[], byte[]> record, Origin origin, SourceReport report) {
        byte[] source = report.getSourceId().getBytes(StandardCharsets.UTF_8);
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (!key.equals(report.getSourceId())) {
            return List.of(new Fault(
                    "/key", key, "is not the report's source", "key the record with \"" + report.getSourceId() + "\""));
        }
        int partition = BuiltInPartitioner.partitionForKey(source, settings.partitions());
        if (partition != origin.partition()) {
            return List.of(new Fault(
                    "/partition",
                    Integer.toString(origin.partition()),
                    "is not the partition of this key, which is " + partition + " of " + settings.partitions(),
                    TownPartition.HINT));
        }
        return List.of();
    }
}
