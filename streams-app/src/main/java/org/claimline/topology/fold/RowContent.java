package org.claimline.topology.fold;

import java.util.Objects;
import java.util.Optional;
import org.claimline.avro.ClaimEvent;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.Lazy;
import org.claimline.topology.StoreCodec;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;
import org.claimline.topology.mapping.AvroClaims;

/**
 * What a claim version says, in the two forms in which a row keeps it: as the core reads it, and as the event that put it. A fold needs the
 * first of many rows and the second of few, so each is read from the store's bytes when it is first asked for. Serves one thread.
 */
final class RowContent {
    private final Lazy<ClaimVersion> claim;
    private final Lazy<ClaimEvent> put;
    private final boolean desk;

    private RowContent(Lazy<ClaimVersion> claim, Lazy<ClaimEvent> put, boolean desk) {
        this.claim = claim;
        this.put = put;
        this.desk = desk;
    }

    static RowContent of(ClaimEvent put) {
        org.claimline.avro.ClaimVersion content = Objects.requireNonNull(
                put.getContent(), () -> "claim event of " + put.getVersion() + ": PUT needs content");
        Objects.requireNonNull(put.getPlace(), () -> "claim event of " + put.getVersion() + ": PUT needs place");
        ClaimVersion claim = AvroClaims.version(put.getVersion(), content, Optional.empty());
        return new RowContent(Lazy.of(claim), Lazy.of(put), content.getDesk() != null);
    }

    /** What {@link #write} wrote; {@code from} is the last part of a value. */
    static RowContent read(byte[] value, ByteSource from, StoreCodec<ClaimEvent> events) {
        boolean desk = from.flag();
        int length = from.count();
        int core = from.position();
        return new RowContent(
                new Lazy<>(() -> CoreCodec.claim(new ByteSource(value, core))),
                new Lazy<>(() -> events.decode(value, core + length)),
                desk);
    }

    void write(ByteSink to, StoreCodec<ClaimEvent> events) {
        ByteSink core = new ByteSink();
        CoreCodec.write(core, claim.get());
        to.flag(desk).block(core.toBytes()).raw(events.encode(put.get()));
    }

    /** The claim as the core reads it, as if nothing had ended it. */
    ClaimVersion claim() {
        return claim.get();
    }

    /** The event that put it, with content and place as registers had them. */
    ClaimEvent put() {
        return put.get();
    }

    /** Whether the desk decided anything about it. */
    boolean hasDesk() {
        return desk;
    }
}
