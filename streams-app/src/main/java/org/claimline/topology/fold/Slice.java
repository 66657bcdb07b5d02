package org.claimline.topology.fold;

import java.util.function.BooleanSupplier;

/**
 * How long the corrections of a town are looked at in one go: as long again as it took to come to the first of them, or a turn, if that is longer. The
 * rest waits for the next turn, so that no transaction stays open for long.
 */
final class Slice implements BooleanSupplier {
    private final long start = System.nanoTime();
    private long end;

    @Override
    public boolean getAsBoolean() {
        long spent = System.nanoTime() - start;
        if (end == 0) {
            end = Math.max(Settling.TURN.toNanos(), 2 * spent);
        }
        return spent < end;
    }
}
