package org.claimline.topology.fold;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.claimline.reconcile.Dispute;

/**
 * Reads for queries what corrections of a town undid, as the fold keeps it. Of a town of which the fold has left that to be found it tells what
 * is found already. One reader serves one thread; it is cheap to make.
 */
public final class UndoneReader {
    private final CorrectionIndex index;

    /** @param store the store named {@link FoldStage#INDEX_STORE} */
    public UndoneReader(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this(new DividedStore(new KafkaStore(store)));
    }

    UndoneReader(OrderedStore store) {
        index = new CorrectionIndex(store);
    }

    /**
     * A dispute that a correction undid.
     *
     * @param at      known time of the correction
     * @param dispute as it left it, without word of when its claims ended
     */
    public record Undoing(Instant at, Dispute dispute) {}

    /** What corrections of a town undid, by known time; the same dispute as often as it was undone. */
    public List<Undoing> of(String townId) {
        return index.undoings(townId);
    }
}
