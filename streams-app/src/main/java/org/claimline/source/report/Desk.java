package org.claimline.source.report;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.claimline.source.report.Decision.Kind;

/**
 * All decisions that concern one claim, and which of them are in force when (rule 14). A decision counts from its own time until an
 * undo of it does; an undo can be undone. Of a rejection and a verdict the later counts. A hold lasts until a release; a release lets go
 * what was known when it was decided, not a later content that says HELD anew. The last place that was decided counts.
 */
final class Desk {
    private final List<Decision> decisions;

    Desk(Collection<Decision> decisions) {
        this.decisions = decisions.stream().sorted(Decision.ORDER).toList();
    }

    /**
     * What the desk says of a claim at one time.
     *
     * @param mark      the rejection, verdict or suspension in force
     * @param suspended whether its source is suspended, whatever else is decided
     * @param placeId   the place that was decided
     */
    record Standing(Optional<Decision> mark, boolean suspended, boolean held, Optional<String> placeId) {}

    /** The times at which its word may change, in order. */
    Stream<Instant> turns() {
        return decisions.stream().map(Decision::at).distinct();
    }

    /** What it says at {@code time} of a content known since {@code knownTime}. */
    Standing at(Instant time, ReportedClaim claim, Instant knownTime) {
        Optional<Decision> suspension = latest(time, Kind.SUSPEND_SOURCE);
        Optional<Decision> judgement = latest(time, Kind.REJECT, Kind.VERIFY);
        Optional<Decision> gate = latest(time, Kind.HOLD, Kind.RELEASE);
        boolean heldByDesk = gate.filter(d -> d.kind() == Kind.HOLD).isPresent();
        boolean decidedSince = gate.filter(d -> !d.at().isBefore(knownTime)).isPresent();
        boolean held = heldByDesk || (claim.release() == Release.HELD && !decidedSince);
        Optional<String> placeId = latest(time, Kind.PLACE).flatMap(Decision::placeId);
        return new Standing(judgement.or(() -> suspension), suspension.isPresent(), held, placeId);
    }

    private Optional<Decision> latest(Instant time, Kind... kinds) {
        Set<Kind> wanted = Set.of(kinds);
        return decisions.stream()
                .filter(d -> wanted.contains(d.kind()) && isInForce(d, time, Set.of()))
                .reduce((earlier, later) -> later);
    }

    /** {@code undone}: the decisions whose undoing is being asked about; a circle of undos undoes nothing. */
    private boolean isInForce(Decision decision, Instant time, Set<String> undone) {
        if (decision.at().isAfter(time) || undone.contains(decision.id())) {
            return false;
        }
        Set<String> path = new HashSet<>(undone);
        path.add(decision.id());
        return decisions.stream()
                .filter(d -> d.kind() == Kind.UNDO
                        && d.undoes().filter(decision.id()::equals).isPresent())
                .noneMatch(undo -> isInForce(undo, time, path));
    }
}
