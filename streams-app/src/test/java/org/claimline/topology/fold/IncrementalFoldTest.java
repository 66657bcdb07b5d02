package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.claimline.avro.ClaimEvent;

/** Whatever comes in whatever order, the town is what the core makes of all its versions. */
class IncrementalFoldTest {
    private static int events;
    private static int withdrawn;
    private static int copies;

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void theTownIsAlwaysWhatTheCoreMakesOfAllItsVersions(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int days,
            @ForAll @IntRange(min = 1, max = 6) int segment) {
        // Given
        ClaimFeed feed = new ClaimFeed(seed, "hama", days);
        FoldedTown town = new FoldedTown("hama", segment);

        for (int i = 0; i < 40; i++) {
            // When
            ClaimEvent event = feed.next();
            town.apply(event);

            // Then
            town.verify();
            assertThat(town.apply(event)).as("delivered again").isEmpty();
            events++;
        }
        withdrawn += (int) town.disputes().values().stream()
                .filter(FoldedTown::isWithdrawn)
                .count();
        copies += (int) town.rows().stream().filter(ClaimRow::copy).count();
    }

    @AfterContainer
    static void tell() {
        System.out.println("Incremental fold: " + events + " events agree with the fold of all versions; at the ends "
                + copies + " copies and " + withdrawn + " withdrawn disputes");
    }
}
