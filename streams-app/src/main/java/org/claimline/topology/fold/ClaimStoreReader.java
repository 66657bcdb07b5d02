package org.claimline.topology.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.claimline.claim.ClaimVersion;

/**
 * Reads the claim store for queries: all stored versions of a town, or of every town that lives here. Under exactly-once a query sees what
 * is not committed yet. Serves any number of threads; it is cheap to make. The rows that it gives serve one each.
 */
public final class ClaimStoreReader {
    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final ClaimRows rows;

    /** @param store the store named {@link FoldStage#CLAIMS_STORE} */
    public ClaimStoreReader(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        rows = ClaimRows.read(new KafkaStore(store));
    }

    /** Refuses, as every reading does, where the store is not here: for those who know what is in it. */
    public void demandIsHere() {
        store.get(Bytes.wrap(new byte[0]));
    }

    /** Every version of every claim of a town, ended ones too, in the order of the fold. */
    public List<ClaimRow> rowsOf(String townId) {
        List<ClaimRow> all = new ArrayList<>();
        try (ClaimRows.Rows found = rows.ofTown(townId)) {
            found.forEachRemaining(all::add);
        }
        return all;
    }

    /** The same as the core takes them. */
    public List<ClaimVersion> versionsOf(String townId) {
        return rowsOf(townId).stream().map(ClaimRow::claim).toList();
    }

    /** One version of one claim. */
    public Optional<ClaimRow> row(String townId, ClaimVersion claim) {
        return rows.get(TownKeys.row(townId, claim));
    }

    /** The towns of which anything was ever told, those whose claims have all ended among them. */
    public Set<String> towns() {
        Set<String> towns = new TreeSet<>();
        try (KeyValueIterator<Bytes, byte[]> found = store.all()) {
            byte[] last = new byte[0];
            while (found.hasNext()) {
                byte[] key = found.next().key.get();
                if (last.length == 0 || !TownKeys.sameTown(last, key)) {
                    towns.add(TownKeys.townOf(key));
                    last = key;
                }
            }
        }
        return towns;
    }

    /** Gives each town that lives here with all its rows, one town after the other. */
    public void eachTown(BiConsumer<String, List<ClaimRow>> town) {
        try (KeyValueIterator<Bytes, byte[]> found = store.all()) {
            List<ClaimRow> its = new ArrayList<>();
            while (found.hasNext()) {
                var entry = found.next();
                byte[] key = entry.key.get();
                if (!its.isEmpty() && !TownKeys.sameTown(its.get(0).key(), key)) {
                    give(its, town);
                    its = new ArrayList<>();
                }
                its.add(rows.read(key, entry.value));
            }
            if (!its.isEmpty()) {
                give(its, town);
            }
        }
    }

    private static void give(List<ClaimRow> rows, BiConsumer<String, List<ClaimRow>> town) {
        town.accept(TownKeys.townOf(rows.get(0).key()), rows);
    }
}
