package org.claimline.query;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.ClaimStoreReader;
import org.claimline.topology.fold.TownWrites;

/**
 * The towns that were read, kept for the questions to come: who moves a map through time asks for the same claims again and again. Nothing is
 * answered from it but what the stores still hold, which {@link TownWrites} tell. Bounded: a town that was not asked for lately gives way
 * to others; where all were, those that find no room are read each time.
 */
final class KeptTowns {
    /** What a row takes in memory, as measured: docs/performance.md. */
    private static final int BYTES_A_ROW = 500;

    /** Of the memory that the process may have. */
    private static final int A_SHARE = 6;

    /** A town gives way if it was not asked for in so many questions to a partition. */
    private static final int LATELY = 100;

    private final long most;
    private final SharedParts shared = new SharedParts();
    private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();
    private final AtomicLong questions = new AtomicLong();
    private final AtomicLong cleared = new AtomicLong();

    /** @param most rows that may be kept */
    KeptTowns(long most) {
        this.most = most;
    }

    /** As many as are a fair share of this process's memory. */
    static KeptTowns ofThisProcess() {
        return new KeptTowns(Runtime.getRuntime().maxMemory() / A_SHARE / BYTES_A_ROW);
    }

    /**
     * What is kept of a partition, for one question; what was kept under another fold is let go.
     *
     * @param writes of the fold that is at work on it
     * @param reader of its claim store
     */
    Partition of(int partition, TownWrites writes, ClaimStoreReader reader) {
        questions.incrementAndGet();
        Partition kept = partitions.compute(
                partition,
                (p, before) -> before != null && before.writes == writes ? before : new Partition(writes, reader));
        kept.reader = reader;
        return kept;
    }

    long rows() {
        return partitions.values().stream().mapToLong(p -> p.weight.get()).sum();
    }

    /** One after the other, for two that fit alone may not fit together. */
    private synchronized boolean enter(Partition partition, KeptTown town) {
        boolean fits = hasRoom(town.weight());
        if (fits) {
            partition.put(town);
        }
        return fits;
    }

    private boolean hasRoom(int more) {
        if (rows() + more > most) {
            clear(more);
        }
        return rows() + more <= most;
    }

    /**
     * Lets towns go that were not asked for lately, those first that were not for longest, until there is room for {@code more} and an eighth is
     * free; once for each question.
     */
    private void clear(int more) {
        long now = questions.get();
        if (cleared.getAndSet(now) == now) {
            return;
        }
        List<KeptTown> unused = partitions.values().stream()
                .flatMap(p -> p.towns.values().stream())
                .filter(town -> town.used() < now - LATELY)
                .sorted(Comparator.comparingLong(KeptTown::used))
                .toList();
        for (KeptTown town : unused) {
            if (rows() <= most - Math.max(most / 8, more)) {
                return;
            }
            town.letGo();
        }
    }

    private record Times(long number, TownTimes times) {}

    /** What is kept of one partition while one fold is at work on it. */
    final class Partition {
        private final TownWrites writes;
        private final Map<String, KeptTown> towns = new ConcurrentHashMap<>();
        private final Map<String, Times> times = new ConcurrentHashMap<>();
        private final AtomicLong weight = new AtomicLong();
        private volatile ClaimStoreReader reader;
        private volatile Optional<Set<String>> listed = Optional.empty();

        private Partition(TownWrites writes, ClaimStoreReader reader) {
            this.writes = writes;
            this.reader = reader;
        }

        TownWrites writes() {
            return writes;
        }

        ClaimStoreReader reader() {
            return reader;
        }

        SharedParts shared() {
            return shared;
        }

        /** Every town of the partition; empty where that is not known. */
        Optional<List<String>> all() {
            return listed.filter(ids -> !writes.isOver()).map(ids -> {
                Set<String> all = new HashSet<>(ids);
                all.addAll(writes.towns());
                return List.copyOf(all);
            });
        }

        /** Takes note that these were all, when they were read: any other was written since. */
        void list(Set<String> ids) {
            listed = Optional.of(Set.copyOf(ids));
        }

        /** The town, if it is kept and the stores still hold the same of it. */
        Optional<KeptTown> get(String townId) {
            Optional<KeptTown> town = Optional.ofNullable(towns.get(townId)).filter(KeptTown::holds);
            town.ifPresent(t -> t.use(questions.get()));
            return town;
        }

        /**
         * Keeps what was read of a town; empty where it was written meanwhile, or where there is no room.
         *
         * @param number of the town, before it was read
         */
        Optional<KeptTown> keep(String townId, long number, List<ClaimRow> rows) {
            if (!TownWrites.isSettled(number) || writes.of(townId) != number) {
                return Optional.empty();
            }
            Optional.ofNullable(towns.get(townId)).ifPresent(this::letGo);
            if (!hasRoom(rows.size() + 1)) {
                return Optional.empty();
            }
            KeptTown town = new KeptTown(townId, number, this, rows);
            town.use(questions.get());
            return enter(this, town) ? Optional.of(town) : Optional.empty();
        }

        /** Of how many towns the times are kept, whether they still hold or not. */
        int times() {
            return times.size();
        }

        /** The times of a town, if they are kept and the stores still hold the same of it. */
        Optional<TownTimes> timesOf(String townId) {
            return Optional.ofNullable(times.get(townId))
                    .filter(t -> t.number() == writes.of(townId))
                    .map(Times::times);
        }

        /**
         * Keeps the times of a town, unless it was written meanwhile. They are small, so there is room for all.
         *
         * @param number of the town, before it was read
         */
        void keepTimes(String townId, long number, TownTimes its) {
            if (TownWrites.isSettled(number) && writes.of(townId) == number) {
                times.put(townId, new Times(number, its));
            }
        }

        private void put(KeptTown town) {
            KeptTown before = towns.put(town.id(), town);
            weight.addAndGet(town.weight() - (before == null ? 0 : before.weight()));
        }

        void letGo(KeptTown town) {
            if (towns.remove(town.id(), town)) {
                weight.addAndGet(-town.weight());
            }
        }
    }
}
