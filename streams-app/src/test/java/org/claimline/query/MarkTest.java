package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a reader has heard, as one word. */
class MarkTest {
    private static final Instant NOW = Instant.parse("2024-12-05T10:00:00Z");

    @Test
    void isReadAsItWasWritten() {
        Random chance = new Random(7);
        for (int i = 0; i < 200; i++) {
            Mark mark = new Mark(chance.nextLong(), NOW.plusSeconds(i), offsets(chance));

            assertThat(Mark.read(mark.text())).contains(mark);
            assertThat(mark.text()).matches("[A-Za-z0-9_-]+");
        }
    }

    @Test
    void isShortEnoughForAHeader() {
        Offsets next = Offsets.NONE;
        for (Feed feed : Feed.values()) {
            for (int partition = 0; partition < (feed == Feed.ACKNOWLEDGEMENTS ? 1 : 12); partition++) {
                next = next.at(feed, partition, 1_000_000_000L + partition);
            }
        }

        assertThat(new Mark(-1, NOW, next).text()).hasSizeLessThan(300);
    }

    /** As instances wrote it that knew of no acknowledgements, and understand it. */
    @Test
    void oneThatHeardOfNoAcknowledgementIsWrittenAsItWasBeforeThereWereAny() {
        Mark before = new Mark(5, NOW, Offsets.NONE.at(Feed.TOWN_STATES, 1, 7).at(Feed.ALERTS, 0, 300));

        assertThat(before.text()).isEqualTo("AQAAAAAAAAAFwOaL9QwEAA4AAtgE");
        assertThat(Mark.read("AQAAAAAAAAAFwOaL9QwEAA4AAtgE")).contains(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "null", "7-12", "AQ", "////", "a b", "ÿ", "AQAAAAAAAAAAgICAgICAgICAgICAgICAgAE"})
    void anyOtherWordIsNone(String word) {
        assertThat(Mark.read(word)).isEmpty();
    }

    @Test
    void noneIsReadFromWhatWasChangedOnTheWay() {
        byte[] good = Base64.getUrlDecoder().decode(new Mark(5, NOW, offsets(new Random(1))).text());
        for (int length = 0; length < good.length; length++) {
            byte[] cut = new byte[length];
            System.arraycopy(good, 0, cut, 0, length);

            assertThat(Mark.read(Base64.getUrlEncoder().encodeToString(cut))).isEmpty();
        }
    }

    @Test
    void offsetsCoverWhatWasReadBefore() {
        Offsets some = Offsets.NONE.at(Feed.ALERTS, 2, 5);
        Offsets more = some.after(new Position(Feed.ALERTS, 2, 5)).at(Feed.DISPUTES, 0, 1);

        assertThat(more.covers(some)).isTrue();
        assertThat(some.covers(more)).isFalse();
        assertThat(some.covers(Offsets.NONE)).isTrue();
        assertThat(some.covers(new Position(Feed.ALERTS, 2, 4))).isTrue();
        assertThat(some.covers(new Position(Feed.ALERTS, 2, 5))).isFalse();
        assertThat(some).isEqualTo(Offsets.NONE.at(Feed.ALERTS, 4, 0).at(Feed.ALERTS, 2, 5));
    }

    private static Offsets offsets(Random chance) {
        Offsets next = Offsets.NONE;
        for (Feed feed : Feed.values()) {
            int partitions = chance.nextInt(5);
            for (int partition = 0; partition < partitions; partition++) {
                next = next.at(feed, partition, chance.nextLong() >>> (1 + chance.nextInt(60)));
            }
        }
        return next;
    }
}
