package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.claimline.claim.ClaimKey;

/** Keys sort as claims are folded, and towns never meet. */
class TownKeysTest {
    private static final Comparator<Row> FOLD_ORDER = Comparator.comparing(Row::event)
            .thenComparing(Row::known)
            .thenComparing(Row::key)
            .thenComparing(Row::from);

    private record Row(Instant event, Instant known, ClaimKey key, Instant from) {
        byte[] under(String town) {
            return TownKeys.row(town, event, known, key, from);
        }
    }

    @Property
    void rowsOfATownSortInTheOrderOfTheFold(
            @ForAll String town,
            @ForAll String source,
            @ForAll String report,
            @ForAll String otherReport,
            @ForAll @LongRange(min = -3, max = 3) long event,
            @ForAll @LongRange(min = -3, max = 3) long otherEvent,
            @ForAll @LongRange(min = -3, max = 3) long from) {
        Row one = row(event, source, report, from);
        Row other = row(otherEvent, source, otherReport, 0);

        assertThat(Integer.signum(Arrays.compareUnsigned(one.under(town), other.under(town))))
                .isEqualTo(Integer.signum(FOLD_ORDER.compare(one, other)));
    }

    @Property
    void aKeyLiesInTheRangeOfItsTownAndOfNoOther(@ForAll String town, @ForAll String suffix, @ForAll String source) {
        byte[] key = row(1, source, "r", 1).under(town);

        assertThat(isWithin(key, town)).isTrue();
        assertThat(TownKeys.townOf(key)).isEqualTo(town);
        assertThat(TownKeys.eventTime(key)).isEqualTo(Instant.ofEpochMilli(1));
        if (!suffix.isEmpty()) {
            assertThat(isWithin(key, town + suffix)).isFalse();
            assertThat(isWithin(row(1, source, "r", 1).under(town + suffix), town))
                    .isFalse();
        }
    }

    @Property
    void aMarkLiesAmongMarksAndInTheRangeOfNoTown(@ForAll String town, @ForAll String other) {
        byte[] mark = TownKeys.marked(town);

        assertThat(TownKeys.townMarkedBy(mark)).isEqualTo(town);
        assertThat(Arrays.compareUnsigned(TownKeys.marks(), mark)).isNegative();
        assertThat(Arrays.compareUnsigned(mark, TownKeys.marksEnd())).isNegative();
        assertThat(isWithin(mark, other)).isFalse();
        assertThat(Arrays.compareUnsigned(row(1, "s", "r", 1).under(other), TownKeys.marks()))
                .isNegative();
    }

    private static Row row(long event, String source, String report, long from) {
        return new Row(
                Instant.ofEpochMilli(event),
                Instant.ofEpochMilli(0),
                new ClaimKey(source, report, "c"),
                Instant.ofEpochMilli(from));
    }

    private static boolean isWithin(byte[] key, String town) {
        return Arrays.compareUnsigned(TownKeys.townStart(town), key) <= 0
                && Arrays.compareUnsigned(key, TownKeys.townEnd(town)) < 0;
    }
}
