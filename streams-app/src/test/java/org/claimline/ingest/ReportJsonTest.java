package org.claimline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.claimline.avro.Certainty;
import org.claimline.avro.ClaimantCondition;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.Extent;
import org.claimline.avro.Precision;
import org.claimline.avro.Release;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;
import org.claimline.avro.Visibility;
import org.claimline.topology.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportJsonTest {
    private static final String CLAIM =
            "{\"place\":\"Hama\",\"assertion\":\"CAPTURED\",\"party\":\"opposition\",\"eventTime\":\"2024-11-30T17:30:00+03:00\"}";

    @Test
    void whatIsLeftOutHasTheDocumentedDefaults() throws Exception {
        SourceReport report = only(report("", CLAIM));

        assertThat(report.getRevision()).isEqualTo(1);
        assertThat(report.getPublishedAt()).isEqualTo(Instant.parse("2024-11-30T14:40:00Z"));
        assertThat(report.getRecordedAt()).isNull();
        ReportedClaim claim = report.getClaims().get(0);
        assertThat(claim.getClaimId()).isEqualTo("c1");
        assertThat(claim.getCertainty()).isEqualTo(Certainty.ASSERTED);
        assertThat(claim.getExtent()).isEqualTo(Extent.WHOLE);
        assertThat(claim.getPrecision()).isEqualTo(Precision.DAY);
        assertThat(claim.getVisibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(claim.getRelease()).isEqualTo(Release.NOW);
        assertThat(claim.getClaimantCondition()).isEqualTo(ClaimantCondition.FREE);
        assertThat(claim.getStance()).isNull();
        assertThat(claim.getUtcOffsetMinutes()).isEqualTo(180);
        assertThat(claim.getEvidence()).isEmpty();
    }

    @Test
    void whatTheReportSaysForAllEachClaimMaySayOtherwise() throws Exception {
        String other = CLAIM.replace("{", "{\"claimId\":\"x\",\"visibility\":\"PUBLIC\",\"claimant\":\"a medic\",");
        SourceReport report = only(report(
                "\"visibility\":\"DESK\",\"release\":\"HELD\",\"claimant\":\"SOHR\",\"stance\":\"NEUTRAL\",",
                CLAIM + "," + other));

        ReportedClaim first = report.getClaims().get(0);
        ReportedClaim second = report.getClaims().get(1);
        assertThat(first.getVisibility()).isEqualTo(Visibility.DESK);
        assertThat(first.getRelease()).isEqualTo(Release.HELD);
        assertThat(first.getClaimant()).isEqualTo("SOHR");
        assertThat(first.getStance()).isEqualTo(Stance.NEUTRAL);
        assertThat(second.getVisibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(second.getClaimant()).isEqualTo("a medic");
    }

    @Test
    void evidenceIsAKindOrAWholeItem() throws Exception {
        String claim = CLAIM.replace(
                "{",
                "{\"evidence\":[\"VIDEO\",{\"kind\":\"GEOLOCATED_VIDEO\",\"url\":\"https://example.org/v\","
                        + "\"latitude\":35.13,\"longitude\":36.75,\"geolocatedBy\":\"a-geolocator\","
                        + "\"capturedAt\":\"2024-11-30T17:00:00+03:00\"}],");
        List<org.claimline.avro.EvidenceItem> evidence =
                only(report("", claim)).getClaims().get(0).getEvidence();

        assertThat(evidence.get(0).getKind()).isEqualTo(EvidenceKind.VIDEO);
        assertThat(evidence.get(1).getLatitude()).isEqualTo(35.13);
        assertThat(evidence.get(1).getCapturedAt()).isEqualTo(Instant.parse("2024-11-30T14:00:00Z"));
    }

    @Test
    void everyFaultIsNamedWithItsPlace() throws Exception {
        List<Fault> faults = ReportJson.read("""
                        [{"reportId":"r1","source":" ","publishedAt":"2024-11-30T17:40:00","colour":"red","revision":0,
                          "claims":[{"place":"Hama","assertion":"TAKEN","eventTime":"yesterday","evidence":["RUMOUR"],"extent":7}]}]
                        """.getBytes(UTF_8)).faults();

        assertThat(faults)
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder(
                        "/0/source",
                        "/0/publishedAt",
                        "/0/colour",
                        "/0/revision",
                        "/0/claims/0/assertion",
                        "/0/claims/0/eventTime",
                        "/0/claims/0/evidence/0",
                        "/0/claims/0/extent");
        assertThat(faults)
                .filteredOn(f -> f.pointer().endsWith("assertion"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.value()).isEqualTo("TAKEN");
                    assertThat(fault.wayOut()).contains("CAPTURED").doesNotContain("UNRECOGNISED");
                });
    }

    @Test
    void whatMustBeThereIsAskedFor() throws Exception {
        assertThat(ReportJson.read("{}".getBytes(UTF_8)).faults())
                .extracting(Fault::pointer, Fault::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/reportId", "is missing"),
                        org.assertj.core.groups.Tuple.tuple("/source", "is missing"),
                        org.assertj.core.groups.Tuple.tuple("/publishedAt", "is missing"),
                        org.assertj.core.groups.Tuple.tuple("/claims", "is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"text\"", "null", "true", "[7]", "[[]]", "[]"})
    void whatIsNoReportIsAFaultAndNoFailure(String document) throws Exception {
        assertThat(ReportJson.read(document.getBytes(UTF_8)).faults()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "{", "{\"reportId\":\"r1\"", "{}{}", "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "not json"})
    void whatIsNoJsonIsMalformed(String document) {
        assertThatThrownBy(() -> ReportJson.read(document.getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class)
                .message()
                .doesNotContain("com.fasterxml", "StreamRead", "JsonToken");
    }

    @Test
    void nestingTooDeepIsRefused() {
        String deep = "[".repeat(100_000);
        assertThatThrownBy(() -> ReportJson.read(deep.getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("32");
    }

    @Test
    void otherEncodingsAreRefused() {
        byte[] utf16 = report("", CLAIM).getBytes(StandardCharsets.UTF_16LE);
        byte[] latin = report("\"title\":\"Zürich\",", CLAIM).getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> ReportJson.read(latin))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> ReportJson.read(utf16)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void halfCharactersAndControlCharactersAreFaults() throws Exception {
        assertThat(faultsOfTitle("\\ud83d")).hasSize(1);
        assertThat(faultsOfTitle("a\\u0000b")).hasSize(1);
        assertThat(faultsOfTitle("\\ud83d\\ude00 and\\na line")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-999999999-01-01T00:00:00+18:00",
                "+999999999-12-31T23:59:59-18:00",
                "2024-11-30",
                "2024-11-30T17:40:00",
                "1732977600"
            })
    void timesOutsideOfAnyFeedAreFaults(String time) throws Exception {
        String report = report("", CLAIM).replace("2024-11-30T17:40:00+03:00", time);
        assertThat(ReportJson.read(report.getBytes(UTF_8)).faults())
                .extracting(Fault::pointer)
                .containsExactly("/publishedAt");
    }

    private static List<Fault> faultsOfTitle(String title) throws Exception {
        return ReportJson.read(report("\"title\":\"" + title + "\",", CLAIM).getBytes(UTF_8))
                .faults();
    }

    private static String report(String more, String claims) {
        return "{\"reportId\":\"r1\",\"source\":\"s1\"," + more
                + "\"publishedAt\":\"2024-11-30T17:40:00+03:00\",\"claims\":[" + claims + "]}";
    }

    private static SourceReport only(String document) throws MalformedJsonException {
        ReportJson.Outcome outcome = ReportJson.read(document.getBytes(UTF_8));
        assertThat(outcome.faults()).isEmpty();
        return outcome.reports().get(0);
    }
}
