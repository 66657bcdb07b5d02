package org.claimline.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.Stance;

/**
 * A contradiction between live positions of different stance about one place, from its opening to its end.
 *
 * @param id       stable for the claim that opened it
 * @param openedAt event time of that claim
 * @param claims   what each side said in it, in fold order, at most {@link #LIMIT} a stance, the one that opened it always among them; the
 *                 rest are counted in {@code more}
 * @param reason   why it was closed or withdrawn, in plain words
 */
public record Dispute(
        String id,
        Kind kind,
        State state,
        Instant openedAt,
        ClaimKey openedBy,
        List<Telling> claims,
        Map<Stance, Integer> more,
        Optional<Instant> closedAt,
        Optional<Closing> closing,
        Optional<ClaimKey> closedBy,
        Optional<String> reason) {

    static final int LIMIT = 20;

    /** In the order in which they opened. */
    public static final Comparator<Dispute> BY_OPENING =
            Comparator.comparing(Dispute::openedAt).thenComparing(Dispute::id);

    /** What the sides contradict each other about. */
    public enum Kind {
        /** Two holders. */
        CONTROL,
        /** Both say that they are inside. */
        PRESENCE,
        /** One denies what the other says. */
        DENIAL
    }

    /** Where it stands. */
    public enum State {
        OPEN,
        CLOSED,
        /** A retraction, revision or rejection undid it. */
        WITHDRAWN
    }

    public Dispute {
        claims = List.copyOf(claims);
        more = more.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(more));
    }

    static Dispute open(Telling opener, List<Telling> against) {
        Dispute dispute = new Dispute(
                "d-" + Digest.of(opener.claim().key().toString()),
                kind(opener, against),
                State.OPEN,
                opener.claim().when().estimate(),
                opener.claim().key(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        dispute = dispute.joinedBy(opener);
        for (Telling telling : against) {
            dispute = dispute.joinedBy(telling);
        }
        return dispute.inFoldOrder();
    }

    private Dispute inFoldOrder() {
        List<Telling> sorted = claims.stream().sorted(Telling.FOLD_ORDER).toList();
        return new Dispute(id, kind, state, openedAt, openedBy, sorted, more, closedAt, closing, closedBy, reason);
    }

    private static Kind kind(Telling opener, List<Telling> against) {
        if (!opener.reading().isFor()
                || against.stream().noneMatch(t -> t.reading().isFor())) {
            return Kind.DENIAL;
        }
        boolean holds = opener.reading().kind() == Reading.Kind.HOLD
                && against.stream().anyMatch(t -> t.reading().kind() == Reading.Kind.HOLD);
        return holds ? Kind.CONTROL : Kind.PRESENCE;
    }

    Dispute joinedBy(Telling telling) {
        if (claims.stream().anyMatch(t -> t.claim().key().equals(telling.claim().key()))) {
            return this;
        }
        Stance stance = telling.stance();
        List<Telling> nextClaims = new ArrayList<>(claims);
        Map<Stance, Integer> nextMore = new EnumMap<>(Stance.class);
        nextMore.putAll(more);
        if (claims.stream().filter(t -> t.stance() == stance).count() < LIMIT) {
            nextClaims.add(telling.inContest(false));
        } else {
            nextMore.merge(stance, 1, Integer::sum);
        }
        return new Dispute(
                id, kind, state, openedAt, openedBy, nextClaims, nextMore, closedAt, closing, closedBy, reason);
    }

    Dispute closed(Instant at, Closing how, Optional<ClaimKey> by) {
        return new Dispute(
                id,
                kind,
                State.CLOSED,
                openedAt,
                openedBy,
                claims,
                more,
                Optional.of(at),
                Optional.of(how),
                by,
                Optional.of(how.words()));
    }

    /** The record of a dispute that a correction at {@code knownAt} undid. */
    public Dispute withdrawn(Instant knownAt, ClaimKey correction) {
        return new Dispute(
                id,
                kind,
                State.WITHDRAWN,
                openedAt,
                openedBy,
                claims,
                more,
                Optional.of(knownAt),
                Optional.of(Closing.WITHDRAWN),
                Optional.of(correction),
                Optional.of(Closing.WITHDRAWN.words() + ": claim " + correction + " no longer stands as it was"));
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether the event time that the two span has an instant in common. */
    public boolean overlaps(Dispute other) {
        boolean endsBefore = closedAt.filter(end -> !isWithdrawn() && end.isBefore(other.openedAt))
                .isPresent();
        boolean beginsAfter = other.closedAt
                .filter(end -> !other.isWithdrawn() && end.isBefore(openedAt))
                .isPresent();
        return !endsBefore && !beginsAfter;
    }

    private boolean isWithdrawn() {
        return state == State.WITHDRAWN;
    }
}
