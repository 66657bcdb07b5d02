package org.claimline.topology.normalise;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.topology.StoreCodec;
import org.claimline.topology.register.RegisterDifference;
import org.claimline.topology.register.RegisterKind;
import org.claimline.topology.register.Registers;
import org.jspecify.annotations.Nullable;

/**
 * The registers with which this task reads, and in its store the entries with which its reports were last read: what differs after a
 * restart was edited while the task was down.
 */
final class AppliedRegisters {
    private static final long NEVER = -1;

    private final KeyValueStore<String, byte[]> store;
    private final Map<RegisterKind, StoreCodec<SpecificRecord>> codecs = new EnumMap<>(RegisterKind.class);
    private final StringSerializer strings = new StringSerializer();
    private Registers registers;
    private long generation = NEVER;

    AppliedRegisters(KeyValueStore<String, byte[]> store, Registers atStart) {
        this.store = store;
        registers = atStart;
        for (RegisterKind kind : RegisterKind.values()) {
            codecs.put(kind, StoreCodec.of(kind.schema()));
        }
    }

    Registers registers() {
        return registers;
    }

    boolean isUpToDate(long latest) {
        return generation == latest;
    }

    /**
     * Reads with {@code now} from here on.
     *
     * @param wanted whether anybody needs the difference
     * @return what changed since the entries in the store were applied; empty where nothing did, or nobody needs it
     */
    Optional<RegisterDifference> apply(Registers now, boolean wanted) {
        RegisterDifference difference = new RegisterDifference(registers, now);
        registers = now;
        generation = now.generation();
        boolean changed = false;
        for (RegisterKind kind : RegisterKind.values()) {
            Map<String, SpecificRecord> entries = now.entries().getOrDefault(kind, Map.of());
            Set<String> ids = new HashSet<>(entries.keySet());
            ids.addAll(appliedIds(kind));
            for (String id : ids) {
                changed |= apply(kind, id, entries.get(id), difference, wanted);
            }
        }
        return changed && wanted ? Optional.of(difference) : Optional.empty();
    }

    private boolean apply(
            RegisterKind kind,
            String id,
            @Nullable SpecificRecord entry,
            RegisterDifference difference,
            boolean wanted) {
        StoreCodec<SpecificRecord> codec = codec(kind);
        String key = NormaliseStores.key(kind, id);
        byte[] before = store.get(key);
        byte[] after = entry == null ? null : codec.encode(entry);
        if (Arrays.equals(before, after)) {
            return false;
        }
        if (after == null) {
            store.delete(key);
        } else {
            store.put(key, after);
        }
        if (wanted) {
            List<SpecificRecord> states = Stream.concat(
                            Stream.ofNullable(before).map(codec::decode), Stream.ofNullable(entry))
                    .toList();
            difference.add(kind, states);
        }
        return true;
    }

    private Set<String> appliedIds(RegisterKind kind) {
        Set<String> found = new HashSet<>();
        String prefix = NormaliseStores.prefix(kind);
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(prefix, strings)) {
            rows.forEachRemaining(row -> found.add(row.key.substring(prefix.length())));
        }
        return found;
    }

    private StoreCodec<SpecificRecord> codec(RegisterKind kind) {
        return Optional.ofNullable(codecs.get(kind)).orElseThrow();
    }
}
