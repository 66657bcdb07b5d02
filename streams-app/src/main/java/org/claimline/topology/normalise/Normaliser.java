package org.claimline.topology.normalise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import org.claimline.topology.normalise.ReportIndex.Found;
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
    private final Rereads rereads;
    private final Counters counters;

    /** @param stores of {@link NormaliseStores}, by name */
    Normaliser(Function<String, KeyValueStore<String, byte[]>> stores) {
        filed = new Filed.Store(stores.apply(NormaliseStores.REPORTS), stores.apply(NormaliseStores.RETRACTIONS));
        desk = new DeskStore(stores.apply(NormaliseStores.DECISIONS));
        index = new ReportIndex(stores.apply(NormaliseStores.INDEX));
        placements = new Placements(stores.apply(NormaliseStores.PLACEMENTS));
        counters = new Counters(stores.apply(NormaliseStores.COUNTERS));
        rereads = new Rereads(stores.apply(NormaliseStores.REREADS), index, counters);
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
        List<Filed> before = filed.all(report.getSourceId(), report.getReportId());
        Optional<Filed> known =
                before.stream().filter(one -> one.key().equals(key)).findFirst();
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
        index.add(report, before.isEmpty());
        if (unreadable.isEmpty()) {
            rereadConcerned(filing, before, registers, outputs);
            boolean superseded = outputs.saysNothing() && isSuperseded(filing, before);
            count(superseded ? Counter.REPORTS_SUPERSEDED : Counter.REPORTS_ACCEPTED);
        } else {
            count(Counter.REPORTS_DEAD_LETTERED);
        }
        return unreadable;
    }

    /** Takes a decision without faults. What it concerns is read again; of one about a source, at most {@code most} reports at once. */
    void take(DeskDecision decision, int most, Registers registers, Outputs outputs) {
        if (!desk.put(decision)) {
            return;
        }
        ClaimRef claim = decision.getTargetClaim();
        if (claim != null) {
            Optional.ofNullable(decision.getPlaceId())
                    .ifPresent(place -> index.addPlaced(
                            new ReportId(claim.getSourceId(), claim.getReportId()), place, decision.getDecidedAt()));
            reread(claim.getSourceId(), claim.getReportId(), registers, outputs);
            return;
        }
        String source = decision.getTargetSourceId();
        Set<String> names = new TreeSet<>(
                registers.sources().byId(source).map(Source::names).orElse(List.of()));
        names.add(Names.normal(source));
        rereads.ask(Kind.VOICE, names);
        rereadSome(most, registers, outputs);
        outputs.inEventOrder();
    }

    /** Files the names of all reports anew where an earlier release filed them otherwise. */
    void bringUpToDate() {
        if (!index.isUpToDate()) {
            filed.forEach(report -> index.add(report, false));
            index.isNowUpToDate();
        }
    }

    /** Leaves what an edit of the registers concerns to be read again. */
    void concerns(RegisterDifference difference) {
        index.named(difference.places()).forEach(rereads::ask);
        rereads.ask(Kind.VOICE, difference.voices());
        rereads.ask(Kind.PARTY, difference.parties());
    }

    /** Notes how far the topics of the registers are read. */
    void readWith(Registers registers) {
        registers.upTo().forEach(counters::readWith);
    }

    /** Whether something is left to be read again. */
    boolean isToReread() {
        return !rereads.isEmpty();
    }

    /** Whether what was read again may not be committed yet. */
    boolean isRereadMarked() {
        return rereads.isMarked();
    }

    /** What was read again is committed. */
    void unmarkReread() {
        rereads.unmark();
    }

    /** Reads again some of what is left to be, at most about {@code most} reports, those first whose events came first. */
    void rereadSome(int most, Registers registers, Outputs outputs) {
        int left = most;
        while (left > 0 && isToReread()) {
            List<ReportId> next = rereads.next(left);
            next.forEach(id -> rereadAnew(id, registers, outputs));
            left -= Math.max(1, next.size());
        }
    }

    private void rereadAnew(ReportId id, Registers registers, Outputs outputs) {
        for (Filed filing : filed.all(id.source(), id.report())) {
            boolean readable = ReportValidator.unreadable(filing.report(), registers.reader())
                    .isEmpty();
            if (readable != filing.readable()) {
                filed.put(new Filed(filing.key(), filing.report(), readable));
                counters.add(Counter.REPORTS_ACCEPTED, readable ? 1 : -1);
                counters.add(Counter.REPORTS_DEAD_LETTERED, readable ? -1 : 1);
                retracted(filing)
                        .forEach(other -> rereads.ask(new Found(other, ReportIndex.firstEvent(filing.report()))));
            }
        }
        reread(id.source(), id.report(), registers, outputs);
    }

    /**
     * The report itself, and those whose claims any revision of it takes back.
     *
     * @param before what was filed of it before; of a report of which nothing was, nothing can have been said
     */
    private void rereadConcerned(Filed filing, List<Filed> before, Registers registers, Outputs outputs) {
        String source = filing.report().getSourceId();
        String report = filing.report().getReportId();
        List<Filed> all = new ArrayList<>(before);
        all.add(filing);
        all.sort(Comparator.comparing(Filed::key));
        ReportReading reading = read(source, report, all, registers);
        say(new ReportId(source, report), reading, before.isEmpty(), outputs);
        Set<ReportId> others = new TreeSet<>();
        all.forEach(one -> others.addAll(retracted(one)));
        others.forEach(id -> reread(id.source(), id.report(), registers, outputs));
    }

    private void reread(String source, String report, Registers registers, Outputs outputs) {
        ReportReading reading = read(source, report, filed.all(source, report), registers);
        say(new ReportId(source, report), reading, false, outputs);
    }

    private ReportReading read(String source, String report, List<Filed> all, Registers registers) {
        return ReportReading.of(source, report, all, filed.retracting(source, report), desk, registers);
    }

    /**
     * Says what differs from what was said before.
     *
     * @param isFirst whether nothing can have been: then it is not looked for
     */
    private void say(ReportId id, ReportReading reading, boolean isFirst, Outputs outputs) {
        Map<String, byte[]> standing = isFirst ? Map.of() : placements.standing(id.source(), id.report());
        Map<String, byte[]> known = isFirst ? Map.of() : conditions.known(id.source(), id.report());
        outputs.claims(placements.replace(standing, reading.rows()));
        outputs.unplaced(conditions.replace(id.source(), id.report(), known, reading.conditions()));
    }

    private static Set<ReportId> retracted(Filed filing) {
        Set<ReportId> found = new TreeSet<>();
        for (RetractedClaim claim : filing.report().getRetracts()) {
            found.add(new ReportId(filing.report().getSourceId(), claim.getReportId()));
        }
        return found;
    }

    /** Whether another content that counts before it is filed: of a higher revision, or a smaller digest of the same. */
    private static boolean isSuperseded(Filed filing, List<Filed> others) {
        SourceReport report = filing.report();
        return others.stream()
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
