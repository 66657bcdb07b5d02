package org.claimline.topology.fold;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Counts for queries the towns that are still being settled: those of which it is still to be found what their corrections undid, and those of
 * which that was found so lately that it may not be written yet. One reader serves one thread; it is cheap to make.
 */
public final class UnsettledReader {
    private final OrderedStore store;

    /** @param store the store named {@link FoldStage#INDEX_STORE} */
    public UnsettledReader(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this(new KafkaStore(store));
    }

    UnsettledReader(OrderedStore store) {
        this.store = store;
    }

    /** How many towns of this store are still being settled. */
    public int count() {
        int count = 0;
        try (OrderedStore.Entries marks = Marks.all(store)) {
            while (marks.hasNext()) {
                marks.next();
                count++;
            }
        }
        return count;
    }
}
