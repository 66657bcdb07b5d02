package org.claimline.topology;

import java.time.Instant;
import java.util.regex.Pattern;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.ReportedClaim;
import org.jspecify.annotations.Nullable;

/** What is wrong with the evidence of a claim. */
final class EvidenceValidator {
    private static final int MOST_ITEMS = 50;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private EvidenceValidator() {}

    static void faults(String claimAt, ReportedClaim claim, FaultList faults) {
        if (claim.getEvidence().size() > MOST_ITEMS) {
            faults.add(
                    claimAt + "/evidence",
                    claim.getEvidence().size(),
                    "are too many items for one claim",
                    "give at most " + MOST_ITEMS);
        }
        for (int i = 0; i < claim.getEvidence().size(); i++) {
            EvidenceItem item = claim.getEvidence().get(i);
            String at = claimAt + "/evidence/" + i;
            faults.symbol(at + "/kind", item.getKind(), EvidenceKind.class);
            faults.optional(at + "/url", item.getUrl(), ReportValidator.LONGEST_URL);
            faults.optional(at + "/archivedUrl", item.getArchivedUrl(), ReportValidator.LONGEST_URL);
            faults.optional(at + "/geolocatedBy", item.getGeolocatedBy(), ReportValidator.LONGEST_NAME);
            String sha256 = item.getSha256();
            if (sha256 != null && !SHA_256.matcher(sha256).matches()) {
                faults.add(at + "/sha256", sha256, "is no SHA-256", "give 64 lower-case hexadecimal digits");
            }
            time(at + "/capturedAt", item.getCapturedAt(), faults);
            time(at + "/postedAt", item.getPostedAt(), faults);
            degrees(at + "/latitude", item.getLatitude(), 90, faults);
            degrees(at + "/longitude", item.getLongitude(), 180, faults);
            if ((item.getLatitude() == null) != (item.getLongitude() == null)) {
                faults.add(
                        at + "/latitude", item.getLatitude(), "stands without its other half", "give both, or neither");
            }
        }
    }

    /** A time that may be absent. */
    static void time(String at, @Nullable Instant time, FaultList faults) {
        if (time != null && ReportValidator.outOfRange(time)) {
            faults.add(at, time, "is no time of this method", "give a time between 1900 and 2200");
        }
    }

    private static void degrees(String at, @Nullable Double degrees, int most, FaultList faults) {
        if (degrees != null && !(Math.abs(degrees) <= most)) {
            faults.add(at, degrees, "is no such coordinate", "give degrees between -" + most + " and " + most);
        }
    }
}
