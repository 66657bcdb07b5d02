package org.claimline.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.claimline.schema.Contract;
import org.junit.jupiter.api.Test;

/** The generated records over the wire, with nothing prepared by the test: what a serializer does when a program starts. */
class RecordsTest {
    private static final Instant SIX_PM = Instant.parse("2024-11-30T15:00:00Z");

    @Test
    void aReportComesBackAsItWent() throws IOException {
        // Given
        SourceReport report = report();

        // When
        SourceReport read = read(SourceReport.getClassSchema(), bytes(report));

        // Then
        assertThat(read).isEqualTo(report);
        assertThat(read.getClaims().get(0).getEventTime()).isEqualTo(SIX_PM);
        assertThat(read.getClaims().get(0).getEvidence().get(0).getCapturedAt()).isEqualTo(SIX_PM);
    }

    /** The registry hands out the schema without Java's own properties; strings are still strings. */
    @Test
    void aReportIsReadByTheRegisteredSchema() throws IOException {
        assertThat(read(Contract.REPORTS.schema(), bytes(report()))).isEqualTo(report());
    }

    @Test
    void whatIsOptionalNeedNotBeSaid() {
        ReportedClaim claim = report().getClaims().get(0);
        assertThat(claim.getCertainty()).isEqualTo(Certainty.ASSERTED);
        assertThat(claim.getExtent()).isEqualTo(Extent.WHOLE);
        assertThat(claim.getPrecision()).isEqualTo(Precision.DAY);
        assertThat(claim.getUtcOffsetMinutes()).isEqualTo(180);
        assertThat(claim.getVisibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(claim.getRelease()).isEqualTo(Release.NOW);
        assertThat(claim.getStance()).isNull();
    }

    /** A symbol that a later version adds must not stop an older reader. */
    @Test
    void aSymbolOfALaterVersionReadsAsUnrecognised() throws IOException {
        // Given
        Schema later = new SchemaParser()
                .parse(Contract.REPORTS.schema().toString().replace("\"BESIEGED\",", "\"SHELLED\",\"BESIEGED\","))
                .mainSchema();
        byte[] bytes = inLaterWords(later, "SHELLED");

        // When
        SourceReport read = read(later, bytes);

        // Then
        assertThat(read.getClaims().get(0).getAssertion()).isEqualTo(Assertion.UNRECOGNISED);
    }

    @Test
    void classesOfOthersStayForbidden() {
        // Given
        Schema hostile = new SchemaParser()
                .parse("{\"type\":\"record\",\"name\":\"ProcessBuilder\",\"namespace\":\"java.lang\",\"fields\":[]}")
                .mainSchema();

        // Then
        assertThatThrownBy(() -> new SpecificData().getClass(hostile)).isInstanceOf(SecurityException.class);
    }

    private static SourceReport report() {
        ReportedClaim claim = ReportedClaim.newBuilder()
                .setClaimId("c1")
                .setPlace("Qomhana")
                .setAssertion(Assertion.BESIEGED)
                .setParty("opposition")
                .setEventTime(SIX_PM)
                .setEvidence(List.of(EvidenceItem.newBuilder()
                        .setKind(EvidenceKind.VIDEO)
                        .setCapturedAt(SIX_PM)
                        .build()))
                .build();
        return SourceReport.newBuilder()
                .setReportId("r-1001")
                .setSourceId("hama-field-channel")
                .setPublishedAt(SIX_PM)
                .setClaims(List.of(claim))
                .build();
    }

    /** The report as a program of a later version would write it, whose classes this one does not have. */
    private static byte[] inLaterWords(Schema later, String assertion) throws IOException {
        GenericRecord report = new GenericDatumReader<GenericRecord>(SourceReport.getClassSchema(), later)
                .read(null, DecoderFactory.get().binaryDecoder(bytes(report()), null));
        GenericRecord claim = (GenericRecord) ((List<?>) report.get("claims")).get(0);
        claim.put(
                "assertion",
                new GenericData.EnumSymbol(
                        claim.getSchema().getField("assertion").schema(), assertion));
        return encoded(new GenericDatumWriter<>(later), report);
    }

    private static byte[] bytes(SourceReport report) throws IOException {
        return encoded(new SpecificDatumWriter<>(SourceReport.class), report);
    }

    private static <T> byte[] encoded(DatumWriter<T> writer, T value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(value, EncoderFactory.get().directBinaryEncoder(out, null));
        return out.toByteArray();
    }

    private static SourceReport read(Schema written, byte[] bytes) throws IOException {
        return new SpecificDatumReader<SourceReport>(written, SourceReport.getClassSchema())
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
