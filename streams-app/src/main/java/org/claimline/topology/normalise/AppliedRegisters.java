package org.claimline.topology.normalise;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
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

    /** Rows of the store that are looked at in one go for entries that are gone; they cost as much as {@link #COST} entries that are compared. */
    private static final int STRETCH = 200;

    private static final int COST = 20;

    /** Behind a key it is the next one that there may be. */
    private static final char LEAST = '\u0000';

    /** What follows the bar at which the prefix of a register ends. */
    private static final char BEHIND_BAR = '|' + 1;

    private final KeyValueStore<String, byte[]> store;
    private final Map<RegisterKind, StoreCodec<SpecificRecord>> codecs = new EnumMap<>(RegisterKind.class);
    private Registers registers;
    private long generation = NEVER;
    private final Queue<Part> left = new ArrayDeque<>();
    private Registers before;
    private boolean wanted;

    AppliedRegisters(KeyValueStore<String, byte[]> store, Registers atStart) {
        this.store = store;
        registers = atStart;
        before = atStart;
        for (RegisterKind kind : RegisterKind.values()) {
            codecs.put(kind, StoreCodec.of(kind.schema()));
        }
    }

    Registers registers() {
        return registers;
    }

    /** Whether nothing is to be done: what {@code latest} numbers is applied, all of it. */
    boolean isUpToDate(long latest) {
        return generation == latest && !isUnderWay();
    }

    /** Whether some of what was begun is left. */
    boolean isUnderWay() {
        return !left.isEmpty();
    }

    /**
     * Reads with {@code now} from here on, and begins to look for what changed since the entries in the store were applied.
     *
     * @param isWanted whether anybody needs the difference
     */
    void begin(Registers now, boolean isWanted) {
        if (isUnderWay()) {
            throw new IllegalStateException("what was begun before is not done yet");
        }
        before = registers;
        wanted = isWanted;
        registers = now;
        generation = now.generation();
        for (RegisterKind kind : RegisterKind.values()) {
            left.add(new Present(
                    kind, now.entries().getOrDefault(kind, Map.of()).entrySet().iterator()));
            left.add(new Removed(kind));
        }
    }

    /**
     * Goes on with what was begun, by about {@code most} entries: an application has seconds from one commit to the next, and many tasks in a thread.
     *
     * @return what changed among them; empty where nothing did, or nobody needs it
     */
    Optional<RegisterDifference> go(int most) {
        Optional<RegisterDifference> found =
                wanted ? Optional.of(new RegisterDifference(before, registers)) : Optional.empty();
        boolean changed = false;
        int looked = 0;
        while (looked < most && isUnderWay()) {
            Part part = left.element();
            changed |= part.next(found);
            looked += part.cost();
            if (part.isDone()) {
                left.remove();
            }
        }
        return changed ? found : Optional.empty();
    }

    /** A part of what is to be looked at, one entry at a time. */
    private interface Part {
        /** Looks at the next entry, if there is one, and returns whether it changed. */
        boolean next(Optional<RegisterDifference> into);

        boolean isDone();

        /** What looking at the next costs, in entries. */
        default int cost() {
            return 1;
        }
    }

    /** What a register has. */
    private final class Present implements Part {
        private final RegisterKind kind;
        private final Iterator<Map.Entry<String, SpecificRecord>> entries;

        private Present(RegisterKind kind, Iterator<Map.Entry<String, SpecificRecord>> entries) {
            this.kind = kind;
            this.entries = entries;
        }

        @Override
        public boolean next(Optional<RegisterDifference> into) {
            if (!entries.hasNext()) {
                return false;
            }
            Map.Entry<String, SpecificRecord> entry = entries.next();
            return apply(kind, entry.getKey(), entry.getValue(), into);
        }

        @Override
        public boolean isDone() {
            return !entries.hasNext();
        }
    }

    /** What the store has, and the register has no more. */
    private final class Removed implements Part {
        private final RegisterKind kind;
        private Optional<String> from;

        private Removed(RegisterKind kind) {
            this.kind = kind;
            from = Optional.of(NormaliseStores.prefix(kind));
        }

        /** A stretch of rows at once: an iterator may not stay open from turn to turn. */
        @Override
        public boolean next(Optional<RegisterDifference> into) {
            String prefix = NormaliseStores.prefix(kind);
            Map<String, SpecificRecord> there = registers.entries().getOrDefault(kind, Map.of());
            List<String> gone = new ArrayList<>();
            Optional<String> last = Optional.empty();
            int rows = 0;
            try (KeyValueIterator<String, byte[]> found =
                    store.range(from.orElseThrow(), NormaliseStores.key(kind) + BEHIND_BAR)) {
                while (found.hasNext() && rows < STRETCH) {
                    String key = found.next().key;
                    rows++;
                    last = Optional.of(key);
                    String id = key.substring(prefix.length());
                    if (!there.containsKey(id)) {
                        gone.add(id);
                    }
                }
            }
            from = rows < STRETCH ? Optional.empty() : last.map(key -> key + LEAST);
            boolean changed = false;
            for (String id : gone) {
                changed |= apply(kind, id, null, into);
            }
            return changed;
        }

        @Override
        public boolean isDone() {
            return from.isEmpty();
        }

        @Override
        public int cost() {
            return COST;
        }
    }

    private boolean apply(
            RegisterKind kind, String id, @Nullable SpecificRecord entry, Optional<RegisterDifference> into) {
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
        into.ifPresent(difference -> difference.add(
                kind,
                Stream.concat(Stream.ofNullable(before).map(codec::decode), Stream.ofNullable(entry))
                        .toList()));
        return true;
    }

    private StoreCodec<SpecificRecord> codec(RegisterKind kind) {
        return Optional.ofNullable(codecs.get(kind)).orElseThrow();
    }
}
