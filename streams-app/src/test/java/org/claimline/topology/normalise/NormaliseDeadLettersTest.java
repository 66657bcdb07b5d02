package org.claimline.topology.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimline.topology.normalise.Feed.captured;
import static org.claimline.topology.normalise.Feed.claim;
import static org.claimline.topology.normalise.Feed.decision;
import static org.claimline.topology.normalise.Feed.report;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.test.TestRecord;
import org.claimline.avro.Assertion;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.SourceReport;
import org.claimline.topology.DeadLetters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cannot be taken goes to the dead letters as it came, with the reasons, and the rest goes on. */
class NormaliseDeadLettersTest {
    private final NormaliseDriver normalise = new NormaliseDriver();

    @AfterEach
    void close() {
        normalise.close();
    }

    @Test
    void malformedBytesGoToTheDeadLettersWithKeyAndValueAsTheyCame() {
        byte[] bytes = "no contract".getBytes(StandardCharsets.UTF_8);
        normalise.reportAs("rebel-channel", bytes);
        normalise.report(report("rebel-channel", "r1", 1, 9, captured("c1", "Hama")));

        assertThat(normalise.spans()).hasSize(1);
        TestRecord<byte[], byte[]> letter = normalise.deadLetters().get(0);
        assertThat(letter.value()).isEqualTo(bytes);
        assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo("rebel-channel");
        assertThat(header(letter, "__streams.errors.topic")).isEqualTo("claimline.reports.v1");
        assertThat(header(letter, "__streams.errors.exception")).contains("SerializationException");
        assertThat(normalise.count(Counter.REPORTS_RECEIVED)).isEqualTo(2);
        assertThat(normalise.count(Counter.REPORTS_DEAD_LETTERED)).isEqualTo(1);
    }

    @Test
    void anUnknownSchemaIdIsADeadLetter() {
        normalise.reportAs("rebel-channel", new byte[] {0, 0, 0, 0, 77, 2, 2});

        assertThat(normalise.deadLetters()).hasSize(1);
    }

    @Test
    void aRecordWithoutValueIsADeadLetter() {
        normalise.reportAs("rebel-channel", null);

        assertThat(normalise.deadLetters()).hasSize(1);
    }

    @Test
    void everyFaultOfAReportIsNamedInAHeader() {
        normalise.report(report(
                "rebel-channel",
                "r1",
                0,
                9,
                captured("c1", "Hama"),
                claim("c1", " ", Assertion.UNRECOGNISED).build(),
                claim("c3", "Hama", Assertion.CAPTURED)
                        .setEventTime(Feed.at(60))
                        .build()));

        String faults = header(normalise.deadLetters().get(0), DeadLetters.FAULTS);
        assertThat(faults)
                .contains("/revision", "/claims/1/claimId", "/claims/1/place", "/claims/1/assertion")
                .contains("CONTROLS, CAPTURED")
                .contains("/claims/2/eventTime")
                .doesNotContain("UNRECOGNISED,");
        assertThat(normalise.newEvents()).isEmpty();
    }

    @Test
    void anUnknownPartyIsAnsweredWithTheKnownOnesAndAnUnknownSourceAskedForItsStance() {
        normalise.report(report(
                "newcomer",
                "r1",
                1,
                9,
                claim("c1", "Hama", Assertion.CAPTURED).setParty("martians").build()));

        assertThat(header(normalise.deadLetters().get(0), DeadLetters.FAULTS))
                .contains("/claims/0/party", "opposition, regime", "/claims/0/stance", "newcomer");
    }

    @Test
    void aReportUnderAnotherKeyThanItsSourceIsRefused() {
        SourceReport report = report("rebel-channel", "r1", 1, 9, captured("c1", "Hama"));

        normalise.reportAs("r1", normalise.serdes.reports().serializer().serialize("claimline.reports.v1", report));

        assertThat(header(normalise.deadLetters().get(0), DeadLetters.FAULTS)).contains("/key");
    }

    @Test
    void aDecisionThatSaysTooLittleIsRefusedWithItsKeyAsItCame() {
        normalise.decision(decision("d1", DecisionKind.REJECT, 9).build());

        TestRecord<byte[], byte[]> letter = normalise.deadLetters().get(0);
        assertThat(header(letter, DeadLetters.FAULTS)).contains("/claim");
        assertThat(header(letter, "__streams.errors.topic")).isEqualTo("claimline.decisions.v1");
        assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo("target");
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
