package org.claimline.reconcile;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.claimline.claim.Side;

/**
 * Where the fold of one town stands: the assessed layer, the live positions, the open contest. It holds at most the latest word
 * of each origin on each question, never the history; two equal states go on equally.
 *
 * @param live        the live positions, in fold order
 * @param concessions losses conceded and not yet taken up by a gainer, by side
 * @param lost        sides known or said to have lost the place: their standing claims are rebuttals (rule 7)
 * @param rumoursOnly nothing but rumours was told so far
 * @param lapsed      the last contest lapsed and nothing has been decided since
 * @param lastClaimAt event time of the last claim; rumours count only while nothing else was told, copies never
 * @param unadmitted  the settled state before the admission that the present one rests on: it returns if that camp's own sources
 *                    contradict the admission in time (rule 4)
 * @param since       event time since when status, controller and claimant party are what they are
 */
public record FoldState(
        List<Telling> live,
        Optional<Settled> settled,
        Optional<Contest> contest,
        Optional<Dispute> dispute,
        List<Concession> concessions,
        Set<Side> lost,
        boolean rumoursOnly,
        boolean lapsed,
        Optional<Instant> lastClaimAt,
        Optional<Settled> unadmitted,
        Optional<Instant> since) {

    /** A town of which nothing was ever told. */
    public static final FoldState EMPTY = new FoldState(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Set.of(),
            true,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public FoldState {
        live = List.copyOf(live);
        concessions = List.copyOf(concessions);
        lost = Collections.unmodifiableSet(new TreeSet<>(lost));
    }

    FoldState since(Optional<Instant> at) {
        return new FoldState(
                live, settled, contest, dispute, concessions, lost, rumoursOnly, lapsed, lastClaimAt, unadmitted, at);
    }

    /** When the open contest lapses if nothing more is heard. */
    public Optional<Instant> lapsesAt() {
        return contest.map(Contest::lapsesAt);
    }

    /** The state as it is read at {@code at}: an open contest of which nothing was heard for too long has lapsed (rule 15). */
    public FoldState readAt(Instant at) {
        if (lapsesAt().filter(lapse -> !lapse.isAfter(at)).isEmpty()) {
            return this;
        }
        return TownFold.lapse(this).state();
    }
}
