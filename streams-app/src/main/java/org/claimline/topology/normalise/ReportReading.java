package org.claimline.topology.normalise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.claimline.avro.MatchKind;
import org.claimline.place.Place;
import org.claimline.place.PlaceContext;
import org.claimline.place.ReportPlaces;
import org.claimline.place.Resolution;
import org.claimline.source.Source;
import org.claimline.source.report.ClaimSpan;
import org.claimline.source.report.Decision;
import org.claimline.source.report.Report;
import org.claimline.source.report.Revisions;
import org.claimline.topology.normalise.Conditions.Condition;
import org.claimline.topology.normalise.Conditions.Now;
import org.claimline.topology.register.Registers;

/**
 * One report, read whole: which rows its claims should have in claims.v1, and the condition of each claim. A function of everything seen of
 * the report, of the decisions and of the registers; not of what was sent before.
 */
record ReportReading(List<Placements.Row> rows, Map<String, Now> conditions) {

    /**
     * @param filed      every content of the report
     * @param retracting every content of the reports that take back claims of it
     */
    static ReportReading of(
            String source,
            String report,
            List<Filed> filed,
            List<Filed> retracting,
            DeskStore desk,
            Registers registers) {
        List<Report> seen = readable(filed);
        List<Report> others = readable(retracting);
        List<Decision> ofSource = desk.ofSource(source);
        List<ClaimSpan> spans = new Revisions(seen, others, claim -> {
                    List<Decision> all = new ArrayList<>(ofSource);
                    String claimant = registers.reader().claimantId(source, claim.claimant());
                    if (!claimant.equals(source)) {
                        all.addAll(desk.ofSource(claimant));
                    }
                    all.addAll(desk.ofClaim(source, report, claim.claimId()));
                    return all;
                })
                .spans();
        ReportReading reading = new ReportReading(new ArrayList<>(), new TreeMap<>());
        Contents contents = new Contents(registers, new IdentityHashMap<>());
        spans.forEach(span -> reading.add(span, registers, contents));
        return reading;
    }

    /** What the names of each content of the report mean. */
    private record Contents(Registers registers, Map<Report, ReportPlaces> known) {
        Resolution resolve(ClaimSpan span) {
            return known.computeIfAbsent(span.carrier(), this::places)
                    .resolve(span.claim().place(), span.claim().within());
        }

        private ReportPlaces places(Report report) {
            return new ReportPlaces(
                    registers.places(),
                    report.claims().stream()
                            .map(claim -> new PlaceContext.Named(claim.place(), claim.within()))
                            .toList(),
                    registers.sources().byId(report.source()).map(Source::beat).orElse(List.of()));
        }
    }

    private void add(ClaimSpan span, Registers registers, Contents contents) {
        boolean stands = span.knownUntil().isEmpty();
        String claimId = span.key().claim();
        if (span.held()) {
            if (stands) {
                conditions.put(claimId, new Now(Condition.HELD, Optional.empty()));
            }
            return;
        }
        Optional<Place> decided = span.placeId().flatMap(registers.places()::byId);
        if (decided.isPresent()) {
            rows.add(row(span, registers, MatchKind.DESK, decided.get()));
            conditions.put(claimId, new Now(Condition.PLACED, Optional.empty()));
            return;
        }
        Resolution resolution = contents.resolve(span);
        Optional<Place> place = resolution.place();
        if (place.isPresent()) {
            rows.add(row(span, registers, ClaimEvents.match(resolution), place.get()));
            conditions.put(claimId, new Now(Condition.PLACED, Optional.empty()));
        } else if (stands) {
            conditions.put(claimId, new Now(Condition.WAITING, Optional.of(ClaimEvents.unplaced(span, resolution))));
        }
    }

    private static Placements.Row row(ClaimSpan span, Registers registers, MatchKind match, Place place) {
        return new Placements.Row(
                ClaimEvents.put(span, registers.reader().read(span), match, place), span.knownUntil());
    }

    private static List<Report> readable(Collection<Filed> filed) {
        return filed.stream().filter(Filed::readable).map(Filed::core).toList();
    }
}
