package org.claimline.attack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Subject;
import org.claimline.source.report.ClaimSpan;
import org.claimline.source.report.ReadClaim;
import org.claimline.source.report.Report;
import org.claimline.source.report.Retraction;
import org.claimline.source.report.Revisions;
import org.claimline.source.report.Visibility;

/** Reads what was published as the service does: reports with their revisions and retractions, by the registers, into claim versions. */
final class Desk {
    private Desk() {}

    static List<ClaimVersion> read(Collection<Line> lines) {
        List<Report> reports = reports(lines);
        Map<String, List<Report>> byItem = reports.stream()
                .collect(Collectors.groupingBy(r -> r.source() + "/" + r.id(), TreeMap::new, Collectors.toList()));
        List<ClaimVersion> versions = new ArrayList<>();
        for (List<Report> seen : byItem.values()) {
            Report one = seen.get(0);
            List<Report> others = reports.stream()
                    .filter(r -> r.source().equals(one.source()))
                    .filter(r -> r.retracts().stream().anyMatch(t -> t.report().equals(one.id())))
                    .toList();
            new Revisions(seen, others, claim -> List.of()).spans().forEach(span -> versions.add(version(span)));
        }
        return versions;
    }

    /** Lines of one source, report and revision are one report, published with the first of them. */
    private static List<Report> reports(Collection<Line> lines) {
        Map<String, List<Line>> items = lines.stream()
                .collect(Collectors.groupingBy(
                        l -> l.source() + "/" + l.report() + "/" + l.revision(), TreeMap::new, Collectors.toList()));
        return items.values().stream().map(Desk::report).toList();
    }

    private static Report report(List<Line> lines) {
        Line first = lines.get(0);
        Instant published =
                lines.stream().map(Line::publishedAt).max(Instant::compareTo).orElseThrow();
        return new Report(
                first.source(),
                "r" + first.report(),
                first.revision(),
                published,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lines.stream()
                        .flatMap(l -> l.retracts().stream())
                        .filter(r -> r != first.report())
                        .flatMap(r -> IntStream.range(0, 3).mapToObj(i -> new Retraction("r" + r, "c" + i)))
                        .toList(),
                IntStream.range(0, lines.size())
                        .mapToObj(i -> lines.get(i).claim("c" + i))
                        .toList());
    }

    private static ClaimVersion version(ClaimSpan span) {
        ReadClaim read = World.READER.read(span);
        return new ClaimVersion(
                span.key(),
                span.claim().assertion(),
                read.subject().orElse(Subject.NOBODY),
                span.claim().extent(),
                span.claim().certainty(),
                read.when(),
                span.knownTime(),
                span.knownFrom(),
                span.knownUntil(),
                read.speaker(),
                read.origin(),
                span.claim().evidence(),
                Optional.empty(),
                span.claim().visibility() == Visibility.DESK);
    }
}
