package org.claimline.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeState;
import org.jspecify.annotations.Nullable;

/**
 * A dispute that is kept, an open one or one long closed: what lists choose and order by is at hand, the dispute itself is bytes until it
 * is shown.
 */
public final class KeptDispute {
    static final Comparator<KeptDispute> BY_OPENING = Comparator.comparing(KeptDispute::window);

    private final DisputesWindow.Key window;
    private final DisputeState state;
    private final @Nullable String governorate;
    private final byte[] bytes;

    KeptDispute(Dispute dispute) {
        this.window = DisputesWindow.Key.of(dispute);
        this.state = dispute.getState();
        this.governorate = dispute.getPlace().getGovernorate();
        this.bytes = Packed.pack(dispute::toByteBuffer);
    }

    public String townId() {
        return window.townId();
    }

    public Instant openedAt() {
        return window.openedAt();
    }

    public boolean isOpen() {
        return state == DisputeState.OPEN;
    }

    /** The governorate of the town; empty where the dispute does not tell it. */
    Optional<String> governorate() {
        return Optional.ofNullable(governorate);
    }

    /** What orders it among others. */
    DisputesWindow.Key window() {
        return window;
    }

    boolean passes(DisputesWindow asked) {
        return asked.passes(state.name(), window);
    }

    /** The dispute with both sides' claims, decoded anew. */
    public Dispute dispute() {
        return Packed.unpack(bytes, Dispute::fromByteBuffer);
    }

    /** The same as answers show it. */
    public DisputeView view() {
        return DisputeView.of(dispute());
    }
}
