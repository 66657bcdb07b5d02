package org.claimline.topology.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.claimline.claim.Stance;
import org.claimline.reconcile.Closing;
import org.claimline.reconcile.Dispute;
import org.claimline.topology.dispute.News.Kind;
import org.junit.jupiter.api.Test;

/** What a duty editor is told, and how often. */
class EpisodesTest {
    private static final Instant NOON = Instant.parse("2024-11-30T12:00:00Z");

    private final Episodes episodes = new Episodes(Episodes.COOL_DOWN);
    private List<Episode> known = List.of();
    private final List<News> told = new ArrayList<>();

    @Test
    void aContestIsToldOnceHoweverOftenItChanges() {
        disputed(open("d1", 0));
        disputed(open("d1", 0));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED);
        assertThat(told.get(0).at()).isEqualTo(NOON);
    }

    @Test
    void itsEndTellsHowItEndedAndHowLongItLasted() {
        disputed(open("d1", 0));
        disputed(closed("d1", 0, 180, Closing.ADMISSION));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.SETTLED);
        assertThat(told.get(1).lasted()).contains(Duration.ofHours(3));
        assertThat(told.get(1).at()).isEqualTo(NOON.plus(Duration.ofHours(3)));
    }

    @Test
    void aContestOfWhichNothingMoreWasHeardLapses() {
        disputed(open("d1", 0));
        disputed(closed("d1", 0, 36 * 60, Closing.LAPSE));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED);
    }

    @Test
    void aDisputeThatOpensWithinTheCoolDownContinuesTheEpisode() {
        disputed(open("d1", 0));
        disputed(closed("d1", 0, 60, Closing.AGREEMENT));
        disputed(open("d2", 179));
        disputed(closed("d2", 179, 240, Closing.AGREEMENT));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.SETTLED, Kind.CORRECTION);
        assertThat(known).hasSize(1);
        assertThat(told.get(2).corrects()).contains(told.get(1).alertId());
    }

    @Test
    void anEndAfterItOpenedAgainIsToldOnceTheTownWasQuietByTheClock() {
        aDisputeThatOpensWithinTheCoolDownContinuesTheEpisode();

        clock(Duration.ofMinutes(119));
        assertThat(told).hasSize(3);
        clock(Duration.ofHours(2));

        assertThat(kinds()).endsWith(Kind.CORRECTION, Kind.SETTLED);
        assertThat(told.get(3).lasted()).contains(Duration.ofHours(4));
        clock(Duration.ofHours(3));
        assertThat(told).hasSize(4);
    }

    @Test
    void anEndThatIsToldByTheClockIsCorrectedWhereItsHolderIsReversed() {
        aDisputeThatOpensWithinTheCoolDownContinuesTheEpisode();
        take(episodes.due(stored(), Optional.of("opposition"), NOON.plus(Duration.ofHours(2))));

        change(List.of(), "opposition", "regime", minute(30));

        assertThat(kinds()).endsWith(Kind.SETTLED, Kind.CORRECTION);
        assertThat(told.get(4).corrects()).contains(told.get(3).alertId());
    }

    @Test
    void orByTheTimeOfWhatWasHeardSince() {
        aDisputeThatOpensWithinTheCoolDownContinuesTheEpisode();

        heard(minute(359));
        assertThat(told).hasSize(3);
        heard(minute(360));

        assertThat(kinds()).endsWith(Kind.CORRECTION, Kind.SETTLED);
    }

    @Test
    void anHourOfFlappingIsOneEpisodeAndFourAlerts() {
        for (int i = 0; i < 30; i++) {
            disputed(open("d" + i, 2 * i));
            disputed(closed("d" + i, 2 * i, 2 * i + 1, Closing.AGREEMENT));
        }
        clock(Duration.ofHours(2));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.SETTLED, Kind.CORRECTION, Kind.SETTLED);
        assertThat(known).hasSize(1);
        assertThat(told).extracting(News::alertId).doesNotHaveDuplicates();
    }

    @Test
    void aNewStanceAndANewKindOfDisputeAreToldOnceEach() {
        Scope both = scope(Dispute.Kind.CONTROL, Stance.PRO_REGIME, Stance.PRO_OPPOSITION);
        Scope withNeutral = both.plus(scope(Dispute.Kind.CONTROL, Stance.NEUTRAL));
        Scope withPresence = withNeutral.plus(scope(Dispute.Kind.PRESENCE, Stance.NEUTRAL));
        for (Scope scope : List.of(both, both, withNeutral, both, withNeutral, withPresence, withPresence)) {
            disputed(Span.open("d1", NOON, scope));
        }

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.WIDENED, Kind.WIDENED);
    }

    @Test
    void aStateThatWasToldAndIsReversedByWhatIsSaidOfTheTimeBeforeIsCorrected() {
        disputed(open("d1", 0));
        change(List.of(closed("d1", 0, 60, Closing.NEUTRAL_SETTLEMENT)), "regime", "opposition", minute(60));
        change(List.of(), "opposition", "regime", minute(30));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.SETTLED, Kind.CORRECTION);
        assertThat(told.get(2).corrects()).contains(told.get(1).alertId());
        change(List.of(), "regime", "regime", minute(30));
        assertThat(told).hasSize(3);
    }

    @Test
    void aTownThatChangesHandsLaterIsNoCorrection() {
        disputed(open("d1", 0));
        change(List.of(closed("d1", 0, 60, Closing.NEUTRAL_SETTLEMENT)), "regime", "opposition", minute(60));
        change(List.of(), "opposition", "regime", minute(61));
        change(List.of(), "regime", "opposition", minute(20));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.SETTLED);
    }

    @Test
    void aDisputeThatOpensLaterIsAnotherEpisode() {
        disputed(open("d1", 0));
        disputed(closed("d1", 0, 60, Closing.AGREEMENT));
        disputed(open("d2", 181));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.SETTLED, Kind.NEWLY_CONTESTED);
        assertThat(known).hasSize(2);
    }

    @Test
    void aLateClaimThatMovesTheOpeningRaisesNoSecondAlert() {
        disputed(open("d1", 0));
        String receiversKnow = known.get(0).id();

        change(List.of(open("d0", -300)), List.of(), List.of("d1"));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED);
        assertThat(known).hasSize(1);
        assertThat(known.get(0).id()).isEqualTo(receiversKnow);
        assertThat(known.get(0).since()).isEqualTo(NOON.minus(Duration.ofHours(5)));
    }

    @Test
    void aContestThatIsFoundWhenItIsOverIsNotTold() {
        disputed(closed("d1", 0, 60, Closing.ADMISSION));

        assertThat(told).isEmpty();
    }

    @Test
    void whatContinuesAnEpisodeThatWasNeverToldIsTold() {
        disputed(closed("d1", 0, 60, Closing.ADMISSION));
        disputed(open("d2", 90));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED);
        assertThat(told.get(0).episode().since()).isEqualTo(NOON);
    }

    @Test
    void aCorrectionThatUndoesItIsToldOnce() {
        disputed(open("d1", 0));
        change(List.of(), List.of("d1"), List.of());
        change(List.of(), List.of("d1"), List.of());

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.WITHDRAWN);
    }

    @Test
    void aDisputeThatNeverWasIsCorrected() {
        disputed(open("d1", 0));
        change(List.of(), List.of(), List.of("d1"));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.CORRECTION);
        assertThat(told.get(1).corrects()).contains(told.get(0).alertId());
    }

    @Test
    void anEndThatDoesNotHoldIsCorrected() {
        disputed(open("d1", 0));
        disputed(closed("d1", 0, 60, Closing.ADMISSION));
        disputed(open("d1", 0));
        disputed(closed("d1", 0, 90, Closing.AGREEMENT));

        clock(Duration.ofHours(2));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.SETTLED, Kind.CORRECTION, Kind.SETTLED);
        assertThat(told.get(2).corrects()).contains(told.get(1).alertId());
    }

    @Test
    void anotherWayOfEndingIsCorrectedAndAnotherTimeIsNot() {
        disputed(open("d1", 0));
        disputed(closed("d1", 0, 60, Closing.AGREEMENT));
        disputed(closed("d1", 0, 50, Closing.AGREEMENT));
        disputed(closed("d1", 0, 50, Closing.ADMISSION));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.SETTLED, Kind.CORRECTION);
    }

    @Test
    void alertsHaveIdsOfTheirOwnThatAreTheSameEachTime() {
        aDisputeThatOpensWithinTheCoolDownContinuesTheEpisode();
        List<String> first = told.stream().map(News::alertId).toList();
        told.clear();
        known = List.of();
        aDisputeThatOpensWithinTheCoolDownContinuesTheEpisode();

        assertThat(first).doesNotHaveDuplicates();
        assertThat(told).extracting(News::alertId).isEqualTo(first);
    }

    private void disputed(Span span) {
        change(List.of(span), List.of(), List.of());
    }

    private void change(List<Span> disputes, List<String> withdrawn, List<String> removed) {
        change(new Episodes.Change(
                "hama",
                disputes,
                withdrawn,
                removed,
                Optional.of("regime"),
                Optional.of("regime"),
                NOON,
                minute(10_000),
                NOON));
    }

    private void change(List<Span> disputes, String before, String after, Instant about) {
        change(new Episodes.Change(
                "hama", disputes, List.of(), List.of(), Optional.of(before), Optional.of(after), about, about, NOON));
    }

    private void heard(Instant time) {
        change(new Episodes.Change(
                "hama",
                List.of(),
                List.of(),
                List.of(),
                Optional.of("regime"),
                Optional.of("regime"),
                time,
                time,
                NOON));
    }

    private void clock(Duration later) {
        take(episodes.due(stored(), Optional.of("regime"), NOON.plus(later)));
    }

    /** Each change is read from what the store kept of those before. */
    private void change(Episodes.Change change) {
        take(episodes.after(stored(), change));
    }

    private List<Episode> stored() {
        return EpisodeCodec.decode(EpisodeCodec.encode(known));
    }

    private void take(Episodes.Outcome outcome) {
        known = outcome.episodes();
        told.addAll(outcome.news());
    }

    private List<Kind> kinds() {
        return told.stream().map(News::kind).toList();
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Scope scope(Dispute.Kind kind, Stance... stances) {
        return new Scope(Set.of(kind), Set.of(stances));
    }

    private static Span open(String id, int minute) {
        return Span.open(id, minute(minute), Scope.NONE);
    }

    private static Span closed(String id, int from, int to, Closing how) {
        return Span.closed(id, minute(from), minute(to), how, Scope.NONE);
    }
}
