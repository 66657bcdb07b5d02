package org.claimline.topology.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.claimline.claim.Stance;
import org.claimline.reconcile.Closing;
import org.claimline.reconcile.Dispute;
import org.claimline.topology.dispute.News.Kind;
import org.junit.jupiter.api.Test;

/** What the clock tells, what becomes of it, and that the changes processed again, long after, give each alert the id that it had. */
class LapsesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LONG_AFTER = hour(10_000);
    private static final Scope BOTH = scope(Stance.PRO_REGIME, Stance.PRO_OPPOSITION);
    private static final Scope THREE = scope(Stance.PRO_REGIME, Stance.PRO_OPPOSITION, Stance.NEUTRAL);

    private Episodes episodes = new Episodes(Episodes.COOL_DOWN);
    private List<Episode> known = List.of();
    private final List<News> told = new ArrayList<>();
    private final List<Episodes.Change> changes = new ArrayList<>();
    private Instant clock = NOON;

    @Test
    void aContestLapsesOnceItsTimePassesByTheClock() {
        disputed(open("d1", 0, 36));
        clock(35);
        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED);

        clock(36);
        clock(37);

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED);
        News lapsed = told.get(1);
        assertThat(lapsed.at()).isEqualTo(hour(36));
        assertThat(lapsed.lasted()).contains(Duration.ofHours(36));
        assertThat(lapsed.byClock()).isTrue();
        assertThat(lapsed.dispute().closing()).contains(Closing.LAPSE);
        assertThat(known.get(0).dueAt()).isEmpty();
    }

    @Test
    void itLapsesWithTheLastOfItsDisputes() {
        change(List.of(open("d1", 0, 36), open("d2", 1, 40)));
        clock(39);
        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED);

        clock(40);

        assertThat(told.get(1).kind()).isEqualTo(Kind.LAPSED);
        assertThat(told.get(1).dispute().id()).isEqualTo("d2");
        assertThat(told.get(1).at()).isEqualTo(hour(40));
    }

    @Test
    void whatLapsedBeforeItWasReadIsLeftToItsClaims() {
        clock = hour(36);
        disputed(open("d1", 0, 36));
        clock(10_000);

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED);
        assertThat(known.get(0).dueAt()).isEmpty();
        disputed(closed("d1", 0, 36, Closing.LAPSE));
        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED);
    }

    @Test
    void whatIsWatchedStaysSoWhereACorrectionMovesItsTimeIntoThePast() {
        disputed(open("d1", 0, 36));
        clock(20);
        change(List.of(open("d0", -2, 10)), List.of(), List.of("d1"));

        clock(21);

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED);
        assertThat(told.get(1).at()).isEqualTo(hour(10));
    }

    @Test
    void theFoldsOwnLapseIsNotToldAgain() {
        disputed(open("d1", 0, 36));
        clock(36);
        clock(50);
        disputed(closed("d1", 0, 35, Closing.LAPSE));
        clock(60);

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED);
        assertThat(ids()).isEqualTo(idsAgain());
    }

    @Test
    void norWithTheContestThatFollowsItMuchLater() {
        disputed(open("d1", 0, 36));
        clock(50);
        change(List.of(closed("d1", 0, 36, Closing.LAPSE), open("d2", 50, 86)));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED, Kind.NEWLY_CONTESTED);
        assertThat(known).hasSize(2);
        assertThat(ids()).isEqualTo(idsAgain());
    }

    @Test
    void oneThatIsHeardOfAfterAllIsCorrectedAndMayLapseAgain() {
        disputed(open("d1", 0, 36));
        clock(36);
        disputed(open("d1", 0, 60));
        clock(60);
        disputed(open("d1", 0, 70));
        clock(70);

        assertThat(kinds())
                .containsExactly(
                        Kind.NEWLY_CONTESTED, Kind.LAPSED, Kind.CORRECTION, Kind.LAPSED, Kind.CORRECTION, Kind.LAPSED);
        assertThat(told.get(2).corrects()).contains(told.get(1).alertId());
        assertThat(told.get(2).byClock()).isFalse();
        assertThat(told.get(4).corrects()).contains(told.get(3).alertId());
        assertThat(told).extracting(News::alertId).doesNotHaveDuplicates();
        disputed(closed("d1", 0, 70, Closing.LAPSE));
        assertThat(told).hasSize(6);
    }

    @Test
    void aLateClaimAfterWhichItHadLapsedAllTheSameCorrectsNothing() {
        disputed(open("d1", 0, 36));
        clock(40);
        disputed(open("d1", 0, 38));
        disputed(Span.open("d1", NOON, THREE, Optional.of(hour(39))));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED);
    }

    @Test
    void aClockThatGoesBackCorrectsNothing() {
        disputed(open("d1", 0, 36));
        clock(36);
        clock = hour(35);
        change(List.of(), "regime", "regime", hour(40));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED);
    }

    @Test
    void aStanceThatJoinsItAnewSaysThatItIsContestedStill() {
        disputed(open("d1", 0, 36));
        clock(36);
        disputed(Span.open("d1", NOON, THREE, Optional.of(hour(70))));
        disputed(closed("d1", 0, 40, Closing.ADMISSION));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED, Kind.CORRECTION, Kind.SETTLED);
        assertThat(told.get(2).corrects()).contains(told.get(1).alertId());
        assertThat(idsAgain()).isSubsetOf(ids());
    }

    @Test
    void oneThatOpensAgainWithinTheCoolDownIsContestedAgain() {
        disputed(open("d1", 0, 36));
        clock(36);
        change(List.of(closed("d1", 0, 36, Closing.LAPSE), open("d2", 37, 73)));
        clock(73);

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED, Kind.CORRECTION, Kind.LAPSED);
        assertThat(told.get(2).corrects()).contains(told.get(1).alertId());
        assertThat(told.get(3).alertId()).isNotEqualTo(told.get(1).alertId());
        assertThat(known).hasSize(1);
    }

    @Test
    void oneThatEndedOtherwiseIsCorrectedByTheAlertOfThatEnd() {
        disputed(open("d1", 0, 36));
        clock(36);
        disputed(closed("d1", 0, 30, Closing.ADMISSION));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED, Kind.CORRECTION);
        assertThat(told.get(2).corrects()).contains(told.get(1).alertId());
        assertThat(told.get(2).lasted()).contains(Duration.ofHours(30));
        assertThat(idsAgain()).isSubsetOf(ids());
    }

    @Test
    void oneThatCorrectionsUndoIsWithdrawn() {
        disputed(open("d1", 0, 36));
        clock(36);
        change(List.of(), List.of("d1"), List.of());

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED, Kind.WITHDRAWN);
        assertThat(idsAgain()).isSubsetOf(ids());
    }

    @Test
    void oneThatNeverWasIsCorrectedByTheNameOfTheLatestAlert() {
        disputed(open("d1", 0, 36));
        clock(36);
        change(List.of(), List.of(), List.of("d1"));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED, Kind.CORRECTION);
        assertThat(told.get(2).corrects()).contains(told.get(1).alertId());
    }

    @Test
    void aHolderThatALateClaimReversesIsCorrectedOnceAndWhatIsSaidOfLaterTimesCorrectsNothing() {
        disputed(open("d1", 0, 36));
        clock(36);
        change(List.of(), "regime", "opposition", hour(40));
        assertThat(told).hasSize(2);
        change(List.of(), "regime", "opposition", hour(-3));
        change(List.of(), "regime", "opposition", hour(-3));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED, Kind.CORRECTION);
        assertThat(told.get(2).corrects()).contains(told.get(1).alertId());
        assertThat(told.get(2).byClock()).isTrue();
        disputed(closed("d1", 0, 36, Closing.LAPSE));
        assertThat(told).hasSize(3);
    }

    @Test
    void anEndThatIsHeldBackSinceItFlappedIsNotToldAfterItsLapse() {
        disputed(open("d1", 0, 36));
        disputed(closed("d1", 0, 1, Closing.AGREEMENT));
        disputed(open("d2", 2, 38));
        clock(38);
        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.SETTLED, Kind.CORRECTION, Kind.LAPSED);

        change(List.of(closed("d2", 2, 38, Closing.LAPSE)), "regime", "regime", hour(39));
        assertThat(known.get(0).heldUntil()).isPresent();
        clock(41);

        assertThat(told).hasSize(4);
        assertThat(known.get(0).heldUntil()).isEmpty();
        assertThat(known.get(0).byClock()).isEmpty();
    }

    @Test
    void aLapseThatOnlyTheFoldTellsAfterACorrectionHasAnIdOfItsOwn() {
        disputed(open("d1", 0, 36));
        clock(36);
        disputed(open("d1", 0, 60));
        disputed(closed("d1", 0, 60, Closing.LAPSE));

        assertThat(kinds()).containsExactly(Kind.NEWLY_CONTESTED, Kind.LAPSED, Kind.CORRECTION, Kind.LAPSED);
        assertThat(told).extracting(News::alertId).doesNotHaveDuplicates();
        disputed(open("d1", 0, 80));
        assertThat(told.get(4).kind()).isEqualTo(Kind.CORRECTION);
        assertThat(told.get(4).corrects()).contains(told.get(3).alertId());
    }

    @Test
    void whateverHappensTheClockChangesNothingOfWhatTheChangesDecideAndReceiversCanFollow() {
        episodes = new Episodes(Duration.ZERO);
        Set<Kind> seen = new HashSet<>();
        int lapses = 0;
        for (int seed = 0; seed < 400; seed++) {
            known = List.of();
            told.clear();
            changes.clear();
            clock = NOON;
            Random random = new Random(seed);
            for (int step = 0; step < 25; step++) {
                clock(Duration.between(NOON, clock).toHours() + random.nextInt(30));
                something(random);
            }
            clock(Duration.between(NOON, clock).toHours() + 100);

            assertThat(told).extracting(News::alertId).doesNotHaveDuplicates();
            known.forEach(episode -> isFollowed(episode.id()));
            assertThat(decided(known)).isEqualTo(decided(again().episodes()));
            told.forEach(news -> seen.add(news.kind()));
            lapses += (int) told.stream().filter(News::byClock).count();
        }

        assertThat(seen).containsExactlyInAnyOrder(Kind.values());
        assertThat(lapses).isGreaterThan(400);
    }

    /** The open dispute is heard of or ends in some way, or one opens; late claims undo some. */
    private void something(Random random) {
        int now = (int) Duration.between(NOON, clock).toHours();
        Optional<Span> open = known.stream().flatMap(e -> e.open().stream()).findFirst();
        if (open.isEmpty()) {
            int from = now - random.nextInt(4);
            disputed(Span.open("d" + changes.size(), hour(from), BOTH, Optional.of(hour(from + 36))));
            return;
        }
        Span span = open.get();
        Scope scope = random.nextBoolean() ? span.scope() : THREE;
        int last = now - random.nextInt(30);
        switch (random.nextInt(6)) {
            case 0, 1 -> disputed(Span.open(span.id(), span.openedAt(), scope, Optional.of(hour(last + 36))));
            case 2 -> {
                Instant until = hour(Math.max(
                        last, (int) Duration.between(NOON, span.openedAt()).toHours()));
                Closing how = random.nextBoolean() ? Closing.LAPSE : Closing.ADMISSION;
                disputed(Span.closed(span.id(), span.openedAt(), until, how, scope));
            }
            case 3 -> change(List.of(), "regime", random.nextBoolean() ? "opposition" : "regime", hour(last));
            case 4 -> change(List.of(), List.of(span.id()), List.of());
            default -> change(List.of(), List.of(), List.of(span.id()));
        }
    }

    /** What receivers of an episode hear: one opening, no end after an end, and corrections of what they heard last. */
    private void isFollowed(String episode) {
        Optional<News> last = Optional.empty();
        boolean over = false;
        for (News news :
                told.stream().filter(n -> n.episode().id().equals(episode)).toList()) {
            assertThat(news.kind() == Kind.NEWLY_CONTESTED).isEqualTo(last.isEmpty());
            boolean ends = news.kind() == Kind.SETTLED || news.kind() == Kind.LAPSED;
            assertThat(over && (ends || news.kind() == Kind.WIDENED))
                    .as("%s after an end", news.kind())
                    .isFalse();
            assertThat(news.corrects())
                    .isEqualTo(last.filter(l -> news.kind() == Kind.CORRECTION).map(News::alertId));
            over = news.episode().state() != Episode.State.OPEN;
            last = Optional.of(news);
        }
    }

    private static List<Episode> decided(List<Episode> episodes) {
        return episodes.stream()
                .map(e -> e.withSpans(e.spans().stream().map(Span::unwatched).toList())
                        .byClock(Optional.empty())
                        .toldAs("an alert"))
                .toList();
    }

    private void disputed(Span span) {
        change(List.of(span));
    }

    private void change(List<Span> disputes) {
        change(disputes, List.of(), List.of());
    }

    private void change(List<Span> disputes, List<String> withdrawn, List<String> removed) {
        change(new Episodes.Change(
                "hama",
                disputes,
                withdrawn,
                removed,
                Optional.of("regime"),
                Optional.of("regime"),
                LONG_AFTER,
                LONG_AFTER,
                clock));
    }

    private void change(List<Span> disputes, String before, String after, Instant about) {
        change(new Episodes.Change(
                "hama", disputes, List.of(), List.of(), Optional.of(before), Optional.of(after), about, about, clock));
    }

    private void change(Episodes.Change change) {
        changes.add(change);
        take(episodes.after(stored(), change));
    }

    private void clock(long hour) {
        clock = hour(hour);
        take(episodes.due(stored(), Optional.of("regime"), clock));
    }

    private List<Episode> stored() {
        return EpisodeCodec.decode(EpisodeCodec.encode(known));
    }

    private void take(Episodes.Outcome outcome) {
        known = outcome.episodes();
        told.addAll(outcome.news());
    }

    /** What the same changes come to when they are processed again, long after. */
    private Episodes.Outcome again() {
        List<Episode> state = List.of();
        List<News> news = new ArrayList<>();
        for (Episodes.Change c : changes) {
            Episodes.Outcome outcome = episodes.after(
                    state,
                    new Episodes.Change(
                            c.townId(),
                            c.disputes(),
                            c.withdrawn(),
                            c.removed(),
                            c.before(),
                            c.after(),
                            c.seen(),
                            c.about(),
                            LONG_AFTER));
            state = outcome.episodes();
            news.addAll(outcome.news());
        }
        return new Episodes.Outcome(state, news);
    }

    private List<String> idsAgain() {
        return again().news().stream().map(News::alertId).toList();
    }

    private List<String> ids() {
        return told.stream().map(News::alertId).toList();
    }

    private List<Kind> kinds() {
        return told.stream().map(News::kind).toList();
    }

    private static Instant hour(long hour) {
        return NOON.plus(Duration.ofHours(hour));
    }

    private static Scope scope(Stance... stances) {
        return new Scope(Set.of(Dispute.Kind.CONTROL), Set.of(stances));
    }

    private static Span open(String id, int from, int lapses) {
        return Span.open(id, hour(from), BOTH, Optional.of(hour(lapses)));
    }

    private static Span closed(String id, int from, int to, Closing how) {
        return Span.closed(id, hour(from), hour(to), how, BOTH);
    }
}
