package org.claimline.topology.fold;

import java.util.Arrays;
import org.claimline.reconcile.FoldState;

/**
 * The state of a town after all claims up to a position, and what the stretch since the checkpoint before had to show.
 *
 * @param row   position: the key of the row after which it was taken; that row may have ended since
 * @param bytes the state as written; equal bytes are equal states
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Checkpoint(byte[] row, byte[] bytes, Segment segment) {
    private static final int FORMAT = 1;

    static Checkpoint of(byte[] row, FoldState state, Segment segment) {
        return new Checkpoint(row, bytes(state), segment);
    }

    static byte[] bytes(FoldState state) {
        ByteSink to = new ByteSink();
        StateCodec.write(to, state);
        return to.toBytes();
    }

    FoldState state() {
        return StateCodec.state(new ByteSource(bytes));
    }

    boolean hasState(FoldState other) {
        return Arrays.equals(bytes, bytes(other));
    }

    byte[] toBytes() {
        ByteSink to = new ByteSink().raw(FORMAT).block(bytes);
        segment.write(to);
        return to.toBytes();
    }

    static Checkpoint read(byte[] row, byte[] stored) {
        ByteSource from = Formats.open(stored, FORMAT, "checkpoint");
        return new Checkpoint(row, from.block(), Segment.read(from));
    }
}
