package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.EventTime;
import org.claimline.claim.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An origin that says the same for years. */
class ManyCopiesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "scenarios");
    private static final ClaimVersion FIRST = first();
    private static final int CLAIMS = 120_000;

    /** Of every four tellings within an hour one stands for the others. Were each held against all, this would take many minutes. */
    @Test
    @Timeout(60)
    void copiesAreFoundAmongWhatIsNear() {
        Map<ClaimVersion, ClaimVersion> copies = Copies.among(told(CLAIMS));

        assertThat(copies).hasSize(CLAIMS - CLAIMS / 4);
        assertThat(copies.entrySet())
                .allMatch(c -> Duration.between(
                                        c.getValue().when().estimate(),
                                        c.getKey().when().estimate())
                                .compareTo(Duration.ofHours(1))
                        < 0);
    }

    private static List<ClaimVersion> told(int count) {
        List<ClaimVersion> told = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = Wars.START.plus(Duration.ofHours(5L * (i / 4))).plus(Duration.ofMinutes(7L * (i % 4)));
            EventTime when = EventTime.of(at, Precision.HOUR, Wars.ZONE, at.plus(Duration.ofDays(1)));
            told.add(Versions.with(
                    FIRST,
                    new ClaimKey("s", "r" + i, "c"),
                    FIRST.certainty(),
                    when,
                    at.plus(Duration.ofDays(1)),
                    Optional.empty()));
        }
        return told;
    }

    private static ClaimVersion first() {
        return Scenario.read(
                        FOLDER.resolve("06-a-dispute-closed-by-a-neutral.txt"), Cast.read(FOLDER.resolve("cast.csv")))
                .checks()
                .get(0)
                .claims()
                .get(0);
    }
}
