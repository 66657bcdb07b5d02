package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.claimline.avro.Assertion;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.VersionRef;
import org.junit.jupiter.api.Test;

/** A report that is revised time and again leaves versions behind that nobody reads. */
class RevisedOftenTest {
    private static final Instant NOON = Instant.parse("2024-12-01T12:00:00Z");
    private static final int REVISIONS = 600;

    @Test
    void theLastRevisionCostsNoMoreThanTheFirstHundred() {
        // Given
        FoldedTown town = new FoldedTown("hama", 16);
        town.apply(version(0));
        int before = most(town, 1, 100);

        // When
        most(town, 100, REVISIONS - 100);
        int after = most(town, REVISIONS - 100, REVISIONS);

        // Then
        assertThat(town.rows()).hasSize(REVISIONS);
        assertThat(after).isLessThanOrEqualTo(before);
        town.verify();
    }

    /** How many rows a revision read at most. */
    private static int most(FoldedTown town, int from, int to) {
        int most = 0;
        for (int i = from; i < to; i++) {
            town.claims.reads();
            town.apply(ClaimEvent.newBuilder(ClaimFeed.end(version(i - 1), 1))
                    .setKnownUntil(known(i))
                    .build());
            town.apply(version(i));
            most = Math.max(most, town.claims.reads());
        }
        return most;
    }

    private static ClaimEvent version(int number) {
        ClaimEvent told = ClaimFeed.told("hama", "r1", 2, Assertion.CAPTURED, "opposition", NOON);
        return ClaimEvent.newBuilder(told)
                .setVersion(VersionRef.newBuilder(told.getVersion())
                        .setKnownTime(known(number))
                        .setKnownFrom(known(number))
                        .build())
                .build();
    }

    private static Instant known(int number) {
        return NOON.plus(Duration.ofMinutes(number));
    }
}
