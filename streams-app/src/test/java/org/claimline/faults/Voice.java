package org.claimline.faults;

import java.util.Optional;
import org.claimline.avro.Reliability;
import org.claimline.avro.Stance;

/**
 * Who tells of the war.
 *
 * @param stance by which the register has it; none where it does not know it
 */
record Voice(String id, Optional<Stance> stance, Reliability reliability) {
    boolean isRegistered() {
        return stance.isPresent();
    }

    /** The party whose outlet it is. */
    Optional<String> side() {
        return stance.flatMap(s -> switch (s) {
            case PRO_REGIME -> Optional.of("regime");
            case PRO_OPPOSITION -> Optional.of("opposition");
            case PRO_OTHER -> Optional.of("sdf");
            default -> Optional.empty();
        });
    }
}
