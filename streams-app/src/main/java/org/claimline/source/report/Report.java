package org.claimline.source.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One revision of one item published by one source, complete: what it does not repeat is ended (rule 12). Claims and retractions stand in
 * the order of their ids, whatever order they came in.
 *
 * @param source      the publishing source
 * @param id          the item, unique within the source
 * @param revision    1 for the first publication
 * @param publishedAt the known time of what is new in it
 * @param recordedAt  when the service had it; no part of the content
 */
public record Report(
        String source,
        String id,
        int revision,
        Instant publishedAt,
        Optional<Instant> recordedAt,
        Optional<String> url,
        Optional<String> title,
        Optional<String> language,
        Optional<String> note,
        List<Retraction> retracts,
        List<ReportedClaim> claims) {

    public Report {
        retracts = retracts.stream()
                .distinct()
                .sorted(Comparator.comparing(Retraction::report).thenComparing(Retraction::claim))
                .toList();
        claims = claims.stream()
                .sorted(Comparator.comparing(ReportedClaim::claimId))
                .toList();
    }

    public Optional<ReportedClaim> claim(String claimId) {
        return claims.stream().filter(claim -> claim.claimId().equals(claimId)).findFirst();
    }

    /** Whether this revision takes back {@code claimId} of the report {@code reportId}. */
    public boolean retracts(String reportId, String claimId) {
        return retracts.contains(new Retraction(reportId, claimId));
    }

    /** SHA-256 of the canonical form of the content, in lower-case hex; of two contents under one revision the smaller counts. */
    public String contentHash() {
        return CanonicalForm.sha256(CanonicalForm.of(this));
    }
}
