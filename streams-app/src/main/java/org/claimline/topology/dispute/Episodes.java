package org.claimline.topology.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.claimline.reconcile.Closing;

/**
 * Turns the changes of a town's disputes into episodes and news of them. Pure: no Kafka, and no clock but what the caller says.
 *
 * <p>A dispute that opens less than the cool-down after another, by event time, continues its episode. NEWLY_CONTESTED is told once an episode,
 * with the change in which its first dispute is open, and never held back. A dispute that is only found when it is already over was never a
 * contest to anybody: its episode is kept, silently. WIDENED tells a stance or a kind of dispute that is new in an open contest, each
 * once. SETTLED and LAPSED tell its end. Where a late claim or a correction changes what an alert told, a CORRECTION names that alert; where it
 * moves the opening, the new dispute shares event time with the old and so continues its episode: no second alert.
 *
 * <p>What flaps is not told each time. The first end is told at once; if the contest opens again within the cool-down, a CORRECTION says that
 * the end does not hold; from then on an end is held back until the town has been quiet for the cool-down, by the event time of what
 * follows or by the clock, and is not told at all if it opens again before. So an hour of flapping is one episode and four alerts.
 *
 * <p>A contest of which nothing more is heard lapses by the clock, see {@link Lapses}. Only those are watched whose time lies ahead when they are
 * read, and those that continue them: of what lies in the past the changes tell all there is to tell.
 */
final class Episodes {
    static final Duration COOL_DOWN = Duration.ofHours(2);

    private final Duration coolDown;

    Episodes(Duration coolDown) {
        if (coolDown.isNegative()) {
            throw new IllegalArgumentException("cool-down: " + coolDown + "; it cannot be negative");
        }
        this.coolDown = coolDown;
    }

    /**
     * What one change says of disputes.
     *
     * @param townId    the town
     * @param disputes  new or different ones
     * @param withdrawn ids of those that a correction undid
     * @param removed   ids of those that never were
     * @param before    who was assessed to hold the town before the change
     * @param after     and after it
     * @param seen      the latest event time seen with the change
     * @param about     event time of the claim that was told, ended or told otherwise
     * @param now       the clock
     */
    record Change(
            String townId,
            List<Span> disputes,
            List<String> withdrawn,
            List<String> removed,
            Optional<String> before,
            Optional<String> after,
            Instant seen,
            Instant about,
            Instant now) {}

    /**
     * What comes of it.
     *
     * @param episodes all of the town, in the order in which they came to be known
     * @param news     what to tell, in order
     */
    record Outcome(List<Episode> episodes, List<News> news) {}

    Outcome after(List<Episode> known, Change change) {
        List<Episode> episodes = new ArrayList<>(known);
        change.disputes().forEach(span -> join(episodes, span, change));
        change.withdrawn().forEach(id -> undo(episodes, id, Span.Fate.WITHDRAWN, change.seen()));
        change.removed().forEach(id -> undo(episodes, id, Span.Fate.GONE, change.seen()));
        return told(
                episodes,
                (episode, latest) -> Lapses.after(
                        news(episode, change, latest),
                        change.after(),
                        told -> latest
                                && told.ended()
                                        .flatMap(Span::until)
                                        .filter(end -> isReversed(told, end, change))
                                        .isPresent(),
                        change.now()));
    }

    /**
     * Tells what is due by the clock: the ends that were held back until now, and the lapses.
     *
     * @param holder whom sources give the town to
     */
    Outcome due(List<Episode> known, Optional<String> holder, Instant now) {
        return told(known, (episode, latest) -> {
            boolean ended =
                    episode.heldUntil().filter(until -> !until.isAfter(now)).isPresent();
            Turn turn = ended ? Turn.of(end(episode, holder)) : Turn.nothing(episode);
            return Lapses.due(turn, holder, now);
        });
    }

    private static Outcome told(List<Episode> known, BiFunction<Episode, Boolean, Turn> tell) {
        List<Episode> episodes = new ArrayList<>();
        List<News> news = new ArrayList<>();
        Optional<Instant> latest = known.stream().map(Episode::since).max(Instant::compareTo);
        for (Episode episode : known) {
            Turn turn = tell.apply(episode, latest.equals(Optional.of(episode.since())));
            episodes.add(turn.episode());
            turn.news().ifPresent(news::add);
        }
        return new Outcome(episodes, news);
    }

    private void join(List<Episode> episodes, Span span, Change change) {
        for (int i = 0; i < episodes.size(); i++) {
            if (episodes.get(i).has(span.id())) {
                episodes.set(i, with(episodes.get(i), span, change.now()));
                return;
            }
        }
        for (int i = 0; i < episodes.size(); i++) {
            if (episodes.get(i).isNear(span, coolDown)) {
                episodes.set(i, with(episodes.get(i), span, change.now()));
                return;
            }
        }
        String id = Ids.episode(change.townId(), span.id());
        Span first = isAhead(span, change.now()) ? span : span.unwatched();
        episodes.add(Episode.of(id, first, change.before()));
    }

