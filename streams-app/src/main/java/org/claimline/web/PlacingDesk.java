package org.claimline.web;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Place;
import org.claimline.ingest.Entries;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.PlacingOrder;
import org.claimline.query.Registers;
import org.claimline.query.UnplacedNames;
import org.claimline.topology.Fault;

/**
 * Carries out what the desk does with names under which claims wait. Where the register can tell by it from now on, a name becomes a spelling of
 * the place: what waits flows, and so does what comes under it later. Where others carry it too, so that a spelling would tell nothing, the claims that
 * wait are placed one by one by decisions, and later ones wait.
 */
@Singleton
final class PlacingDesk {
    private final UnplacedNames names;
    private final Registers registers;
    private final Sinks sinks;
    private final DecisionRecord record;
    private final Clock clock;

    PlacingDesk(UnplacedNames names, Registers registers, Sinks sinks, DecisionRecord record, Clock clock) {
        this.names = names;
        this.registers = registers;
        this.sinks = sinks;
        this.record = record;
        this.clock = clock;
    }

    /**
     * What came of orders.
     *
     * @param done   of each order, in their order; empty where there are faults
     * @param faults all that is wrong; then nothing was done
     */
    record Outcome(List<PlacingPlan.Done> done, List<Fault> faults) {}

    Outcome carryOut(Entries<PlacingOrder> orders) throws NotWrittenException {
        PlacingPlan plan = new PlacingPlan(names, registers, clock);
        List<PlacingPlan.Done> done = new ArrayList<>();
        for (int i = 0; i < orders.entries().size(); i++) {
            plan.add(orders.pointer(i), orders.entries().get(i)).ifPresent(done::add);
        }
        if (!plan.faults().isEmpty()) {
            return new Outcome(List.of(), plan.faults());
        }
        List<Place> entries = plan.entries();
        if (!entries.isEmpty()) {
            sinks.places().write(entries);
            entries.forEach(registers::put);
        }
        List<DeskDecision> decisions = plan.decisions();
        if (!decisions.isEmpty()) {
            record.make(decisions);
        }
        return new Outcome(done, List.of());
    }
}
