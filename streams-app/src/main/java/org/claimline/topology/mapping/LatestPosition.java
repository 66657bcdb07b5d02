package org.claimline.topology.mapping;

import java.util.Comparator;
import org.claimline.avro.Position;

/** The fold's order, for positions as they are published. */
final class LatestPosition {
    static final Comparator<Position> ORDER = Comparator.comparing(Position::getEventTime)
            .thenComparing(Position::getKnownTime)
            .thenComparing(p -> AvroClaims.key(p.getClaim()));

    private LatestPosition() {}
}
