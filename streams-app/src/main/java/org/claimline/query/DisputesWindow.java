package org.claimline.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.claimline.avro.DisputeState;

/**
 * Which of the disputes are asked for: the first of those that pass, by opening.
 *
 * @param state only those in this state; empty for all
 * @param after only those that come after this one; empty to begin with the first
 * @param most  how many at most
 */
public record DisputesWindow(Optional<DisputeState> state, Optional<Key> after, int most) {

    /** All that are in {@code state}. */
    public static DisputesWindow all(Optional<DisputeState> state) {
        return new DisputesWindow(state, Optional.empty(), Integer.MAX_VALUE);
    }

    /** What orders disputes. */
    public record Key(Instant openedAt, String townId, String disputeId) implements Comparable<Key> {
        private static final String BETWEEN = "\0";
        private static final Comparator<Key> BY_OPENING =
                Comparator.comparing(Key::openedAt).thenComparing(Key::townId).thenComparing(Key::disputeId);

        public static Key of(DisputeView dispute) {
            return new Key(dispute.openedAt(), dispute.townId(), dispute.disputeId());
        }

        public static Key of(org.claimline.avro.Dispute dispute) {
            return new Key(dispute.getOpenedAt(), dispute.getTownId(), dispute.getDisputeId());
        }

        /** What {@link #text} made; empty where it made nothing of the kind. */
        public static Optional<Key> of(String text) {
            String[] parts = text.split(BETWEEN, -1);
            return parts.length == 3 && parts[0].matches("-?\\d{1,18}")
                    ? Optional.of(new Key(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1], parts[2]))
                    : Optional.empty();
        }

        public String text() {
            return String.join(BETWEEN, String.valueOf(openedAt.toEpochMilli()), townId, disputeId);
        }

        @Override
        public int compareTo(Key other) {
            return BY_OPENING.compare(this, other);
        }
    }

    /** Whether one such could be among them. */
    boolean passes(String itsState, Key key) {
        return state.filter(wanted -> !wanted.name().equals(itsState)).isEmpty()
                && after.filter(last -> key.compareTo(last) <= 0).isEmpty();
    }

    /** The first of {@code passing}, in their order. */
    <T> List<T> first(Stream<T> passing, Function<T, Key> key) {
        return passing.sorted(Comparator.comparing(key)).limit(most).toList();
    }
}
