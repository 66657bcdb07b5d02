package org.claimline.topology.fold;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.PlaceRef;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.mapping.AvroClaims;

/**
 * A claim version as a town keeps it.
 *
 * @param key   its place in the town's order
 * @param put   the event that put it, with content and place as registers had them
 * @param claim the same as the core reads it, in force until it ended
 * @param copy  whether another telling of its origin stands for it (rule 16); means nothing once it ended or is rejected
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record ClaimRow(byte[] key, ClaimEvent put, ClaimVersion claim, boolean copy) {

    static ClaimRow of(byte[] key, ClaimEvent put, Optional<Instant> knownUntil, boolean copy) {
        org.claimline.avro.ClaimVersion content = Objects.requireNonNull(
                put.getContent(), () -> "claim event of " + put.getVersion() + ": PUT needs content");
        Objects.requireNonNull(put.getPlace(), () -> "claim event of " + put.getVersion() + ": PUT needs place");
        return new ClaimRow(key, put, AvroClaims.version(put.getVersion(), content, knownUntil), copy);
    }

    /** The content, with what is for the desk only. */
    public org.claimline.avro.ClaimVersion content() {
        return Objects.requireNonNull(put.getContent());
    }

    public PlaceRef place() {
        return Objects.requireNonNull(put.getPlace());
    }

    /** Whether the fold looks at it: it stands, and the desk did not reject it. */
    boolean isTold() {
        return claim.stands() && !claim.isRejected();
    }

    /** Whether the desk's verdict on it stands beside the town's state (rule 14). */
    boolean hasVerdict() {
        return claim.stands()
                && content().getDesk() != null
                && content().getDesk().getVerdict() != null;
    }

    ClaimRow marked(boolean asCopy) {
        return new ClaimRow(key, put, claim, asCopy);
    }

    ClaimRow endedAt(Instant knownUntil) {
        return of(key, put, Optional.of(knownUntil), false);
    }
}
