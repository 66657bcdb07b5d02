package org.claimline.source.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimline.source.report.RevisionsLawsTest.claim;
import static org.claimline.source.report.RevisionsLawsTest.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.claimline.claim.Evidence;
import org.claimline.claim.EvidenceKind;
import org.junit.jupiter.api.Test;

/** The form whose digest decides between two contents of one revision: it may never change, for archives are read again. */
class CanonicalFormTest {
    private static final Evidence PLACED = new Evidence(
            EvidenceKind.GEOLOCATED_VIDEO,
            Optional.of("u"),
            Optional.of("a"),
            Optional.of("ff"),
            Optional.of(Instant.ofEpochMilli(5)),
            Optional.of(Instant.ofEpochMilli(6)),
            OptionalDouble.of(35.5),
            OptionalDouble.of(36.25),
            Optional.of("g"));

    @Test
    void ofAReportIsEveryFieldWithItsLength() {
        assertThat(CanonicalForm.of(
                        report("r1", 2, 1, List.of(new Retraction("r0", "c9")), List.of(claim("c1", "Hama")))))
                .isEqualTo("7:channel" + "2:r1" + "1:2" + "13:1732928400000" + "----" + "1:1" + "2:r0" + "2:c9" + "1:1"
                        + "104:" + CanonicalForm.of(claim("c1", "Hama")));
        assertThat(CanonicalForm.of(claim("c1", "Hama")))
                .isEqualTo("2:c1" + "4:Hama" + "-" + "8:CAPTURED" + "10:opposition" + "---" + "8:ASSERTED" + "5:WHOLE"
                        + "13:1732924800000" + "3:180" + "3:DAY" + "4:FREE" + "6:PUBLIC" + "3:NOW" + "--" + "1:0");
    }

    @Test
    void ofEvidenceIsEveryFieldToo() {
        assertThat(CanonicalForm.of(PLACED))
                .isEqualTo(
                        "16:GEOLOCATED_VIDEO" + "1:u" + "1:a" + "2:ff" + "1:5" + "1:6" + "4:35.5" + "5:36.25" + "1:g");
        assertThat(CanonicalForm.of(Evidence.of(EvidenceKind.PHOTO))).isEqualTo("5:PHOTO" + "--------");
    }

    @Test
    void theOrderInWhichClaimsCameMakesNoDifference() {
        Report one = report("r1", 1, 1, List.of(), List.of(claim("c1", "Hama"), claim("c2", "Homs")));
        Report other = report("r1", 1, 1, List.of(), List.of(claim("c2", "Homs"), claim("c1", "Hama")));

        assertThat(one.contentHash()).isEqualTo(other.contentHash()).hasSize(64);
        assertThat(one.claim("c2")).contains(claim("c2", "Homs"));
        assertThat(one.claim("c3")).isEmpty();
    }
}
