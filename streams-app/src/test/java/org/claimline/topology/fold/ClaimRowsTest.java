package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.claimline.avro.ClaimEvent;
import org.claimline.topology.StoreCodec;
import org.claimline.topology.binary.ByteSink;
import org.junit.jupiter.api.Test;

/** Rows are read as they were written, in the format that a store may still have too. */
class ClaimRowsTest {
    private static final Instant END = Instant.parse("2025-01-01T00:00:00Z");

    private final MapStore store = new MapStore();
    private final ClaimFeed feed = new ClaimFeed(3, "hama", 2);

    @Test
    void aRowIsReadAsItWasWritten() {
        for (int i = 0; i < 50; i++) {
            // Given
            ClaimEvent event = feed.claim();
            ClaimRow row = row(event, i % 3 == 0 ? Optional.of(END) : Optional.empty(), i % 2 == 0);

            // When
            ClaimRows.written(store).put(row);

            // Then
            assertSame(ClaimRows.read(store).get(row.key()).orElseThrow(), row);
        }
    }

    @Test
    void aRowOfTheFormatBeforeIsReadToo() {
        // Given
        ClaimRow row = row(feed.claim(), Optional.of(END), true);
        StoreCodec<ClaimEvent> events = StoreCodec.of(ClaimEvent.getClassSchema());
        ByteSink before = new ByteSink().raw(1).flag(true);
        before.maybe(Optional.of(END), before::instant).raw(events.encode(row.put()));

        // When
        store.put(row.key(), before.toBytes());

        // Then
        assertSame(ClaimRows.read(store).get(row.key()).orElseThrow(), row);
    }

    @Test
    void whatIsInForceIsToldWithoutReadingTheClaim() {
        ClaimRow row = row(feed.claim(), Optional.of(END), false);
        Instant from = row.claim().knownFrom();

        assertThat(row.eventTime()).isEqualTo(row.claim().when().estimate());
        assertThat(row.isInForce(Optional.of(from.minusMillis(1)))).isFalse();
        assertThat(row.isInForce(Optional.of(from))).isTrue();
        assertThat(row.isInForce(Optional.of(END.minusMillis(1)))).isTrue();
        assertThat(row.isInForce(Optional.of(END))).isFalse();
        assertThat(row.isInForce(Optional.empty())).isFalse();
    }

    private static ClaimRow row(ClaimEvent event, Optional<Instant> until, boolean copy) {
        ClaimRow standing = ClaimRow.of(new byte[0], event, until, copy);
        return ClaimRow.of(TownKeys.row("hama", standing.claim()), event, until, copy);
    }

    private static void assertSame(ClaimRow read, ClaimRow written) {
        assertThat(read.claim().equals(written.claim())).isTrue();
        assertThat(read.put()).isEqualTo(written.put());
        assertThat(read.copy()).isEqualTo(written.copy());
        assertThat(read.knownUntil()).isEqualTo(written.knownUntil());
        assertThat(read.digest()).isEqualTo(written.digest());
    }
}
