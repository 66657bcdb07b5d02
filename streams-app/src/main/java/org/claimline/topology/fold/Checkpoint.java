package org.claimline.topology.fold;

import java.util.Arrays;
import org.claimline.reconcile.FoldState;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;
import org.claimline.topology.binary.Formats;

/**
 * The state of a town after all claims up to a position, and what the stretch since the checkpoint before had to show.
 *
 * @param row     position: the key of the row after which it was taken; that row may have ended since
 * @param state   the state as written; equal bytes are equal states
 * @param segment the stretch as written
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Checkpoint(byte[] row, byte[] state, byte[] segment) {
    private static final int FORMAT = 2;

    static Checkpoint of(byte[] row, FoldState state, Segment segment, StateCodec codec) {
        ByteSink to = new ByteSink();
        segment.write(to, codec);
        return new Checkpoint(row, bytes(state, codec), to.toBytes());
    }

    private static byte[] bytes(FoldState state, StateCodec codec) {
        ByteSink to = new ByteSink();
        codec.write(to, state);
        return to.toBytes();
    }

    FoldState state(StateCodec codec) {
        return codec.state(new ByteSource(state));
    }

    Segment segment(StateCodec codec) {
        return Segment.read(new ByteSource(segment), codec);
    }

    boolean hasState(FoldState other, StateCodec codec) {
        return Arrays.equals(state, bytes(other, codec));
    }

    byte[] toBytes() {
        return new ByteSink().raw(FORMAT).block(state).block(segment).toBytes();
    }

    static Checkpoint read(byte[] row, byte[] stored) {
        ByteSource from = Formats.open(stored, FORMAT, "checkpoint");
        return new Checkpoint(row, from.block(), from.block());
    }
}
