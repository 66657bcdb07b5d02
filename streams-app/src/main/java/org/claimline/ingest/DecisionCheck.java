package org.claimline.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.claimline.topology.DecisionValidator;
import org.claimline.topology.Fault;
import org.claimline.topology.FaultList;

/**
 * What decisions may say beside those that were made (rule 14). An UNDO without a target has that of the decision it takes back. A decision
 * that was made already, told again with the same words, is no fault and is not made again.
 */
public final class DecisionCheck {
    private final Function<String, Optional<DeskDecision>> made;
    private final Predicate<String> places;

    /**
     * @param made   the decision of an id
     * @param places whether that is the id of a place
     */
    public DecisionCheck(Function<String, Optional<DeskDecision>> made, Predicate<String> places) {
        this.made = made;
        this.places = places;
    }

    /**
     * What becomes of a document.
     *
     * @param all   every decision of it, with its target
     * @param fresh those of them that were not made yet
     */
    public record Outcome(List<DeskDecision> all, List<DeskDecision> fresh, List<Fault> faults) {}

    /** Checks decisions that could be read without a fault, at the time {@code now}. */
    public Outcome check(Entries<DeskDecision> read, Instant now) {
        FaultList faults = new FaultList();
        Map<String, DeskDecision> here = new HashMap<>();
        List<DeskDecision> all = new ArrayList<>();
        List<DeskDecision> fresh = new ArrayList<>();
        for (int i = 0; i < read.entries().size(); i++) {
            String at = read.pointer(i);
            Function<String, Optional<DeskDecision>> known =
                    id -> Optional.ofNullable(here.get(id)).or(() -> made.apply(id));
            DeskDecision decision = withTarget(read.entries().get(i), known);
            undoes(at, decision, known, faults);
            place(at, decision, faults);
            for (Fault fault : DecisionValidator.faults(decision, now)) {
                faults.add(at + fault.pointer(), fault.value(), fault.reason(), fault.wayOut());
            }
            Optional<DeskDecision> before = known.apply(decision.getDecisionId());
            if (before.isEmpty()) {
                fresh.add(decision);
            } else if (!isRepeated(decision, before.get())) {
                faults.add(
                        at + "/decisionId",
                        decision.getDecisionId(),
                        "is the id of another decision, which stays as it is",
                        "leave it out and one is made; to take a decision back, decide UNDO");
            }
            here.putIfAbsent(decision.getDecisionId(), decision);
            all.add(decision);
        }
        return new Outcome(List.copyOf(all), List.copyOf(fresh), faults.faults());
    }

    private void place(String at, DeskDecision decision, FaultList faults) {
        String place = decision.getPlaceId();
        if (decision.getKind() == DecisionKind.PLACE && place != null && !places.test(place)) {
            faults.add(
                    at + "/place",
                    place,
                    "is the id of no place",
                    "take an id from GET /api/places, or enter it first");
        }
    }

    private static DeskDecision withTarget(DeskDecision decision, Function<String, Optional<DeskDecision>> known) {
        String undoes = decision.getUndoes();
        if (decision.getKind() != DecisionKind.UNDO
                || undoes == null
                || decision.getTargetClaim() != null
                || decision.getTargetSourceId() != null) {
            return decision;
        }
        return known.apply(undoes)
                .map(undone -> DeskDecision.newBuilder(decision)
                        .setTargetClaim(undone.getTargetClaim())
                        .setTargetSourceId(undone.getTargetSourceId())
                        .build())
                .orElse(decision);
    }

    private static void undoes(
            String at, DeskDecision decision, Function<String, Optional<DeskDecision>> known, FaultList faults) {
        String undoes = decision.getUndoes();
        if (decision.getKind() != DecisionKind.UNDO || undoes == null) {
            return;
        }
        Optional<DeskDecision> undone = known.apply(undoes);
        if (undone.isEmpty()) {
            faults.add(
                    at + "/undoes",
                    undoes,
                    "is the id of no decision",
                    "take an id from GET /api/decisions; if it was made a moment ago, send this again");
        } else if (!Objects.equals(decision.getTargetClaim(), undone.get().getTargetClaim())
                || !Objects.equals(decision.getTargetSourceId(), undone.get().getTargetSourceId())) {
            faults.add(
                    at + "/undoes",
                    undoes,
                    "is a decision about something else",
                    "leave claim and source out: an UNDO is about what the other decision is about");
        }
    }

    /** The same words; when it was decided is what the first telling says. */
    private static boolean isRepeated(DeskDecision decision, DeskDecision before) {
        return DeskDecision.newBuilder(decision)
                .setDecidedAt(before.getDecidedAt())
                .build()
                .equals(before);
    }
}
