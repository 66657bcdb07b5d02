package org.claimline.topology.fold;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.claimline.avro.TownState;
import org.claimline.topology.Lazy;
import org.claimline.topology.Spliced;
import org.claimline.topology.StoreCodec;

/** A town's state as it is written: into the store, into the topic of states, and before and after into changes. */
public final class WrittenState implements Spliced<TownState> {
    private final byte[] bytes;
    private final Lazy<TownState> state;

    private WrittenState(byte[] bytes, Lazy<TownState> state) {
        this.bytes = bytes;
        this.state = state;
    }

    static WrittenState of(TownState state, StoreCodec<TownState> codec) {
        return new WrittenState(codec.encode(state), Lazy.of(state));
    }

    /** What {@link #bytes} gave, maybe of an earlier release. */
    static WrittenState read(byte[] stored, StoreCodec<TownState> codec) {
        byte[] bytes = codec.today(stored);
        return new WrittenState(bytes, new Lazy<>(() -> codec.decode(bytes)));
    }

    /** As a store keeps it. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public Schema schema() {
        return TownState.getClassSchema();
    }

    @Override
    public TownState whole() {
        return state.get();
    }

    @Override
    public void writeTo(Encoder to) throws IOException {
        StoreCodec.splice(bytes, to);
    }
}
