package org.claimline.replay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.claimline.explain.SeedTowns;
import org.claimline.replay.log.LogEntry.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The days of the seed feed as an editor reads them. */
@Tag("seeds")
class SeedDayLogTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Damascus");
    private static SeedTowns seed;

    @BeforeAll
    static void load() {
        seed = SeedTowns.load();
    }

    private record Day(List<LogEntry> log, DaySummary summary) {
        List<String> lines(Kind kind) {
            return log.stream()
                    .filter(e -> e.kind() == kind)
                    .map(e -> e.line(ZONE))
                    .toList();
        }
    }

    private static Day day(String date) {
        Instant from = LocalDate.parse(date).atStartOfDay(ZONE).toInstant();
        Instant until = LocalDate.parse(date).plusDays(1).atStartOfDay(ZONE).toInstant();
        List<LogEntry> log = new ArrayList<>();
        DaySummary.Sum sum = new DaySummary.Sum(from, until);
        for (String town : seed.ids()) {
            DayLog.plain(ZONE)
                    .tell(town, seed.rows(town), from, until, log::add)
                    .ifPresent(sum::add);
        }
        log.sort(LogEntry.ORDER);
        return new Day(log, sum.summary());
    }

    @Test
    void theEveningOfThe30thOpensFourDisputes() {
        Day day = day("2024-11-30");

        assertThat(day.lines(Kind.CONTESTED))
                .containsExactly(
                        "19:30  Hama  CONTESTED  A pro-regime source (Regime soldiers filming themselves) says that the regime"
                                + " is in a part of Hama; a pro-opposition source (Published video of a convoy in Hama) says"
                                + " that the opposition entered a part of Hama.",
                        "20:00  Muhradeh  CONTESTED  A pro-regime source (Regime soldiers filming themselves) says that the"
                                + " regime is in Muhradeh; a pro-opposition source (Pro-opposition media) says that the"
                                + " opposition captured Muhradeh.",
                        "20:00  Qomhana  CONTESTED  A pro-regime source (Regime soldiers filming themselves) says that the"
                                + " regime is in Qomhana; a pro-opposition source (Pro-opposition media) says that the"
                                + " opposition captured Qomhana.",
                        "20:00  Suqaylabiyah  CONTESTED  A pro-regime source (Regime soldiers filming themselves) says that the"
                                + " regime is in Suqaylabiyah; a pro-opposition source (Pro-opposition media) says that the"
                                + " opposition captured Suqaylabiyah.");
        assertThat(day.lines(Kind.SETTLED)).isEmpty();
        assertThat(day.summary().stillContested())
                .extracting(Contest::town)
                .containsExactly("Hama", "Muhradeh", "Qomhana", "Suqaylabiyah");
        assertThat(SummaryText.lines(day.summary(), ZONE))
                .startsWith(
                        "Known from 30 Nov 2024, 00:00 until 1 Dec 2024, 00:00 (Asia/Damascus)",
                        "  32 claims came: 12 of pro-regime sources, 14 of pro-opposition sources, 6 of neutral sources;"
                                + " 0 corrected or decided about, 0 withdrawn",
                        "  16 towns told of, 15 with news, 15 changed",
                        "",
                        "Contested: 4; still contested at the end: 4",
                        "  Hama, since 30 Nov, 19:30 (known 30 Nov, 19:30)")
                .contains("    Still contested at the end.", "  30 Nov, 19:30  Hama  nothing told -> CONTESTED");
    }

    @Test
    void theNextDaysSettleThem() {
        assertThat(day("2024-12-01").lines(Kind.UNDONE))
                .containsExactly(
                        "12:00  Hama  UNDONE  The dispute of 30 Nov, 19:30 is undone: with what was told late there is"
                                + " none of that time. Sources agree that the regime holds Hama; not verified by this newsroom.");
        Day second = day("2024-12-02");
        assertThat(second.lines(Kind.SETTLED))
                .contains(
                        "08:00  Muhradeh  SETTLED  Nothing more was heard for 36 hours. Who holds Muhradeh is unclear, because"
                                + " nothing more was heard of the contest.",
                        "12:00  Qomhana  SETTLED  Independent sources came to agree, when Author of the campaign coverage said"
                                + " that the regime holds Qomhana (1 Dec, morning; media report). Sources agree that the regime"
                                + " holds Qomhana; not verified by this newsroom.");
        assertThat(second.summary().stillContested()).isEmpty();
        assertThat(SummaryText.lines(second.summary(), ZONE))
                .contains(
                        "  Suqaylabiyah, since 30 Nov, 20:00 (known before)",
                        "    Ended 2 Dec, 08:00 (known 2 Dec, 08:00): Nothing more was heard for 36 hours. Who holds"
                                + " Suqaylabiyah is unclear, because nothing more was heard of the contest.");
    }
}
