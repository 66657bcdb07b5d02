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
import org.claimline.place.Resolution;
import org.claimline.source.Source;
import org.claimline.source.report.ClaimSpan;
import org.claimline.source.report.Decision;
import org.claimline.source.report.Report;
import org.claimline.source.report.ReportedClaim;
import org.claimline.source.report.Revisions;
import org.claimline.topology.normalise.Conditions.Condition;
import org.claimline.topology.normalise.Conditions.Now;
import org.claimline.topology.register.Registers;

/**
 * One report, read whole: which rows its claims should have in claims.v1, and the condition of each claim. A function of everything seen of
 * the report, of the decisions and of the registers; not of what was sent before.
 */
record ReportReading(List<Placements.Row> rows, Map<String, Now> conditions) {

    static ReportReading of(String source, String report, Filed.Store filed, DeskStore desk, Registers registers) {
        List<Report> seen = readable(filed.all(source, report));
        List<Report> others = readable(filed.retracting(source, report));
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
        Contexts contexts = new Contexts(registers, new IdentityHashMap<>());
        spans.forEach(span -> reading.add(span, registers, contexts));
        return reading;
    }

    /** What each content of the report tells of where it speaks of. */
    private record Contexts(Registers registers, Map<Report, PlaceContext> known) {
        PlaceContext of(Report content) {
            return known.computeIfAbsent(
                    content,
                    report -> PlaceContext.of(
                            registers.places(),
                            report.claims().stream()
                                    .map(claim -> new PlaceContext.Named(claim.place(), claim.within()))
                                    .toList(),
                            registers
                                    .sources()
                                    .byId(report.source())
                                    .map(Source::beat)
                                    .orElse(List.of())));
        }
    }

    /** The place that a name means, which the rest of the report is asked for only where the name leaves it open. */
    private static Resolution resolve(ClaimSpan span, Registers registers, Contexts contexts) {
        ReportedClaim claim = span.claim();
        Resolution alone = registers.places().resolve(claim.place(), claim.within());
        return alone.match() == Resolution.Match.AMBIGUOUS
                ? registers.places().resolve(claim.place(), claim.within(), contexts.of(span.carrier()))
                : alone;
    }

    private void add(ClaimSpan span, Registers registers, Contexts contexts) {
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
        Resolution resolution = resolve(span, registers, contexts);
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
