package org.claimline.topology.register;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.claimline.topology.RegistryFailures;
import org.claimline.topology.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registers as one instance sees them, shared by its tasks. Records lie in global stores as the bytes they came as, and are read here,
 * in the stream threads: one that cannot be read is skipped and logged once for its entry, with its place; a registry that cannot be reached is thrown,
 * for a stream thread can be started again and the global one cannot.
 */
public final class RegisterFeed {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterFeed.class);

    /** From here on, reading all of it is something to be spared. */
    private static final Duration LONG = Duration.ofMillis(200);

    private static final int TIMES = 10;

    private final Topics topics;
    private final Deserializer<? extends SpecificRecord> deserializer;
    private final AtomicLong generation = new AtomicLong();
    private final Map<RegisterKind, Long> read = new ConcurrentHashMap<>();
    private final Map<String, String> origins = new ConcurrentHashMap<>();
    /** By register, id and bytes; empty for what cannot be read. */
    private Map<Seen, Optional<Registers.Entry>> seen = new HashMap<>();

    /** Entries whose newest record cannot be read: each is logged once, until a good one comes. */
    private final Set<String> unreadable = new HashSet<>();

    private @Nullable Registers latest;

    /** Before when it is not read again, by {@link System#nanoTime}. */
    private long nextReading;

    private record Seen(RegisterKind kind, String id, ByteBuffer bytes) {}

    /** @param deserializer reads the registers' records, whichever it is */
    public RegisterFeed(Topics topics, Deserializer<? extends SpecificRecord> deserializer) {
        this.topics = topics;
        this.deserializer = deserializer;
    }

    /** Adds the global stores. Every task can read them. */
    public void addTo(StreamsBuilder builder) {
        for (RegisterKind kind : RegisterKind.values()) {
            builder.addGlobalStore(
                    Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(kind.store()), Serdes.String(), Serdes.ByteArray()),
                    topics.of(kind.contract()),
                    Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(kind.store() + "-source"),
                    () -> new RegisterUpdate(kind, this));
        }
    }

    /** How many entries there are whose newest record cannot be read. */
    public synchronized int unreadable() {
        return unreadable.size();
    }

    /** Rises with every record that comes. */
    public long generation() {
        return generation.get();
    }

    void cameFrom(RegisterKind kind, String id, String origin) {
        origins.put(kind + "|" + id, origin);
    }

    /** Everything before {@code offset} of the register's topic lies in its store. */
    void hasRead(RegisterKind kind, long offset) {
        read.merge(kind, offset, Math::max);
    }

    void changed() {
        generation.incrementAndGet();
    }

    /**
     * The registers as they are now, or, where reading them takes long, as they were a moment ago: no more than a tenth of the time goes into that while edit follows
     * edit, and the tasks of an instance read the same. Throws where the schema registry is needed and cannot be reached.
     *
     * @param stores the global stores by name
     */
    public synchronized Registers read(Function<String, ReadOnlyKeyValueStore<String, byte[]>> stores) {
        long now = generation.get();
        long begun = System.nanoTime();
        if (latest == null || (latest.generation() != now && begun - nextReading >= 0)) {
            Map<RegisterKind, Long> upTo =
                    Map.copyOf(read); // before the stores are looked at, which may have more by then
            Map<Seen, Optional<Registers.Entry>> still = new HashMap<>();
            Map<RegisterKind, Map<String, Registers.Entry>> all = new EnumMap<>(RegisterKind.class);
            Set<String> there = new HashSet<>();
            for (RegisterKind kind : RegisterKind.values()) {
                Map<String, Registers.Entry> entries = new HashMap<>();
                try (KeyValueIterator<String, byte[]> rows =
                        stores.apply(kind.store()).all()) {
                    while (rows.hasNext()) {
                        KeyValue<String, byte[]> row = rows.next();
                        there.add(kind + "|" + row.key);
                        newestReadable(kind, row.key, row.value, still).ifPresent(entry -> entries.put(row.key, entry));
                    }
                }
                all.put(kind, entries);
            }
            seen = still;
            unreadable.retainAll(there);
            latest = Registers.of(now, upTo, all);
            long took = System.nanoTime() - begun;
            nextReading = took < LONG.toNanos() ? begun : begun + TIMES * took;
        }
        return latest;
    }

    private Optional<Registers.Entry> newestReadable(
            RegisterKind kind, String id, byte[] history, Map<Seen, Optional<Registers.Entry>> still) {
        String entryId = kind + "|" + id;
        boolean newest = true;
        for (byte[] bytes : EntryHistory.values(history)) {
            Seen key = new Seen(kind, id, ByteBuffer.wrap(bytes));
            Optional<Registers.Entry> entry =
                    Optional.ofNullable(seen.get(key)).orElseGet(() -> decode(kind, id, bytes));
            still.put(key, entry);
            if (entry.isPresent()) {
                if (newest && unreadable.remove(entryId)) {
                    LOG.info("The entry {} of the register of {} can be read again", id, kind.contract());
                }
                return entry;
            }
            newest = false;
        }
        return Optional.empty();
    }

    private Optional<Registers.Entry> decode(RegisterKind kind, String id, byte[] bytes) {
        try {
            SpecificRecord record = deserializer.deserialize(topics.of(kind.contract()), bytes);
            return Optional.of(new Registers.Entry(record, kind.read(id, record)));
        } catch (RuntimeException e) {
            if (RegistryFailures.isUnreachable(e)) {
                throw e;
            }
            if (unreadable.add(kind + "|" + id)) {
                LOG.warn(
                        "A record of the register of {} cannot be read, and the entry before it counts, if there was one; write the entry anew:"
                                + " key {}, {}: {}",
                        kind.contract(),
                        id,
                        origins.getOrDefault(kind + "|" + id, "place not known"),
                        e.toString());
            }
            return Optional.empty();
        }
    }
}
