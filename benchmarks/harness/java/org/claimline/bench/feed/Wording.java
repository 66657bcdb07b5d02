package org.claimline.bench.feed;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.claimline.avro.Certainty;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.Precision;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.SourceReport;

/** Puts a statement into a report of about 400 bytes: an address, a headline, the words it was said in, and often something to show. */
final class Wording {
    private static final double HEDGED = 0.12;
    private static final double SHOWN = 0.3;
    private static final Precision[] PRECISIONS = {
        Precision.INSTANT, Precision.HOUR, Precision.HOUR, Precision.PART_OF_DAY
    };

    private Wording() {}

    static SourceReport report(
            String id, Instant published, String town, Statement said, Instant happened, SplittableRandom random) {
        String source = said.by().one(random);
        String what = said.assertion().name().toLowerCase(java.util.Locale.ROOT);
        return SourceReport.newBuilder()
                .setReportId(id)
                .setSourceId(source)
                .setPublishedAt(published)
                .setUrl("https://" + source + ".example.org/news/" + id)
                .setTitle("Front near " + town + ", as told by " + source)
                .setLanguage("en")
                .setClaims(List.of(ReportedClaim.newBuilder()
                        .setClaimId("c1")
                        .setPlace(town)
                        .setAssertion(said.assertion())
                        .setParty(said.party())
                        .setCertainty(random.nextDouble() < HEDGED ? Certainty.HEDGED : Certainty.ASSERTED)
                        .setEvidence(random.nextDouble() < SHOWN ? List.of(shown(source, id)) : List.of())
                        .setEventTime(happened)
                        .setPrecision(PRECISIONS[random.nextInt(PRECISIONS.length)])
                        .setQuote("Our correspondents in the governorate say that " + said.party() + " forces, " + what
                                + ", at " + town
                                + " since this morning; the roads to the north are closed to civilians.")
                        .build()))
                .build();
    }

    private static EvidenceItem shown(String source, String id) {
        return EvidenceItem.newBuilder()
                .setKind(EvidenceKind.VIDEO)
                .setUrl("https://video.example.org/" + source + "/" + id)
                .build();
    }
}
