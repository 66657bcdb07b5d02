package org.claimline.query;

import org.claimline.avro.ClaimRef;
import org.claimline.claim.ClaimKey;

/** Which claim, as answers name it: ids of different sources never meet (rule 12). */
public record ClaimId(String source, String report, String claim) {
    public static ClaimId of(ClaimRef ref) {
        return new ClaimId(ref.getSourceId(), ref.getReportId(), ref.getClaimId());
    }

    public static ClaimId of(ClaimKey key) {
        return new ClaimId(key.source(), key.report(), key.claim());
    }
}
