package org.claimline.topology.fold;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.claimline.avro.ClaimEvent;

/** What is kept beside the claims of a partition of which some towns are still to be settled. */
public final class MarkedTowns {
    private MarkedTowns() {}

    /** A store named {@link FoldStage#INDEX_STORE} with these towns marked, among what is kept of others. */
    public static KeyValueStore<Bytes, byte[]> index(List<String> marked) {
        KeyValueStore<Bytes, byte[]> store =
                Stores.inMemoryKeyValueStore(FoldStage.INDEX_STORE).get();
        KafkaStore index = new KafkaStore(store);
        new IncrementalFold(new MapStore(), index, new MapStore()).apply(new ClaimFeed(1, "another", 2).claim(), 0);
        Marks marks = new Marks(index);
        ClaimEvent cause = new ClaimFeed(1, "hama", 2).claim();
        marked.forEach(town -> marks.add(town, new Marks.Mark(Instant.EPOCH, TownChanges.cause(cause), 0)));
        return store;
    }
}
