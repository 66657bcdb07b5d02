package org.claimline.topology.fold;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.PlaceRef;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.Lazy;
import org.claimline.topology.StoreCodec;
import org.claimline.topology.binary.ByteSink;

/** A claim version as a town keeps it. Never changes; one object serves one thread. */
public final class ClaimRow implements TownRow {
    private final byte[] key;
    private final RowContent content;
    private final Optional<Instant> knownUntil;
    private final boolean copy;
    private final Lazy<ClaimVersion> claim;
    private Optional<Long> digest = Optional.empty();

    ClaimRow(byte[] key, RowContent content, Optional<Instant> knownUntil, boolean copy) {
        this.key = key;
        this.content = content;
        this.knownUntil = knownUntil;
        this.copy = copy;
        claim = new Lazy<>(
                () -> knownUntil.isEmpty() ? content.claim() : content.claim().inForceUntil(knownUntil));
    }

    static ClaimRow of(byte[] key, ClaimEvent put, Optional<Instant> knownUntil, boolean copy) {
        ClaimRow row = new ClaimRow(key, RowContent.of(put), knownUntil, copy);
        Objects.requireNonNull(row.claim(), "the claim, whose span of known time is checked as it is made");
        return row;
    }

    /** Its place in the town's order. */
    byte[] key() {
        return key;
    }

    /** The event that put it, with content and place as registers had them. */
    ClaimEvent put() {
        return content.put();
    }

    @Override
    public ClaimVersion claim() {
        return claim.get();
    }

    @Override
    public Instant eventTime() {
        return TownKeys.eventTime(key);
    }

    @Override
    public Optional<Instant> knownUntil() {
        return knownUntil;
    }

    @Override
    public boolean isInForce(Optional<Instant> knownAt) {
        return knownAt.map(at -> !TownKeys.knownFrom(key).isAfter(at)
                        && knownUntil.filter(until -> !until.isAfter(at)).isEmpty())
                .orElse(knownUntil.isEmpty());
    }

    void write(ByteSink to, StoreCodec<ClaimEvent> events) {
        content.write(to, events);
    }

    /** Whether another telling of its origin stands for it (rule 16); means nothing once it ended or is rejected. */
    boolean copy() {
        return copy;
    }

    @Override
    public org.claimline.avro.ClaimVersion content() {
        return Objects.requireNonNull(put().getContent());
    }

    @Override
    public PlaceRef place() {
        return Objects.requireNonNull(put().getPlace());
    }

    @Override
    public String sourceName() {
        return content().getSourceName();
    }

    boolean stands() {
        return knownUntil.isEmpty();
    }

    /** Whether the fold looks at it: it stands, and the desk did not reject it. */
    boolean isTold() {
        return stands() && !claim().isRejected();
    }

    /** Whether the desk's verdict on it stands beside the town's state (rule 14). */
    boolean hasVerdict() {
        return stands() && hasDeskWord();
    }

    @Override
    public boolean hasDeskWord() {
        return content.hasDesk() && Objects.requireNonNull(content().getDesk()).getVerdict() != null;
    }

    ClaimRow marked(boolean asCopy) {
        return asCopy == copy ? this : new ClaimRow(key, content, knownUntil, asCopy);
    }

    ClaimRow endedAt(Instant until) {
        return new ClaimRow(key, content, Optional.of(until), false);
    }

    /** A number that tells contents apart: FNV-1a over all that the core knows of the claim. */
    long digest() {
        if (digest.isEmpty()) {
            digest = Optional.of(digest(claim()));
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