    private static Episode with(Episode episode, Span span, Instant now) {
        return episode.with(episode.isWatched() || isAhead(span, now) ? span : span.unwatched());
    }

    private static boolean isAhead(Span span, Instant now) {
        return span.lapsesAt().filter(now::isBefore).isPresent();
    }

    private static void undo(List<Episode> episodes, String disputeId, Span.Fate how, Instant seen) {
        for (int i = 0; i < episodes.size(); i++) {
            Episode episode = episodes.get(i);
            Optional<Span> span = episode.span(disputeId);
            if (span.isPresent()) {
                episodes.set(i, episode.with(span.get().undone(how, seen)));
            }
        }
    }

    /** @param latest whether no episode of the town is later */
    private Turn news(Episode episode, Change change, boolean latest) {
        Optional<Episode.Told> told = episode.told();
        if (told.isEmpty()) {
            return episode.open()
                    .map(open -> tell(episode, News.Kind.NEWLY_CONTESTED, open, open.openedAt(), change.after(), false))
                    .map(Turn::of)
                    .orElse(Turn.nothing(episode));
        }
        return switch (episode.state()) {
            case OPEN -> opened(episode.held(Optional.empty()), told.get(), change);
            case ENDED -> ended(episode, told.get(), change, latest);
            case WITHDRAWN, GONE -> undone(episode.held(Optional.empty()), told.get(), change);
        };
    }

    private static Turn opened(Episode episode, Episode.Told told, Change change) {
        Span open = episode.open().orElseThrow();
        if (told.state() != Episode.State.OPEN) {
            return Turn.of(tell(episode, News.Kind.CORRECTION, open, open.openedAt(), change.after(), true));
        }
        return episode.scope().covers(episode.openScope())
                ? Turn.nothing(episode)
                : Turn.of(tell(episode, News.Kind.WIDENED, open, change.about(), change.after(), false));
    }

    private Turn ended(Episode episode, Episode.Told told, Change change, boolean latest) {
        Span ended = episode.lastEnded().orElseThrow();
        Instant at = ended.until().orElseThrow();
        if (told.state() == Episode.State.OPEN) {
            boolean quiet = !change.seen().isBefore(at.plus(coolDown));
            if (episode.ends() == 0 || quiet) {
                return Turn.of(end(episode, change.after()));
            }
            Instant until = episode.heldUntil().orElseGet(() -> change.now().plus(coolDown));
            return Turn.nothing(episode.held(Optional.of(until)));
        }
        boolean sameEnd = told.state() == Episode.State.ENDED
                && told.ended().flatMap(Span::closing).equals(ended.closing())
                && !(latest && isReversed(told, at, change));
        return sameEnd
                ? Turn.nothing(episode)
                : Turn.of(tell(episode, News.Kind.CORRECTION, ended, at, change.after(), true));
    }

    /** Whether what is told now of the time up to the end gives the town to another than the alert said. */
    private static boolean isReversed(Episode.Told told, Instant end, Change change) {
        return !change.about().isAfter(end)
                && told.controller().equals(change.before())
                && !change.before().equals(change.after());
    }

    private static Turn undone(Episode episode, Episode.Told told, Change change) {
        boolean isTold = told.state() == Episode.State.WITHDRAWN || told.state() == Episode.State.GONE;
        if (isTold) {
            return Turn.nothing(episode);
        }
        boolean withdrawn = episode.state() == Episode.State.WITHDRAWN;
        News.Kind kind = withdrawn ? News.Kind.WITHDRAWN : News.Kind.CORRECTION;
        return Turn.of(tell(episode, kind, episode.latest(), change.seen(), change.after(), !withdrawn));
    }

    private static News end(Episode episode, Optional<String> controller) {
        Span ended = episode.lastEnded().orElseThrow();
        boolean lapsed = ended.closing().filter(Closing.LAPSE::equals).isPresent();
        News.Kind kind = lapsed ? News.Kind.LAPSED : News.Kind.SETTLED;
        return tell(episode, kind, ended, ended.until().orElseThrow(), controller, false);
    }

    private static News tell(
            Episode episode, News.Kind kind, Span about, Instant at, Optional<String> controller, boolean corrects) {
        String alertId = Ids.alert(episode, kind);
        Optional<Span> ended = episode.state() == Episode.State.ENDED ? Optional.of(about) : Optional.empty();
        Episode after = episode.told(new Episode.Told(alertId, episode.state(), ended, controller));
        Optional<Duration> lasted = ended.flatMap(Span::until).map(end -> Duration.between(episode.since(), end));
        Optional<String> corrected = corrects ? episode.told().map(Episode.Told::alertId) : Optional.empty();
        return new News(kind, alertId, after, about, at, corrected, lasted, false);
    }
}
