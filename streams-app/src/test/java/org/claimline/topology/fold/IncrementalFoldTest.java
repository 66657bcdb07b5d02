package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import org.claimline.avro.Assertion;
import org.claimline.avro.ClaimEvent;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Tries;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;
import org.junit.jupiter.api.Test;

/** Whatever comes in whatever order, the town is what the core makes of all its versions. */
@AddLifecycleHook(Tries.class)
@Tries.OneIn(40)
class IncrementalFoldTest {
    private static final Instant NOON = Instant.parse("2024-12-01T12:00:00Z");

    private static int events;
    private static int withdrawn;
    private static int copies;
    private static int left;

    @Property(shrinking = ShrinkingMode.OFF)
    void theTownIsAlwaysWhatTheCoreMakesOfAllItsVersions(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int days,
            @ForAll @IntRange(min = 1, max = 12) int segment) {
        ClaimFeed feed = new ClaimFeed(seed, "hama", days);
        Random random = new Random(seed);
        FoldedTown town = new FoldedTown("hama", segment);

        for (int i = 0; i < 40; i++) {
            applied(town, feed.next(), random);
            town.verify();
        }
        count(town);
    }

    /** As in a town of which so many sources speak that what it keeps does not fit into a record. */
    @Property(shrinking = ShrinkingMode.OFF)
    void itIsSoWhereWhatATownKeepsIsDivided(@ForAll long seed, @ForAll @IntRange(min = 20, max = 400) int partBytes) {
        ClaimFeed feed = new ClaimFeed(seed, "hama", 2);
        Random random = new Random(seed);
        FoldedTown town = new FoldedTown("hama", 3, Budget.ROWS, partBytes);

        for (int i = 0; i < 30; i++) {
            ClaimEvent event = feed.next();
            boolean wide = i % 3 == 0 && event.getContent() != null;
            applied(town, wide ? Wide.of(event, i) : event, random);
            town.verify();
        }
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void itIsSoWhereClaimsAreKnownInTheOrderInWhichTheyCome(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int segment) {
        Random random = new Random(seed);
        FoldedTown town = new FoldedTown("hama", segment);

        for (ClaimEvent event : new ClaimFeed(seed, "hama", 2).live(70)) {
            applied(town, event, random);
            town.verify();
        }
        count(town);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void whatTakesLongerThanAnEventMayIsFoundLater(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int days,
            @ForAll @IntRange(min = 1, max = 12) int segment,
            @ForAll @IntRange(min = 0, max = 40) int budget) {
        ClaimFeed feed = new ClaimFeed(seed, "hama", days);
        Random random = new Random(seed);
        FoldedTown town = new FoldedTown("hama", segment, budget);

        for (int i = 0; i < 40; i++) {
            applied(town, feed.next(), random);
            if (town.isUnsettled() ? random.nextInt(8) == 0 : random.nextInt(4) == 0) {
                settled(town, random);
            }
        }
        settled(town, random);
        count(town);
    }

    private static void settled(FoldedTown town, Random random) {
        boolean wasLeft = town.isUnsettled();
        if (wasLeft) {
            left++;
            town.restart();
            town.settle(random::nextBoolean);
            town.unmark();
            assertThat(town.isMarked())
                    .as("marked while something is left, and not after")
                    .isEqualTo(town.isUnsettled());
        }
        boolean inPart = town.isUnsettled();
        town.settle();
        town.verify();
        assertThat(town.isMarkedThoughSettled()).isEqualTo(inPart || town.isMarked());
        if (random.nextBoolean()) {
            town.unmark();
            assertThat(town.isMarked()).isFalse();
        }
    }

    @Test
    void aTownOfWhichAllWasFoundStaysMarkedUntilItsMarkIsRemoved() {
        FoldedTown town = townOfWhichSomethingIsLeft();
        assertThat(town.isMarked()).isTrue();

        town.unmark();
        assertThat(town.isUnsettled()).as("what is left is not forgotten").isTrue();

        town.settle();
        assertThat(town.isMarked()).isTrue();
        assertThat(town.isMarkedThoughSettled()).isTrue();
        assertThat(town.settle(() -> true)).as("there is nothing to do of it").isEmpty();

        town.unmark();
        assertThat(town.isMarked()).isFalse();
        assertThat(town.isMarkedThoughSettled()).isFalse();
    }

    @Test
    void thatAllWasFoundIsKnownAfterARestart() {
        FoldedTown town = townOfWhichSomethingIsLeft();
        town.settle();

        town.restart();

        assertThat(town.isUnsettled()).isFalse();
        assertThat(town.isMarked()).isTrue();
        assertThat(town.isMarkedThoughSettled()).isTrue();
        town.unmark();
        assertThat(town.isMarked()).isFalse();
    }

    @Test
    void markedAgainBeforeItsMarkIsRemovedItKeepsIt() {
        FoldedTown town = townOfWhichSomethingIsLeft();
        town.settle();
        ClaimEvent another = ClaimFeed.told("hama", "r3", 0, Assertion.PRESENT, "regime", NOON.plusSeconds(7200));
        town.apply(another);
        town.apply(ClaimFeed.end(another, 9));
        assertThat(town.isUnsettled()).isTrue();
        assertThat(town.isMarkedThoughSettled()).isFalse();

        town.unmark();
        town.restart();

        assertThat(town.isUnsettled()).isTrue();
        assertThat(town.isMarkedThoughSettled()).isFalse();
        town.settle();
        town.verify();
        assertThat(town.disputes().values()).anyMatch(FoldedTown::isWithdrawn);
    }

    private static FoldedTown townOfWhichSomethingIsLeft() {
        FoldedTown town = new FoldedTown("hama", 64, 0);
        ClaimEvent present = ClaimFeed.told("hama", "r2", 0, Assertion.PRESENT, "regime", NOON.plusSeconds(3600));
        town.apply(ClaimFeed.told("hama", "r1", 2, Assertion.CAPTURED, "opposition", NOON));
        town.apply(present);
        town.apply(ClaimFeed.end(present, 5));
        assertThat(town.isUnsettled()).isTrue();
        return town;
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void aStateIsReadAsItWasWritten(@ForAll long seed) {
        ClaimFeed feed = new ClaimFeed(seed, "hama", 3);
        FoldedTown town = new FoldedTown("hama", 64);
        StateCodec codec = new StateCodec(ClaimCodec.WHOLE);
        for (int i = 0; i < 20; i++) {
            town.apply(feed.claim());
            FoldState state = town.latest().state();
            ByteSink written = new ByteSink();
            codec.write(written, state);

            assertThat(codec.state(new ByteSource(written.toBytes())).equals(state))
                    .as("state after claim %s", i)
                    .isTrue();
        }
    }

    private static void applied(FoldedTown town, ClaimEvent event, Random random) {
        if (random.nextInt(3) == 0) {
            town.restart();
        }
        town.apply(event);
        assertThat(town.apply(event)).as("delivered again").isEmpty();
    }

    private static void count(FoldedTown town) {
        events += 1;
        withdrawn += (int) town.disputes().values().stream()
                .filter(FoldedTown::isWithdrawn)
                .count();
        copies += (int) town.rows().stream().filter(ClaimRow::copy).count();
    }

    @AfterContainer
    static void tell() {
        System.out.println("Incremental fold: " + events + " towns agree with the core after each event; at their ends "
                + copies + " copies and " + withdrawn + " withdrawn disputes; " + left
                + " times something was left for later");
        assertThat(left).isPositive();
    }
}
