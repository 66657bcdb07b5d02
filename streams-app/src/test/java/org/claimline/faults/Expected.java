package org.claimline.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.claimline.avro.SourceReport;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Subject;
import org.claimline.place.Place;
import org.claimline.place.PlaceRegister;
import org.claimline.source.report.ClaimReader;
import org.claimline.source.report.ClaimSpan;
import org.claimline.source.report.ReadClaim;
import org.claimline.source.report.Report;
import org.claimline.source.report.ReportedClaim;
import org.claimline.topology.ReportMapping;
import org.claimline.topology.ReportValidator;

/**
 * What reports say, read all at once: of each claim, at every moment at which anything may change, what rule 12 says of it then. Knows nothing of
 * arrival, stores or differences.
 */
final class Expected {
    /** Every version of every claim of each town, in the order of the fold. */
    final Map<String, List<ClaimVersion>> towns = new TreeMap<>();

    /** How many reports are no repetition of another. */
    final long distinct;

    private final ClaimReader reader;
    private final PlaceRegister places;
    private final Map<Id, TreeMap<Integer, Report>> revisions = new HashMap<>();
    /** The reports that take back a claim, in any of their revisions. */
    private final Map<ClaimKey, Set<Id>> retractors = new HashMap<>();

    private record Id(String source, String report) {}

    Expected(List<SourceReport> reports, ClaimReader reader, PlaceRegister places) {
        this.reader = reader;
        this.places = places;
        Set<ClaimKey> claims = new TreeSet<>();
        Set<SourceReport> seen = new HashSet<>(reports);
        distinct = seen.size();
        for (SourceReport told : seen) {
            var faults = ReportValidator.DEFAULT.faults(told, Instant.now(), reader);
            if (!faults.isEmpty()) {
                throw new IllegalStateException("the war tells what nobody could read: " + told + ": " + faults);
            }
            Report report = ReportMapping.report(told);
            Id id = new Id(report.source(), report.id());
            revisions.computeIfAbsent(id, i -> new TreeMap<>()).put(report.revision(), report);
            report.claims().forEach(claim -> claims.add(new ClaimKey(id.source(), id.report(), claim.claimId())));
            told.getRetracts().forEach(back -> retractors
                    .computeIfAbsent(
                            new ClaimKey(id.source(), back.getReportId(), back.getClaimId()), key -> new HashSet<>())
                    .add(id));
        }
        claims.forEach(this::read);
        towns.values().forEach(versions -> versions.sort(ClaimVersion.FOLD_ORDER));
    }

    private void read(ClaimKey key) {
        Id own = new Id(key.source(), key.report());
        Set<Id> against = retractors.getOrDefault(key, Set.of());
        Set<Instant> moments = new TreeSet<>();
        published(own, moments);
        against.forEach(id -> published(id, moments));

        Optional<ReportedClaim> before = Optional.empty();
        Instant from = Instant.MIN;
        for (Instant now : moments) {
            Optional<ReportedClaim> told = latest(own, now).flatMap(report -> report.claim(key.claim()));
            boolean retracted = against.stream().anyMatch(id -> latest(id, now)
                    .filter(report -> report.retracts(key.report(), key.claim()))
                    .isPresent());
            Optional<ReportedClaim> stands = told.filter(claim -> !retracted);
            if (!stands.equals(before)) {
                if (before.isPresent()) {
                    stood(key, before.get(), knownSince(key, own, before.get(), from), from, Optional.of(now));
                }
                before = stands;
                from = now;
            }
        }
        if (before.isPresent()) {
            stood(key, before.get(), knownSince(key, own, before.get(), from), from, Optional.empty());
        }
    }

    /** From when on the report has told this content without a break, as of {@code from}. */
    private Instant knownSince(ClaimKey key, Id own, ReportedClaim content, Instant from) {
        Instant since = from;
        Set<Instant> moments = new TreeSet<>(Comparator.reverseOrder());
        published(own, moments);
        for (Instant moment : moments) {
            if (moment.isAfter(from)) {
                continue;
            }
            if (latest(own, moment)
                    .flatMap(report -> report.claim(key.claim()))
                    .filter(content::equals)
                    .isEmpty()) {
                return since;
            }
            since = moment;
        }
        return since;
    }

    private void published(Id id, Set<Instant> moments) {
        revisions.getOrDefault(id, new TreeMap<>()).values().forEach(report -> moments.add(report.publishedAt()));
    }

    /** The highest revision that was published by then. */
    private Optional<Report> latest(Id id, Instant now) {
        return revisions.getOrDefault(id, new TreeMap<>()).descendingMap().values().stream()
                .filter(report -> !report.publishedAt().isAfter(now))
                .findFirst();
    }

    private void stood(ClaimKey key, ReportedClaim claim, Instant since, Instant from, Optional<Instant> until) {
        Place place = places.resolve(claim.place(), claim.within())
                .place()
                .orElseThrow(() -> new IllegalStateException("the war tells of no such place: " + claim.place()));
        Report carrier = latest(new Id(key.source(), key.report()), from).orElseThrow();
        ReadClaim read = reader.read(new ClaimSpan(
                key, claim, carrier, since, from, until, Optional.empty(), false, false, Optional.empty(), false));
        towns.computeIfAbsent(place.id(), town -> new ArrayList<>())
                .add(new ClaimVersion(
                        key,
                        claim.assertion(),
                        read.subject().orElse(Subject.NOBODY),
                        claim.extent(),
                        claim.certainty(),
                        read.when(),
                        since,
                        from,
                        until,
                        read.speaker(),
                        read.origin(),
                        claim.evidence(),
                        Optional.empty(),
                        false));
    }
}
