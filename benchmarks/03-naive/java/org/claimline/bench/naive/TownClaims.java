package org.claimline.bench.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.claimline.avro.Assertion;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.SourceReport;

/** All claims of a town, each as a report with that claim alone. */
final class TownClaims {
    private TownClaims() {}

    /** With {@code claim}, in place of what its report said before; as it was where that is no news. */
    static List<SourceReport> with(List<SourceReport> before, SourceReport claim) {
        List<SourceReport> after = new ArrayList<>(before.size() + 1);
        for (SourceReport known : before) {
            if (!isOf(claim, known)) {
                after.add(known);
            } else if (known.getRevision() >= claim.getRevision()) {
                return before;
            }
        }
        after.add(claim);
        return after;
    }

    private static boolean isOf(SourceReport claim, SourceReport known) {
        return known.getReportId().equals(claim.getReportId())
                && known.getSourceId().equals(claim.getSourceId())
                && claim(known).getClaimId().equals(claim(claim).getClaimId());
    }

    private static ReportedClaim claim(SourceReport report) {
        return report.getClaims().get(0);
    }

    /** How many claims there are, who said last to hold the town, and how often each party is said to. */
    static String summary(String town, List<SourceReport> all) {
        Map<String, Integer> holders = new TreeMap<>();
        for (SourceReport report : all) {
            ReportedClaim claim = claim(report);
            if (isHold(claim.getAssertion())) {
                holders.merge(String.valueOf(claim.getParty()), 1, Integer::sum);
            }
        }
        String last = all.stream()
                .map(TownClaims::claim)
                .filter(claim -> isHold(claim.getAssertion()))
                .max(Comparator.comparing(ReportedClaim::getEventTime))
                .map(claim -> String.valueOf(claim.getParty()))
                .orElse("unknown");
        return "{\"town\":\"" + town + "\",\"claims\":" + all.size() + ",\"controller\":\"" + last + "\",\"said\":\""
                + holders + "\"}";
    }

    private static boolean isHold(Assertion assertion) {
        return assertion == Assertion.CONTROLS || assertion == Assertion.CAPTURED || assertion == Assertion.HANDED_OVER;
    }
}
