package org.claimline.replay.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.claimline.claim.Stance;
import org.jspecify.annotations.Nullable;

/**
 * A span of known time over all towns in sum: what became contested, when, by whose words, what settled it, what was contested still at the end,
 * and which towns changed. The same towns give the same summary in whatever order they are added.
 *
 * @param from      first instant of known time
 * @param until     end of it, exclusive
 * @param towns     of how many towns anything was told by the end
 * @param concerned of how many of them something became known, or was contested, in the span
 * @param claims    how many claims came, by the stance whose word they count as
 * @param corrected how many claims were told otherwise, or decided about
 * @param withdrawn how many claims were withdrawn
 * @param contests  the disputes that were open in the span, in the order in which they became known
 * @param more      how many disputes there were besides, of towns that had very many
 * @param changes   towns that do not stand at the end as they stood at the outset, by the time of the last change
 */
public record DaySummary(
        Instant from,
        Instant until,
        int towns,
        int concerned,
        Map<Stance, Integer> claims,
        int corrected,
        int withdrawn,
        List<Contest> contests,
        int more,
        List<Change> changes) {

    public DaySummary {
        EnumMap<Stance, Integer> byStance = new EnumMap<>(Stance.class);
        byStance.putAll(claims);
        claims = Collections.unmodifiableMap(byStance);
        contests = List.copyOf(contests);
        changes = List.copyOf(changes);
    }

    /**
     * A town that stands otherwise than before.
     *
     * @param at   known time of the last change
     * @param from how it stood; null where nothing was told of it
     * @param to   how it stands; null where nothing is told of it any more
     */
    public record Change(
            Instant at,
            String townId,
            String town,
            @Nullable Standing from,
            @Nullable Standing to) {
        static final Comparator<Change> ORDER = Comparator.comparing(Change::at).thenComparing(Change::townId);
    }

    /** Those that are contested at the end. */
    public List<Contest> stillContested() {
        return contests.stream().filter(c -> c.end() == Contest.End.OPEN).toList();
    }

    /** Adds up towns. One object serves one thread. */
    public static final class Sum {
        private final Instant from;
        private final Instant until;
        private final Map<Stance, Integer> claims = new EnumMap<>(Stance.class);
        private final List<Contest> contests = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();
        private int towns;
        private int concerned;
        private int corrected;
        private int withdrawn;
        private int more;

        /**
         * @param from  first instant of known time
         * @param until end of it, exclusive
         */
        public Sum(Instant from, Instant until) {
            this.from = from;
            this.until = until;
        }

        /** Adds a town of that span. */
        public void add(TownDay day) {
            towns++;
            if (!day.isQuiet()) {
                concerned++;
            }
            day.claims().forEach((stance, count) -> claims.merge(stance, count, Integer::sum));
            corrected += day.corrected();
            withdrawn += day.withdrawn();
            contests.addAll(day.contests());
            more += day.more();
            if (day.changedAt() != null && !Objects.equals(day.before(), day.after())) {
                changes.add(new Change(day.changedAt(), day.townId(), day.town(), day.before(), day.after()));
            }
        }

        /** What was added so far. */
        public DaySummary summary() {
            return new DaySummary(
                    from,
                    until,
                    towns,
                    concerned,
                    claims,
                    corrected,
                    withdrawn,
                    contests.stream().sorted(Contest.ORDER).toList(),
                    more,
                    changes.stream().sorted(Change.ORDER).toList());
        }
    }
}
