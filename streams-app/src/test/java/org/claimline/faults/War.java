package org.claimline.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.claimline.avro.Assertion;
import org.claimline.avro.Certainty;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.Extent;
import org.claimline.avro.Precision;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.RetractedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;

/**
 * A war without an end, told report by report: whoever has the seed and knows how many reports were told knows what each town's state must be. Sources of
 * both camps, neutrals, a party of no camp and strangers tell of many towns; some reports come twice, some days late, some after their own
 * correction; some are corrected, some claims are taken back, some words are quoted from others.
 */
final class War {
    static final Instant START = Instant.parse("2024-11-01T00:00:00Z");

    private static final int REMEMBERED = 600;
    private static final int LONGEST_REPORT = 3;
    private static final List<Assertion> GAINING = List.of(
            Assertion.CONTROLS,
            Assertion.CONTROLS,
            Assertion.CAPTURED,
            Assertion.CAPTURED,
            Assertion.PRESENT,
            Assertion.ENTERED,
            Assertion.REPELLED,
            Assertion.REINFORCED,
            Assertion.FIGHTING);
    private static final List<Assertion> LOSING =
            List.of(Assertion.LOST, Assertion.WITHDREW, Assertion.DENIED, Assertion.SURRENDERED);
    private static final List<Precision> PRECISIONS =
            List.of(Precision.INSTANT, Precision.HOUR, Precision.HOUR, Precision.PART_OF_DAY);

    private final Random random;
    private final int towns;
    private final List<SourceReport> told = new ArrayList<>();
    /** Reports of which the latest revision may be corrected and taken back. */
    private final List<SourceReport> latest = new ArrayList<>();

    private final Deque<SourceReport> held = new ArrayDeque<>();
    private Instant now = START;
    private int reports;

    War(long seed, int towns) {
        this.random = new Random(seed);
        this.towns = towns;
    }

    /** The reports from the first on, {@code count} of them. */
    static List<SourceReport> reports(long seed, int towns, int count) {
        War war = new War(seed, towns);
        List<SourceReport> reports = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            reports.add(war.next());
        }
        return reports;
    }

    /** What is told next. */
    SourceReport next() {
        now = now.plusSeconds(10 + random.nextInt(30));
        SourceReport next = held.size() > 12 || (!held.isEmpty() && random.nextInt(6) == 0) ? held.poll() : made();
        keep(told, next);
        return next;
    }

    private SourceReport made() {
        int chance = random.nextInt(100);
        if (chance < 5 && !told.isEmpty()) {
            return one(told);
        }
        if (chance < 9 && !latest.isEmpty()) {
            return corrected(random.nextInt(latest.size()));
        }
        if (chance < 11 && !latest.isEmpty()) {
            return takenBack(one(latest));
        }
        SourceReport fresh = fresh(chance < 16 ? Duration.ofMinutes(random.nextInt(60 * 48)) : Duration.ZERO);
        keep(latest, fresh);
        if (chance < 18) {
            // it comes later than what follows it, and perhaps than its own correction
            held.add(fresh);
            return fresh(Duration.ZERO);
        }
        return fresh;
    }

    private SourceReport fresh(Duration ago) {
        Voice voice = one(Cast.VOICES);
        Instant published = now.minus(ago);
        List<ReportedClaim> claims = new ArrayList<>();
        for (int i = random.nextInt(LONGEST_REPORT); i >= 0; i--) {
            claims.add(claim("c" + claims.size(), voice, published));
        }
        return report(voice.id(), "r" + reports++, 1, published, claims, List.of());
    }

    private SourceReport corrected(int index) {
        SourceReport was = latest.get(index);
        Voice voice = Cast.voice(was.getSourceId());
        Instant published = was.getPublishedAt().plusSeconds(60 + random.nextInt(4 * 3600));
        List<ReportedClaim> claims = new ArrayList<>(was.getClaims());
        if (random.nextInt(3) == 0) {
            claims.remove(claims.size() - 1);
        } else if (!claims.isEmpty()) {
            ReportedClaim first = claims.get(0);
            claims.set(0, claim(first.getClaimId(), voice, published));
        }
        SourceReport revision =
                report(was.getSourceId(), was.getReportId(), was.getRevision() + 1, published, claims, List.of());
        if (claims.isEmpty()) {
            latest.remove(index);
        } else {
            latest.set(index, revision);
        }
        return revision;
    }

    private SourceReport takenBack(SourceReport was) {
        String claim = one(was.getClaims()).getClaimId();
        return report(
                was.getSourceId(),
                "x" + reports++,
                1,
                was.getPublishedAt().plusSeconds(60 + random.nextInt(8 * 3600)),
                List.of(),
                List.of(new RetractedClaim(was.getReportId(), claim)));
    }

    private ReportedClaim claim(String id, Voice voice, Instant published) {
        Assertion assertion = one(random.nextInt(5) == 0 ? LOSING : GAINING);
        Optional<Voice> quoted = random.nextInt(8) == 0 ? Optional.of(one(Cast.VOICES)) : Optional.empty();
        Voice speaker = quoted.orElse(voice);
        int back = random.nextInt(12) == 0 ? 4 * 24 * 60 : 3 * 60;
        return ReportedClaim.newBuilder()
                .setClaimId(id)
                .setPlace(Cast.townName(random.nextInt(towns)))
                .setAssertion(assertion)
                .setParty(assertion == Assertion.FIGHTING ? null : party(voice))
                .setClaimant(quoted.map(Voice::id).orElse(null))
                .setStance(speaker.isRegistered() ? null : Stance.NEUTRAL)
                .setCertainty(random.nextInt(8) == 0 ? Certainty.HEDGED : Certainty.ASSERTED)
                .setExtent(random.nextInt(12) == 0 ? Extent.PART : Extent.WHOLE)
                .setEvidence(
                        random.nextInt(4) == 0
                                ? List.of(EvidenceItem.newBuilder()
                                        .setKind(EvidenceKind.VIDEO)
                                        .build())
                                : List.of())
                .setEventTime(published.minus(Duration.ofMinutes(random.nextInt(back))))
                .setPrecision(one(PRECISIONS))
                .setQuote(speaker.id() + " on what happened there, number " + reports)
                .build();
    }

    /** Who has a side speaks of it twice in three times. */
    private String party(Voice voice) {
        String any = one(List.of("regime", "regime", "opposition", "opposition", "sdf"));
        return random.nextInt(3) == 0 ? any : voice.side().orElse(any);
    }

    private static SourceReport report(
            String source,
            String id,
            int revision,
            Instant published,
            List<ReportedClaim> claims,
            List<RetractedClaim> retracts) {
        return SourceReport.newBuilder()
                .setSourceId(source)
                .setReportId(id)
                .setRevision(revision)
                .setPublishedAt(published)
                .setRecordedAt(published)
                .setUrl("https://example.org/" + source + "/" + id)
                .setRetracts(retracts)
                .setClaims(List.copyOf(claims))
                .build();
    }

    private static void keep(List<SourceReport> reports, SourceReport report) {
        reports.add(report);
        if (reports.size() > REMEMBERED) {
            reports.remove(0);
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
