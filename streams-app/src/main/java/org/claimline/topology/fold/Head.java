package org.claimline.topology.fold;

import java.util.Arrays;
import java.util.Optional;
import org.claimline.avro.PlaceRef;
import org.claimline.reconcile.FoldState;

/**
 * Where a town stands after all its claims.
 *
 * @param state    the folded state
 * @param setAside claims set aside in the whole town
 * @param claims   versions that stand
 * @param tail     the stretch since the last checkpoint
 * @param last     the key of the row folded last; empty before the first
 * @param verdicts versions that stand and have a verdict of the desk
 * @param placeRow the key of the row from which the place is taken: the last that stands, or, where none does, the last
 * @param place    the town as readers need it; empty before the first claim
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Head(
        FoldState state,
        Tally setAside,
        long claims,
        Segment tail,
        byte[] last,
        long verdicts,
        byte[] placeRow,
        Optional<PlaceRef> place) {

    static final Head NEW =
            new Head(FoldState.EMPTY, Tally.NONE, 0, Segment.EMPTY, new byte[0], 0, new byte[0], Optional.empty());

    Head folded(FoldState nextState, Tally nextSetAside, Segment nextTail, byte[] nextLast) {
        return new Head(nextState, nextSetAside, claims, nextTail, nextLast, verdicts, placeRow, place);
    }

    Head counted(RowChange change) {
        return new Head(
                state,
                setAside,
                claims + change.more(ClaimRow::stands),
                tail,
                last,
                verdicts + change.more(ClaimRow::hasVerdict),
                placeRow,
                place);
    }

    Head placed(byte[] row, Optional<PlaceRef> nextPlace) {
        return new Head(state, setAside, claims, tail, last, verdicts, row, nextPlace);
    }

    boolean isBefore(byte[] row) {
        return Arrays.compareUnsigned(last, row) < 0;
    }
}
