package org.claimline.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.ClaimStoreReader;
import org.claimline.topology.fold.TownRow;

/**
 * The towns of one partition, read for one question: from what is kept where that still holds, else from the store, and then kept. A town
 * that is written meanwhile is told as it was a moment before, or read anew.
 */
final class PartitionTowns {
    /** Rows of a batch, or one town's if that has more. */
    private static final int BATCH = 1_000;

    private final ClaimStoreReader reader;
    private final KeptTowns.Partition kept;

    PartitionTowns(ClaimStoreReader reader, KeptTowns.Partition kept) {
        this.reader = reader;
        this.kept = kept;
    }

    /** What {@code tell} makes of all rows of a town; asked twice where the town changes meanwhile. */
    <T> T read(String townId, Function<List<? extends TownRow>, T> tell) {
        return kept.get(townId).flatMap(town -> told(town, tell)).orElseGet(() -> {
            long number = kept.writes().of(townId);
            return keptOrNot(townId, number, reader.rowsOf(townId), tell);
        });
    }

    private <T> T keptOrNot(
            String townId, long number, List<ClaimRow> rows, Function<List<? extends TownRow>, T> tell) {
        return kept.keep(townId, number, rows).flatMap(town -> told(town, tell)).orElseGet(() -> tell.apply(rows));
    }

    private static <T> Optional<T> told(KeptTown town, Function<List<? extends TownRow>, T> tell) {
        try {
            return Optional.of(tell.apply(town.rows()));
        } catch (TownChangedException e) {
            return Optional.empty();
        }
    }

    /** What {@code tell} makes of each town, in any order; asked from as many threads as the machine has processors. */
    <T> List<T> each(BiFunction<String, List<? extends TownRow>, Optional<T>> tell) {
        return kept.all()
                .filter(this::areMostlyKept)
                .map(towns -> towns.parallelStream()
                        .flatMap(town -> read(town, rows -> tell.apply(town, rows)).stream())
                        .toList())
                .orElseGet(() -> new Pass<>(tell).told());
    }

    /** The times of each town; only what was written since they were asked for last is read again. */
    List<TownTimes> times() {
        return kept.all()
                .filter(towns -> kept.times() >= towns.size() / 2)
                .map(towns -> towns.stream()
                        .map(town -> kept.timesOf(town).orElseGet(() -> timesOf(town)))
                        .toList())
                .orElseGet(this::allTimes);
    }

    private TownTimes timesOf(String town) {
        long number = kept.writes().of(town);
        TownTimes times = read(town, TownTimes::of);
        kept.keepTimes(town, number, times);
        return times;
    }

    private List<TownTimes> allTimes() {
        Map<String, Long> numbers = kept.writes().all();
        return each((town, rows) -> {
            TownTimes times = TownTimes.of(rows);
            kept.keepTimes(town, numbers.getOrDefault(town, 0L), times);
            return Optional.of(times);
        });
    }

    /** Else one pass over the store is less work. */
    private boolean areMostlyKept(List<String> towns) {
        return towns.stream().filter(town -> kept.get(town).isPresent()).count() >= towns.size() / 2;
    }

    /**
     * One reading of the whole store. Rows are read by one thread, for that is how a store is read fastest; towns are folded by as many as the
     * machine has processors, a batch after the other, so that however large the store is only one batch of rows is in memory beside
     * those that are kept.
     */
    private final class Pass<T> {
        private final BiFunction<String, List<? extends TownRow>, Optional<T>> tell;
        private final Map<String, Long> numbers = kept.writes().all();
        private final Set<String> towns = new HashSet<>();
        private final List<T> told = new ArrayList<>();
        private final List<Town> batch = new ArrayList<>();
        private int rows;

        private record Town(String id, List<ClaimRow> rows) {}

        Pass(BiFunction<String, List<? extends TownRow>, Optional<T>> tell) {
            this.tell = tell;
        }

        List<T> told() {
            reader.eachTown(this::add);
            end();
            kept.list(towns);
            return told;
        }

        private void add(String townId, List<ClaimRow> itsRows) {
            towns.add(townId);
            batch.add(new Town(townId, itsRows));
            rows += itsRows.size();
            if (rows >= BATCH) {
                end();
            }
        }

        private void end() {
            told.addAll(
                    batch.parallelStream().flatMap(town -> tell(town).stream()).toList());
            batch.clear();
            rows = 0;
        }

        private Optional<T> tell(Town town) {
            long number = numbers.getOrDefault(town.id(), 0L);
            return keptOrNot(town.id(), number, town.rows(), its -> tell.apply(town.id(), its));
        }
    }
}
