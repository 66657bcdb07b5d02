package org.claimline.copy;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimline.topology.CommittedReads;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.TopicLayoutException;
import org.claimline.topology.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Copies the topics of record under another prefix: registers, decisions and acknowledgements, then reports, so that the reports find the registers
 * as they are. Keys,
 * values, headers and times stay; the partition is that which our producers choose for the key, and what has no key stays together by
 * the partition that it came from. How far it has come is committed with what is copied: whenever it ends, it goes on exactly there.
 * What is derived is not copied, nor are receivers, which would be told all of history again. For one thread.
 */
public final class Copier implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(5);

    /** Offsets that nobody commits are forgotten after days; those of a copy that goes on with nothing to copy are not. */
    private static final Duration AT_LEAST = Duration.ofHours(1);

    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int MOST_AT_ONCE = 2_000;

    private final Topics from;
    private final Topics to;
    private final Options options;
    private final CopyTarget target;
    private final Sieve sieve;
    private final CopySink sink;
    private final Consumer<byte[], byte[]> consumer;
    private final Listener listener;
    private final int mostAtOnce;
    private final Map<TopicPartition, Tally> tallies = new HashMap<>();
    private int partitions;
    private long pending;
    private long committedAt;
    private long copied;

    /**
     * What a user may choose.
     *
     * @param partitions of the copy's reports; empty for as many as there are
     * @param follow     whether to go on with what comes then, until asked to stop
     * @param dryRun     whether to read and count only
     */
    public record Options(OptionalInt partitions, LeaveOuts leaveOuts, boolean follow, boolean dryRun) {}

    /** Hears how it goes on. */
    public interface Listener {
        /** It begins, or goes on where an earlier run came after {@code before} records; {@code there} are about so many in all. */
        default void begins(int partitions, long before, long there) {}

        /** A record was copied, or left out; {@code copied} were, in this run. */
        default void takes(ConsumerRecord<byte[], byte[]> item, long copied) {}

        /**
         * It has to wait, for what was written there is not committed yet, nor given up: whoever writes it is at work, or was killed and is
         * not forgotten yet.
         */
        default void waits(Collection<TopicPartition> where) {}

        /** One that follows has copied all that is there. */
        default void caughtUp(long copied) {}
    }

    /** How far a partition is copied. */
    private static final class Tally {
        private final PartitionProgress began;
        private long next;
        private long copied;
        private long leftOut;
        private long unreadable;

        Tally(PartitionProgress began) {
            this.began = began;
            next = began.next();
        }

        PartitionProgress progress(Sieve sieve) {
            return new PartitionProgress(
                    next,
                    began.copied() + copied,
                    began.leftOut() + leftOut,
                    began.unreadable() + unreadable,
                    began.fingerprint(),
                    sieve.found());
        }
    }

    /**
     * Looks whether it may.
     *
     * @param client settings of all Kafka clients
     * @param serdes there where anything is left out
     * @throws TopicLayoutException if something else lies under {@code to}
     */
    public Copier(
            Admin admin,
            Map<String, ?> client,
            Topics from,
            Topics to,
            Options options,
            Optional<ContractSerdes> serdes,
            Listener listener) {
        this(admin, client, from, to, options, serdes, listener, MOST_AT_ONCE);
    }

    /**
     * The same with transactions of another size.
     *
     * @param mostAtOnce records in a transaction
     */
    public Copier(
            Admin admin,
            Map<String, ?> client,
            Topics from,
            Topics to,
            Options options,
            Optional<ContractSerdes> serdes,
            Listener listener,
            int mostAtOnce) {
        this.from = from;
        this.to = to;
        this.options = options;
        this.listener = listener;
        this.mostAtOnce = mostAtOnce;
        target = new CopyTarget(admin, from, to);
        sieve = new Sieve(options.leaveOuts(), serdes);
        consumer = consumer(client, to, options.follow(), mostAtOnce);
        sink = options.dryRun() ? CopySink.NONE : new CopyWriter(to, client);
    }

    /** The group whose offsets say how far a copy has come; also what its transactions are called. */
    static String group(Topics to) {
        return to.prefix() + "copy";
    }

    /** What is copied, in its order. */
    public static List<String> topicsOfRecord(Topics topics) {
        return List.of(
                topics.sources(),
                topics.places(),
                topics.parties(),
                topics.decisions(),
                topics.reports(),
                topics.acknowledgements());
    }

    static String twin(Topics from, Topics to, String topic) {
        return to.prefix() + topic.substring(from.prefix().length());
    }

    /**
     * Copies until all is copied that was there at the start, or, following, until told to.
     *
     * @param stop asked now and then; what is at hand is finished
     * @throws TopicLayoutException    if something else lies there
     * @throws CopyTakenOverException if another process has begun to copy into the same prefix
     */
    public CopyResult run(BooleanSupplier stop) {
        long began = System.nanoTime();
        partitions = target.partitions(options.partitions());
        boolean settled = !options.dryRun();
        target.progress(options.leaveOuts(), false);
        if (!options.dryRun()) {
            target.make(partitions);
            sink.shutOthersOut();
        }
        List<TopicPartition> all = target.sources();
        long lost = begin(all, target.progress(options.leaveOuts(), settled));
        Map<TopicPartition, Long> ends = target.ends(all);
        listener.begins(partitions, sum(t -> t.began.copied()), there(ends));
        commit();
        List<TopicPartition> reports =
                all.stream().filter(p -> p.topic().equals(from.reports())).toList();
        List<TopicPartition> first =
                all.stream().filter(p -> !p.topic().equals(from.reports())).toList();
        boolean complete = copyTo(first, ends, stop) && copyTo(reports, ends, stop);
        if (complete && options.follow()) {
            follow(all, stop);
            complete = isCopied(target.ends(all));
        }
        return new CopyResult(
                partitions,
                topicsOfRecord(from).stream().map(this::result).toList(),
                options.leaveOuts().notIn(sieve.found()),
                lost,
                complete,
                Duration.ofNanos(System.nanoTime() - began));
    }

    /** Returns how many reports the archive has lost at its beginning. */
    private long begin(List<TopicPartition> all, Map<TopicPartition, PartitionProgress> before) {
        Map<TopicPartition, Long> beginnings = target.beginnings(all);
        for (TopicPartition partition : all) {
            long beginning = beginnings.getOrDefault(partition, 0L);
            PartitionProgress progress = Optional.ofNullable(before.get(partition))
                    .orElseGet(() -> PartitionProgress.beginning(beginning, options.leaveOuts()));
            if (progress.next() < beginning) {
                throw new TopicLayoutException(partition.topic() + " has lost records that were not copied yet, up to "
                        + (beginning - progress.next())
                        + ", to its retention; set retention.ms=-1 on it, and copy into another prefix what is left");
            }
            sieve.found().or(progress.found());
            tallies.put(partition, new Tally(progress));
        }
        return all.stream()
                .filter(p -> p.topic().equals(from.reports()))
                .mapToLong(p -> beginnings.getOrDefault(p, 0L))
                .sum();
    }

    private long there(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - tally(end.getKey()).next))
                .sum();
    }

    /** Says whether it came so far. */
    private boolean copyTo(Collection<TopicPartition> some, Map<TopicPartition, Long> ends, BooleanSupplier stop) {
        assign(some);
        boolean done = isCopied(some, ends);
        long moved = System.nanoTime();
        boolean told = false;
        while (!done && !stop.getAsBoolean()) {
            if (step(ends)) {
                moved = System.nanoTime();
            } else if (!told && System.nanoTime() - moved > LONG.toNanos()) {
                listener.waits(
                        some.stream().filter(p -> !isCopied(List.of(p), ends)).toList());
                told = true;
            }
            done = isCopied(some, ends);
        }
        commit();
        return done;
    }

    private void follow(Collection<TopicPartition> all, BooleanSupplier stop) {
        assign(all);
        boolean told = false;
        long looked = System.nanoTime();
        while (!stop.getAsBoolean()) {
            boolean unused = step(Map.of());
            if (!told || System.nanoTime() - looked > LOOK.toNanos()) {
                looked = System.nanoTime();
                if (!told && pending == 0 && isCopied(target.ends(all))) {
                    listener.caughtUp(copied);
                    told = true;
                }
            }
        }
        commit();
    }

    private void assign(Collection<TopicPartition> some) {
        consumer.assign(some);
        consumer.resume(some);
        some.forEach(partition -> consumer.seek(partition, tally(partition).next));
    }

    /** Takes what is there, but nothing from {@code ends} on; says whether there was something. */
    private boolean step(Map<TopicPartition, Long> ends) {
        ConsumerRecords<byte[], byte[]> read = consumer.poll(POLL);
        for (TopicPartition partition : consumer.assignment()) {
            long end = ends.getOrDefault(partition, Long.MAX_VALUE);
            for (ConsumerRecord<byte[], byte[]> item : read.records(partition)) {
                if (item.offset() < end) {
                    take(partition, item);
                }
            }
            Tally tally = tally(partition);
            long next = Math.min(end, consumer.position(partition));
            if (next > tally.next) {
                tally.next = next;
            }
            if (next >= end) {
                consumer.pause(List.of(partition));
            }
        }
        long since = System.nanoTime() - committedAt;
        boolean due = read.isEmpty() || since > LONGEST.toNanos() || pending >= mostAtOnce;
        if ((pending > 0 && due) || since > AT_LEAST.toNanos()) {
            commit();
        }
        return !read.isEmpty();
    }

    private void take(TopicPartition partition, ConsumerRecord<byte[], byte[]> item) {
        Tally tally = tally(partition);
        Sieve.Verdict verdict = sieve.look(item);
        if (verdict == Sieve.Verdict.LEFT_OUT) {
            tally.leftOut++;
        } else {
            sink.write(twin(item), partition, item.offset());
            tally.copied++;
            copied++;
            tally.unreadable += verdict == Sieve.Verdict.UNREADABLE ? 1 : 0;
        }
        pending++;
        listener.takes(item, copied);
    }

    private ProducerRecord<byte[], byte[]> twin(ConsumerRecord<byte[], byte[]> item) {
        boolean reports = item.topic().equals(from.reports());
        return new ProducerRecord<>(
                twin(from, to, item.topic()),
                partition(item.key(), item.partition(), reports ? partitions : 1),
                item.timestamp() < 0 ? null : item.timestamp(),
                item.key(),
                item.value(),
                item.headers());
    }

    /** As the producer chooses for a key; what has none would be strewn, and stays in the order in which it came. */
    static @Nullable Integer partition(byte @Nullable [] key, int from, int count) {
        return key == null ? Integer.valueOf(from % count) : null;
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> progress = new HashMap<>();
        tallies.forEach((partition, tally) ->
                progress.put(partition, tally.progress(sieve).committed()));
        sink.commit(progress, consumer.groupMetadata());
        pending = 0;
        committedAt = System.nanoTime();
    }

    private boolean isCopied(Map<TopicPartition, Long> ends) {
        return isCopied(ends.keySet(), ends);
    }

    private boolean isCopied(Collection<TopicPartition> some, Map<TopicPartition, Long> ends) {
        return some.stream().allMatch(p -> tally(p).next >= ends.getOrDefault(p, 0L));
    }

    private Tally tally(TopicPartition partition) {
        return Objects.requireNonNull(tallies.get(partition), () -> "no partition of ours: " + partition);
    }

    private long sum(ToLongFunction<Tally> of) {
        return tallies.values().stream().mapToLong(of).sum();
    }

    private CopyResult.OfTopic result(String topic) {
        long[] sums = new long[4];
        tallies.forEach((partition, tally) -> {
            if (partition.topic().equals(topic)) {
                sums[0] += tally.copied;
                sums[1] += tally.began.copied();
                sums[2] += tally.began.leftOut() + tally.leftOut;
                sums[3] += tally.began.unreadable() + tally.unreadable;
            }
        });
        return new CopyResult.OfTopic(twin(from, to, topic), sums[0], sums[1], sums[2], sums[3]);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, ?> client, Topics to, boolean follow, int mostAtOnce) {
        Map<String, Object> settings = follow ? CommittedReads.settings(client) : CommittedReads.ofWhatIsThere(client);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group(to));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, mostAtOnce);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** What was not committed is as if it never was. */
    @Override
    public void close() {
        try (sink) {
            consumer.close();
        }
    }
}
