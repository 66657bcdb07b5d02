package org.claimline.topology.fold;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.DeskMark;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Verdict;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.mapping.AvroClaims;

/** A claim version as a town keeps it. Never changes; one object serves one thread. */
public final class ClaimRow {
    private final byte[] key;
    private final ClaimEvent put;
    private final ClaimVersion claim;
    private final boolean copy;
    private Optional<Long> digest = Optional.empty();

    private ClaimRow(byte[] key, ClaimEvent put, ClaimVersion claim, boolean copy) {
        this.key = key;
        this.put = put;
        this.claim = claim;
        this.copy = copy;
    }

    static ClaimRow of(byte[] key, ClaimEvent put, Optional<Instant> knownUntil, boolean copy) {
        org.claimline.avro.ClaimVersion content = Objects.requireNonNull(
                put.getContent(), () -> "claim event of " + put.getVersion() + ": PUT needs content");
        Objects.requireNonNull(put.getPlace(), () -> "claim event of " + put.getVersion() + ": PUT needs place");
        return new ClaimRow(key, put, AvroClaims.version(put.getVersion(), content, knownUntil), copy);
    }

    /** Its place in the town's order. */
    byte[] key() {
        return key;
    }

    /** The event that put it, with content and place as registers had them. */
    ClaimEvent put() {
        return put;
    }

    /** The claim as the core reads it, in force until it ended. */
    public ClaimVersion claim() {
        return claim;
    }

    /** Whether another telling of its origin stands for it (rule 16); means nothing once it ended or is rejected. */
    boolean copy() {
        return copy;
    }

    /** The content, with what is for the desk only. */
    public org.claimline.avro.ClaimVersion content() {
        return Objects.requireNonNull(put.getContent());
    }

    /** What the desk found of the claim; only where it has decided on it. */
    public Verdict verdict() {
        DeskMark desk = Objects.requireNonNull(content().getDesk());
        return Verdict.newBuilder()
                .setDecisionId(desk.getDecisionId())
                .setClaim(AvroClaims.ref(claim.key()))
                .setVerdict(desk.getVerdict())
                .setEditor(desk.getEditor())
                .setDecidedAt(desk.getDecidedAt())
                .build();
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
        return asCopy == copy ? this : new ClaimRow(key, put, claim, asCopy);
    }

    ClaimRow endedAt(Instant knownUntil) {
        return of(key, put, Optional.of(knownUntil), false);
    }

    /** A number that tells contents apart: FNV-1a over all that the core knows of the claim. */
    long digest() {
        if (digest.isEmpty()) {
            digest = Optional.of(digest(claim));
        }
        return digest.get();
    }

    static long digest(ClaimVersion claim) {
        ByteSink content = new ByteSink();
        CoreCodec.write(content, claim);
        long hash = 0xcbf29ce484222325L;
        for (byte b : content.toBytes()) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
        }
        return hash;
    }
}
