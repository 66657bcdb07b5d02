package org.claimline.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.ClaimStoreReader;
import org.claimline.topology.fold.UndoneReader.Undoing;

/**
 * Tells something of every town of a store. Rows are read by one thread, for that is how a store is read fastest; towns are folded by as many as the
 * machine has processors, a batch after the other, so that however large the store is only one batch of rows is in memory.
 */
final class EveryTown {
    /** Rows of a batch, or one town's if that has more. */
    private static final int BATCH = 1_000;

    private final ClaimStoreReader reader;
    private final Moment moment;
    private final Function<String, List<Undoing>> undone;

    /** @param undone tells what corrections of a town undid; asked from several threads */
    EveryTown(ClaimStoreReader reader, Moment moment, Function<String, List<Undoing>> undone) {
        this.reader = reader;
        this.moment = moment;
        this.undone = undone;
    }

    /** What {@code tell} says of each town of which anything was told at the moment. */
    <T> List<T> told(Function<TownReading, T> tell) {
        Batches<T> batches = new Batches<>(tell);
        reader.eachTown(batches::add);
        batches.end();
        return batches.told;
    }

    private final class Batches<T> {
        private final Function<TownReading, T> tell;
        private final List<T> told = new ArrayList<>();
        private final List<TownReading> batch = new ArrayList<>();
        private int rows;

        Batches(Function<TownReading, T> tell) {
            this.tell = tell;
        }

        void add(String townId, List<ClaimRow> itsRows) {
            batch.add(new TownReading(townId, itsRows, moment, undone));
            rows += itsRows.size();
            if (rows >= BATCH) {
                end();
            }
        }

        void end() {
            told.addAll(batch.parallelStream()
                    .filter(reading -> !reading.isEmpty())
                    .map(tell)
                    .toList());
            batch.clear();
            rows = 0;
        }
    }
}
