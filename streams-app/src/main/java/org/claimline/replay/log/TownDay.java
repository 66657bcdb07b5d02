package org.claimline.replay.log;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.claimline.claim.Stance;
import org.claimline.reconcile.Dispute;
import org.jspecify.annotations.Nullable;

/**
 * A span of one town in sum: as much as a summary of many towns keeps of it, however many entries its log has.
 *
 * @param before    how it stood just before the span; null where nothing was told of it
 * @param after     how it stands at the end; null where nothing is told of it
 * @param changedAt when what it is was last changed; null where it was not
 * @param contests  its disputes that were open in the span, at most {@link #MOST_CONTESTS}, the latest and the open one among them
 * @param more      how many others there were
 * @param claims    how many claims came, by the stance whose word they count as
 * @param corrected how many were told otherwise, or decided about
 * @param withdrawn how many were withdrawn
 */
public record TownDay(
        String townId,
        String town,
        @Nullable Standing before,
        @Nullable Standing after,
        @Nullable Instant changedAt,
        List<Contest> contests,
        int more,
        Map<Stance, Integer> claims,
        int corrected,
        int withdrawn) {

    /** No town keeps more. */
    public static final int MOST_CONTESTS = 50;

    public TownDay {
        contests = List.copyOf(contests);
        EnumMap<Stance, Integer> byStance = new EnumMap<>(Stance.class);
        byStance.putAll(claims);
        claims = Collections.unmodifiableMap(byStance);
    }

    /** Whether anything became known of the town, or is contested in it. */
    boolean isQuiet() {
        return claims.isEmpty()
                && corrected == 0
                && withdrawn == 0
                && contests.isEmpty()
                && Objects.equals(before, after);
    }

    /** Adds up entries as they come. */
    static final class Sum {
        private final String townId;
        private final Optional<Standing> before;
        private final Map<String, Contest> contests = new LinkedHashMap<>();
        private final Map<Stance, Integer> claims = new EnumMap<>(Stance.class);
        private Optional<Instant> changedAt = Optional.empty();
        private int more;
        private int corrected;
        private int withdrawn;

        /** @param teller of what is open at the outset */
        Sum(String townId, Sight sight, TownLabels labels, Teller teller) {
            this.townId = townId;
            before = sight.standing();
            sight.open().ifPresent(dispute -> contests.put(dispute.id(), openBefore(labels.town(), dispute, teller)));
        }

        private Contest openBefore(String town, Dispute dispute, Teller teller) {
            return new Contest(
                    townId,
                    town,
                    dispute.id(),
                    dispute.openedAt(),
                    null,
                    teller.sides(dispute),
                    Contest.End.OPEN,
                    null,
                    null,
                    null,
                    null);
        }

        void add(LogEntry entry) {
            if (!Objects.equals(entry.before(), entry.after())) {
                changedAt = Optional.of(entry.knownTime());
            }
            switch (entry.kind()) {
                case CLAIMED -> claims.merge(Objects.requireNonNull(entry.stance()), 1, Integer::sum);
                case CORRECTED -> corrected++;
                case WITHDRAWN -> withdrawn++;
                case CONTESTED, SETTLED, UNDONE, MOVED -> dispute(entry, Objects.requireNonNull(entry.disputeId()));
                case CHANGED -> {}
            }
        }

        /** What befell a dispute that was over before the span is not of the day. */
        private void dispute(LogEntry entry, String id) {
            Optional<Contest> known = known(entry, id);
            Optional<Contest> now =
                    switch (entry.kind()) {
                        case CONTESTED ->
                            Optional.of(
                                    known.map(c -> c.reopened(entry, id)).orElseGet(() -> Contest.opened(entry, id)));
                        case MOVED -> known.map(c -> c.moved(entry, id));
                        default -> known.map(c -> c.ended(entry, id));
                    };
            now.ifPresent(contest -> contests.put(id, contest));
            if (contests.size() > MOST_CONTESTS) {
                contests.values().stream()
                        .filter(c -> c.end() != Contest.End.OPEN)
                        .findFirst()
                        .ifPresent(c -> {
                            contests.remove(c.disputeId());
                            more++;
                        });
            }
        }

        private Optional<Contest> known(LogEntry entry, String id) {
            Optional<Contest> formerly = Optional.ofNullable(entry.formerly()).flatMap(was -> taken(was));
            return Optional.ofNullable(contests.get(id)).or(() -> formerly);
        }

        private Optional<Contest> taken(String id) {
            return Optional.ofNullable(contests.remove(id));
        }

        /** The sum; empty where nothing was told of the town by the end of the span. */
        Optional<TownDay> day(String town, Sight sight) {
            Optional<Standing> after = sight.standing();
            if (before.isEmpty() && after.isEmpty() && changedAt.isEmpty() && claims.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new TownDay(
                    townId,
                    town,
                    before.orElse(null),
                    after.orElse(null),
                    changedAt.orElse(null),
                    List.copyOf(contests.values()),
                    more,
                    claims,
                    corrected,
                    withdrawn));
        }
    }
}
