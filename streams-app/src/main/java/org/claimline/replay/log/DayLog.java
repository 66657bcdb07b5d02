package org.claimline.replay.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.claimline.claim.ClaimKey;
import org.claimline.topology.fold.TownRow;

/**
 * A span of known time as a readable log: of each town what became known and when, in the words of those who say so. A pure function of the set
 * of a town's claim versions, whatever their order: what came before the span is the silent background, what comes after it changes nothing
 * in it, and adjoining spans give together what the whole gives. So a replay tells the same at any speed.
 *
 * <p>At one known time the claims are told before what came of them. Where a contest lapses while nothing becomes known (rule 15), that is
 * told at the time of the lapse.
 *
 * @param zone    in which times are told
 * @param parties names of parties, by id; empty where no register knows one
 * @param held    whether the desk holds a claim back since that time, which versions alone do not tell
 */
public record DayLog(ZoneId zone, Function<String, Optional<String>> parties, BiPredicate<ClaimKey, Instant> held) {

    /** A log that knows parties by their usual names, and of nothing held back. */
    public static DayLog plain(ZoneId zone) {
        return new DayLog(zone, party -> Optional.empty(), (claim, since) -> false);
    }

    /**
     * What became known of a town from {@code from} until just before {@code until}, in order.
     *
     * @param rows every version of every claim of the town
     */
    public List<LogEntry> entries(String townId, List<? extends TownRow> rows, Instant from, Instant until) {
        List<LogEntry> entries = new ArrayList<>();
        tell(townId, rows, from, until, entries::add);
        return entries;
    }

    /**
     * The same, entry by entry.
     *
     * @return the town's day in sum; empty where nothing was told of it by {@code until}
     */
    public Optional<TownDay> tell(
            String townId,
            List<? extends TownRow> unordered,
            Instant from,
            Instant until,
            Consumer<? super LogEntry> to) {
        List<TownRow> rows = TownLabels.inOrder(unordered);
        TownLabels labels = new TownLabels(townId, rows, parties);
        TownWalk walk = new TownWalk(rows, labels, held, from, until);
        Teller teller = new Teller(townId, labels, walk, zone);
        TownDay.Sum sum = new TownDay.Sum(townId, walk.sight(), labels, teller);
        for (Optional<TownWalk.Moment> moment = walk.next(); moment.isPresent(); moment = walk.next()) {
            for (LogEntry entry : teller.entries(moment.get())) {
                sum.add(entry);
                to.accept(entry);
            }
        }
        return sum.day(labels.town(), walk.sight());
    }
}
