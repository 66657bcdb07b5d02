package org.claimline.topology.normalise;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.RetractedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.source.Names;
import org.claimline.source.Source;
import org.claimline.topology.Fault;
import org.claimline.topology.ReportMapping;
import org.claimline.topology.ReportValidator;
import org.claimline.topology.normalise.ReportIndex.Kind;
import org.claimline.topology.normalise.ReportIndex.ReportId;
import org.claimline.topology.register.RegisterDifference;
import org.claimline.topology.register.Registers;

/**
 * What normalise does with what comes, in one task: files it, reads again every report it concerns, and says what differs from what was
 * said before. Knows its stores and the registers, not where anything comes from or goes.
 */
final class Normaliser {
    private final Filed.Store filed;
    private final DeskStore desk;
    private final ReportIndex index;
    private final Placements placements;
    private final Conditions conditions;
    private final Counters counters;

    /** @param stores of {@link NormaliseStores}, by name */
    Normaliser(Function<String, KeyValueStore<String, byte[]>> stores) {
        filed = new Filed.Store(stores.apply(NormaliseStores.REPORTS), stores.apply(NormaliseStores.RETRACTIONS));
        desk = new DeskStore(stores.apply(NormaliseStores.DECISIONS));
        index = new ReportIndex(stores.apply(NormaliseStores.INDEX));
        placements = new Placements(stores.apply(NormaliseStores.PLACEMENTS));
        counters = new Counters(stores.apply(NormaliseStores.COUNTERS));
        conditions = new Conditions(stores.apply(NormaliseStores.CONDITIONS), counters);
    }

    void count(Counter counter) {
        counters.add(counter, 1);
    }

    boolean hasReports() {
        return !filed.isEmpty();
    }

    /**
     * Takes a report that has no faults of its own. Returns what the registers cannot read in it: then it is filed, so that it counts once
     * they can, and says nothing.
     */
    List<Fault> take(SourceReport report, Registers registers, Outputs outputs) {
        String key = Filed.Store.key(report, ReportMapping.report(report).contentHash());
        Optional<Filed> known = filed.get(key);
        if (known.isPresent()) {
            count(Counter.REPORTS_DUPLICATE);
            if (wasHadEarlier(report, known.get().report())) {
                filed.put(new Filed(key, report, known.get().readable()));
                reread(report.getSourceId(), report.getReportId(), registers, outputs);
            }
            return List.of();
        }
        List<Fault> unreadable = ReportValidator.unreadable(report, registers.reader());
        Filed filing = new Filed(key, report, unreadable.isEmpty());
        filed.put(filing);
        index.add(report);
        if (unreadable.isEmpty()) {
            rereadConcerned(filing, registers, outputs);
            boolean superseded = outputs.saysNothing() && isSuperseded(filing);
            count(superseded ? Counter.REPORTS_SUPERSEDED : Counter.REPORTS_ACCEPTED);
        } else {
            count(Counter.REPORTS_DEAD_LETTERED);
        }
        return unreadable;
    }

    /** Takes a decision without faults. */
    void take(DeskDecision decision, Registers registers, Outputs outputs) {
        if (!desk.put(decision)) {
            return;
        }
        ClaimRef claim = decision.getTargetClaim();
        if (claim != null) {
            reread(claim.getSourceId(), claim.getReportId(), registers, outputs);
            return;
        }
        String source = decision.getTargetSourceId();
        Set<String> names = new TreeSet<>(
                registers.sources().byId(source).map(Source::names).orElse(List.of()));
        names.add(Names.normal(source));
        rereadAll(index.find(Kind.VOICE, names), registers, outputs);
    }

    /** Reads again what an edit of the registers concerns, in the order of events. */
    void reread(RegisterDifference difference, Registers registers, Outputs outputs) {
        Set<ReportId> concerned = new TreeSet<>(index.find(Kind.PLACE, difference.places()));
        concerned.addAll(index.find(Kind.VOICE, difference.voices()));
        concerned.addAll(index.find(Kind.PARTY, difference.parties()));
        for (ReportId id : List.copyOf(concerned)) {
            for (Filed filing : filed.all(id.source(), id.report())) {
                boolean readable = ReportValidator.unreadable(filing.report(), registers.reader())
                        .isEmpty();
                if (readable != filing.readable()) {
                    filed.put(new Filed(filing.key(), filing.report(), readable));
                    counters.add(Counter.REPORTS_ACCEPTED, readable ? 1 : -1);
                    counters.add(Counter.REPORTS_DEAD_LETTERED, readable ? -1 : 1);
                    concerned.addAll(retracted(filing));
                }
            }
        }
        rereadAll(concerned, registers, outputs);
    }

    private void rereadAll(Collection<ReportId> concerned, Registers registers, Outputs outputs) {
        concerned.forEach(id -> reread(id.source(), id.report(), registers, outputs));
        outputs.inEventOrder();
    }

    /** The report itself, and those whose claims any revision of it takes back. */
    private void rereadConcerned(Filed filing, Registers registers, Outputs outputs) {
        SourceReport report = filing.report();
        reread(report.getSourceId(), report.getReportId(), registers, outputs);
        Set<ReportId> others = new TreeSet<>();
        filed.all(report.getSourceId(), report.getReportId()).forEach(one -> others.addAll(retracted(one)));
        others.forEach(id -> reread(id.source(), id.report(), registers, outputs));
    }

    private void reread(String source, String report, Registers registers, Outputs outputs) {
        ReportReading reading = ReportReading.of(source, report, filed, desk, registers);
        outputs.claims(placements.replace(source, report, reading.rows()));
        outputs.unplaced(conditions.replace(source, report, reading.conditions()));
    }

    private static Set<ReportId> retracted(Filed filing) {
        Set<ReportId> found = new TreeSet<>();
        for (RetractedClaim claim : filing.report().getRetracts()) {
            found.add(new ReportId(filing.report().getSourceId(), claim.getReportId()));
        }
        return found;
    }

    /** Whether another content that counts before it is filed: of a higher revision, or a smaller digest of the same. */
    private boolean isSuperseded(Filed filing) {
        SourceReport report = filing.report();
        return filed.all(report.getSourceId(), report.getReportId()).stream()
                .filter(Filed::readable)
                .anyMatch(other -> other.report().getRevision() > report.getRevision()
                        || (other.report().getRevision() == report.getRevision()
                                && other.key().compareTo(filing.key()) < 0));
    }

    private static boolean wasHadEarlier(SourceReport now, SourceReport known) {
        return now.getRecordedAt() != null
                && (known.getRecordedAt() == null || now.getRecordedAt().isBefore(known.getRecordedAt()));
    }
}
