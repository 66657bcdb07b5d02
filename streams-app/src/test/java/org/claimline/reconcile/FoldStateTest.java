package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Side;

/** What the state holds of what was told, for whoever reads it or stores it. */
@AddLifecycleHook(Tries.class)
@Tries.OneIn(4)
class FoldStateTest {
    private static final Path CAST = Path.of("src/test/resources/scenarios/cast.csv");

    @Example
    void rumoursAreTheLatestClaimOnlyWhileThereIsNothingElse() {
        assertThat(state("1 | 30 Nov 10:00 | wire | CAPTURED opposition | RUMOUR")
                        .lastClaimAt())
                .contains(Instant.parse("2024-11-30T07:00:00Z"));
        assertThat(state(
                                "1 | 30 Nov 10:00 | wire | CAPTURED opposition | RUMOUR",
                                "2 | 30 Nov 11:00 | monitor | CAPTURED opposition | RUMOUR")
                        .lastClaimAt())
                .contains(Instant.parse("2024-11-30T08:00:00Z"));
        assertThat(state(
                                "1 | 30 Nov 10:00 | wire | CAPTURED opposition",
                                "2 | 30 Nov 11:00 | monitor | CAPTURED opposition | RUMOUR")
                        .lastClaimAt())
                .contains(Instant.parse("2024-11-30T07:00:00Z"));
    }

    @Example
    void aContestLapsesAtItsVeryMomentAndNotBefore() {
        FoldState contested = state(
                "1 | 30 Nov 06:00 | monitor | CONTROLS regime",
                "2 | 30 Nov 10:00 | opp-command | CAPTURED opposition",
                "3 | 30 Nov 12:00 | regime-army | PRESENT regime");
        Instant lapse = contested.lapsesAt().orElseThrow();

        assertThat(lapse).isEqualTo(Instant.parse("2024-12-01T21:00:00Z"));
        assertThat(contested.readAt(lapse.minusMillis(1))).isEqualTo(contested);
        assertThat(contested.readAt(lapse).lapsed()).isTrue();
        assertThat(contested.readAt(lapse).contest()).isEmpty();
        assertThat(contested.readAt(lapse).since()).contains(lapse);
        assertThat(contested.readAt(lapse).readAt(lapse.plus(Duration.ofDays(9))))
                .isEqualTo(contested.readAt(lapse));
    }

    @Example
    void aPositionSpeaksForItsSide() {
        assertThat(state("1 | 30 Nov 10:00 | sdf-press | CONTROLS sdf")
                        .live()
                        .get(0)
                        .speaks())
                .contains(new Side("sdf"));
        assertThat(state("1 | 30 Nov 10:00 | wire | CONTROLS sdf").live().get(0).speaks())
                .isEmpty();
    }

    @Property(seed = "20241127")
    void aPositionIsMadeAgainOfItsClaimAndOfWhatTheFoldMadeOfIt(@ForAll("wars") List<ClaimVersion> war) {
        for (Telling telling : Reconciliation.of(war).state().live()) {
            assertThat(Telling.restored(
                            telling.claim(),
                            telling.gainer(),
                            telling.role(),
                            telling.contesting(),
                            telling.orderUncertain()))
                    .isEqualTo(telling);
        }
    }

    @Example
    void whoGainsByASurrenderIsKeptWithIt() {
        List<Telling> live =
                state("1 | 30 Nov 10:00 | wire | SURRENDERED regime").live();

        assertThat(live).hasSize(1);
        assertThat(live.get(0).claimant()).isEqualTo(Side.OPPOSITION);
        assertThat(Telling.restored(
                                live.get(0).claim(),
                                live.get(0).gainer(),
                                live.get(0).role(),
                                false,
                                false)
                        .claimant())
                .isEqualTo(Side.OPPOSITION);
    }

    @Example
    void whatLiesTwoDaysApartNeverCopiesEachOther() {
        Instant at = Instant.parse("2024-11-30T10:00:00Z");

        assertThat(Copies.areApart(at, at.plus(Duration.ofDays(2)))).isFalse();
        assertThat(Copies.areApart(at, at.plus(Duration.ofDays(2)).plusMillis(1)))
                .isTrue();
    }

    @Provide
    Arbitrary<List<ClaimVersion>> wars() {
        return Wars.drafts().map(drafts -> Wars.of("c", Wars.ALL, drafts));
    }

    private static FoldState state(String... feed) {
        List<String> lines = Stream.of(Stream.of("A feed"), Stream.of(feed), Stream.of("> ANY"))
                .flatMap(s -> s)
                .toList();
        List<ClaimVersion> claims =
                Scenario.read(lines, Cast.read(CAST)).checks().get(0).claims();
        return Reconciliation.of(claims, Optional.empty(), Optional.empty()).state();
    }
}
