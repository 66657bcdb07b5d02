package org.claimline.bench.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.RetractedClaim;
import org.claimline.avro.SourceReport;

/**
 * A war told one claim a report, in the order in which it is sent; it never ends. Most claims agree with what is known of their town, a
 * town changes hands now and then, and some say otherwise. Not for several threads.
 */
public final class Feed {
    /** When the first report is published. */
    static final Instant START = Instant.parse("2016-01-01T00:00:00Z");

    /** Between two reports of the whole feed. */
    static final Duration STEP = Duration.ofSeconds(20);

    /** Corrections and duplicates are of one of so many reports before. */
    private static final int MEMORY = 2_000;

    private static final int LATEST_HOURS = 5 * 24;
    private static final int EARLIEST_HOURS = 6;

    private final SplittableRandom random;
    private final Spread.Draw towns;
    private final Told told;
    private final List<SourceReport> sent = new ArrayList<>(MEMORY);
    private final Counts counts = new Counts();
    private long number;

    public Feed(FeedShape shape) {
        random = new SplittableRandom(shape.seed());
        towns = shape.spread().over(shape.towns());
        told = shape.random() ? new ToldAtRandom() : new ToldWar(shape.towns(), shape.contradicting());
    }

    /** Chooses what is said of a town. */
    interface Told {
        Statement of(int town, SplittableRandom random);
    }

    /** What was told so far, by kind. */
    public Counts counts() {
        return counts;
    }

    /** The next record: a report, one that was sent already, or one that corrects it. */
    public SourceReport next() {
        counts.records++;
        number++;
        double chance = random.nextDouble();
        if (!sent.isEmpty() && chance < FeedShape.DUPLICATES) {
            counts.duplicates++;
            return sent.get(random.nextInt(sent.size()));
        }
        if (!sent.isEmpty() && chance < FeedShape.DUPLICATES + FeedShape.CORRECTIONS) {
            counts.corrections++;
            return correction(random.nextInt(sent.size()));
        }
        SourceReport report = report();
        if (sent.size() < MEMORY) {
            sent.add(report);
        } else {
            sent.set(random.nextInt(MEMORY), report);
        }
        return report;
    }

    private Instant now() {
        return START.plus(STEP.multipliedBy(number));
    }

    private SourceReport report() {
        int town = towns.town(random);
        Statement said = told.of(town, random);
        counts.claims++;
        counts.add(said.about());
        Instant published = now();
        Instant happened = published.minus(Duration.ofMinutes(random.nextInt(40)));
        if (random.nextDouble() < FeedShape.LATE) {
            counts.late++;
            happened = happened.minus(Duration.ofHours(random.nextInt(EARLIEST_HOURS, LATEST_HOURS)));
        }
        return Wording.report("r-%09d".formatted(number), published, FeedRegisters.name(town), said, happened, random);
    }

    /** Half tell the claim otherwise, a quarter end it, a quarter are another report that takes it back. */
    private SourceReport correction(int of) {
        SourceReport wrong = sent.get(of);
        int how = random.nextInt(4);
        SourceReport.Builder right = SourceReport.newBuilder(wrong).setPublishedAt(now());
        if (how == 3 && !wrong.getClaims().isEmpty()) {
            return right.setReportId("r-%09d".formatted(number))
                    .setRevision(1)
                    .setRetracts(List.of(new RetractedClaim(
                            wrong.getReportId(), wrong.getClaims().get(0).getClaimId())))
                    .setClaims(List.of())
                    .build();
        }
        right.setRevision(wrong.getRevision() + 1);
        right.setClaims(
                how == 2
                        ? List.of()
                        : wrong.getClaims().stream().map(Feed::corrected).toList());
        SourceReport built = right.build();
        sent.set(of, built);
        return built;
    }

    private static ReportedClaim corrected(ReportedClaim claim) {
        return ReportedClaim.newBuilder(claim)
                .setEventTime(claim.getEventTime().minus(Duration.ofMinutes(10)))
                .build();
    }

    /** How much of what was told. Mutable: the feed adds to it. */
    public static final class Counts {
        private long records;
        private long claims;
        private long duplicates;
        private long corrections;
        private long late;
        private long contradicting;
        private long changes;

        private void add(Statement.About about) {
            switch (about) {
                case KNOWN -> {}
                case CHANGE -> changes++;
                case OTHERWISE -> contradicting++;
            }
        }

        public long records() {
            return records;
        }

        /** Share of the records that were sent already. */
        public double duplicates() {
            return share(duplicates, records);
        }

        /** Share of the records that correct others. */
        public double corrections() {
            return share(corrections, records);
        }

        /** Share of the claims that come late. */
        public double late() {
            return share(late, claims);
        }

        /** Share of the claims that say otherwise than what is known. */
        public double contradicting() {
            return share(contradicting, claims);
        }

        /** Share of the claims that tell a change of hands. */
        public double changes() {
            return share(changes, claims);
        }

        private static double share(long part, long of) {
            return of == 0 ? 0 : (double) part / of;
        }
    }
}
