package org.claimline.source.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.Evidence;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Stance;

/**
 * One statement about one place at one event time, as its report has it, before any register is asked. Two that are equal are the same
 * content: a revision that repeats it unchanged keeps its first known time (rule 12). The order of its evidence makes no difference.
 *
 * @param place            name of the place as written
 * @param within           a wider place as written
 * @param party            id or spelling of the party it is about
 * @param claimant         id or spelling of who says it; empty for the source itself
 * @param origin           id or spelling of the root of the claim, where the report tells it
 * @param stance           what the report says of the claimant's stance; the register's wins (rule 13)
 * @param utcOffsetMinutes minutes east of UTC with which the event time was written
 */
public record ReportedClaim(
        String claimId,
        String place,
        Optional<String> within,
        Assertion assertion,
        Optional<String> party,
        Optional<String> claimant,
        Optional<String> origin,
        Optional<Stance> stance,
        Certainty certainty,
        Extent extent,
        List<Evidence> evidence,
        Instant eventTime,
        int utcOffsetMinutes,
        Precision precision,
        ClaimantCondition condition,
        Visibility visibility,
        Release release,
        Optional<String> quote,
        Optional<String> note) {

    public ReportedClaim {
        evidence = evidence.stream()
                .sorted(Comparator.comparing(CanonicalForm::of))
                .toList();
    }
}
