package org.claimline.topology.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.DisputeState;
import org.claimline.explain.SeedTowns;
import org.claimline.ingest.ReportJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An hour in which one side says every six minutes that it took a town, the other that it holds it, and the first that it left; through both topologies. */
@Tag("seeds")
class FlappingHourTest {
    private static final Instant START = Instant.parse("2024-12-09T09:00:00Z");
    private static final String TOWN = "tartus";

    @Test
    void isOneEpisodeAndFourAlerts(@TempDir Path directory) throws Exception {
        List<String> reports = new ArrayList<>();
        for (int minute = 0; minute < 60; minute += 6) {
            reports.add(report(minute, "enab-baladi", "CAPTURED", "opposition"));
            reports.add(report(minute + 2, "sana", "CONTROLS", "regime"));
            reports.add(report(minute + 4, "enab-baladi", "WITHDREW", "opposition"));
        }
        SeedTowns towns = SeedTowns.with(
                ReportJson.read(("[" + String.join(",", reports) + "]").getBytes(StandardCharsets.UTF_8))
                        .reports(),
                List.of());

        try (DisputesLine line = new DisputesLine(directory, START.plus(Duration.ofHours(1)))) {
            var told = line.alerts();
            var disputes = line.disputes();
            line.process(towns.changes().stream()
                    .filter(change -> change.getTownId().equals(TOWN))
                    .toList());
            assertThat(disputes.readValuesToList().stream()
                            .filter(d -> d.getState() == DisputeState.CLOSED)
                            .count())
                    .as("ends of disputes")
                    .isGreaterThan(5);
            line.driver().advanceWallClockTime(Duration.ofHours(3));
            List<ContestedAlert> alerts = told.readValuesToList();

            assertThat(alerts)
                    .extracting(ContestedAlert::getKind)
                    .containsExactly(
                            AlertKind.NEWLY_CONTESTED, AlertKind.SETTLED, AlertKind.CORRECTION, AlertKind.SETTLED);
            assertThat(alerts)
                    .extracting(ContestedAlert::getEpisodeId)
                    .containsOnly(alerts.get(0).getEpisodeId());
        }
    }

    private static String report(int minute, String source, String assertion, String party) {
        Instant at = START.plus(Duration.ofMinutes(minute));
        return """
                {"reportId":"f-%d","source":"%s","publishedAt":"%s","claims":[{"place":"Tartus","assertion":"%s","party":"%s",\
                "eventTime":"%s","precision":"INSTANT"}]}""".formatted(minute, source, at, assertion, party, at);
    }
}
