package org.claimline.topology.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.claimline.topology.dispute.Episode.State;
import org.claimline.topology.dispute.Episode.Told;
import org.claimline.topology.dispute.News.Kind;

/**
 * What the clock tells beside what the changes tell. A contest of which nothing more is heard lapses (rule 15); the changes show that only with the
 * town's next claim, and a duty editor is told once its time has passed by the clock.
 *
 * <p>Whoever processes the changes again has another clock, and must give every alert the id that it had. So what the clock told is kept
 * apart ({@link Episode#byClock}), counts nothing, and changes nothing of what the changes decide:
 *
 * <ul>
 *   <li>a lapse has the id that the changes give it when they come to tell it; then nothing is told again;
 *   <li>what else the changes tell after it keeps its id, and is told as a correction of the lapse;
 *   <li>where they tell nothing, but the contest is heard of again, a correction has an id made from that of the lapse, and a lapse after that one
 *       made from that of the correction.
 * </ul>
 */
final class Lapses {
    private Lapses() {}

    /**
     * What is told of an episode with a change. A lapse is none of it: {@link #due} tells that.
     *
     * @param turn     what the changes alone would tell
     * @param holder   whom sources give the town to
     * @param reversed whether the change gives the town to another, for the time up to the end, than was told
     * @param now      the clock
     */
    static Turn after(Turn turn, Optional<String> holder, Predicate<Told> reversed, Instant now) {
        Episode episode = turn.episode();
        if (episode.byClock().isEmpty()) {
            return turn;
        }
        Told last = episode.byClock().get();
        if (!episode.lapsedByClock()) {
            return turn.news().map(news -> afterCorrection(last, news)).orElse(turn);
        }
        Instant lapse = last.ended().flatMap(Span::until).orElseThrow();
        Instant clock = now.isBefore(lapse) ? lapse : now;
        return turn.news()
                .map(news -> afterLapse(last, news, clock))
                .orElseGet(() -> corrected(episode, last, holder, reversed, clock));
    }

    /** What is told of an episode by the clock. */
    static Turn due(Turn turn, Optional<String> holder, Instant now) {
        Episode episode = turn.episode();
        return turn.news().isEmpty() && !episode.lapsedByClock() && isLapsed(episode, now)
                ? lapsed(episode, holder, now)
                : after(turn, holder, told -> false, now);
    }

    /** What the changes tell where receivers know that it lapsed. */
    private static Turn afterLapse(Told lapse, News news, Instant now) {
        Episode episode = news.episode().byClock(Optional.empty());
        return switch (news.kind()) {
            case LAPSED -> Turn.nothing(episode.toldAs(lapse.alertId()));
            case WIDENED ->
                isLapsed(episode, now)
                        ? Turn.nothing(news.episode())
                        : Turn.of(news.with(episode).correcting(lapse.alertId()));
            case SETTLED, CORRECTION -> Turn.of(news.with(episode).correcting(lapse.alertId()));
            case NEWLY_CONTESTED, WITHDRAWN -> Turn.of(news.with(episode));
        };
    }

    /** What the changes tell where receivers know that a lapse did not hold: another lapse must not pass for the first. */
    private static Turn afterCorrection(Told correction, News news) {
        Episode episode = news.episode().byClock(Optional.empty());
        return switch (news.kind()) {
            case LAPSED -> {
                String id = Ids.alertAfter(correction.alertId(), Kind.LAPSED);
                yield Turn.of(news.with(episode.toldAs(id)).as(id));
            }
            case CORRECTION -> Turn.of(news.with(episode).correcting(correction.alertId()));
            case NEWLY_CONTESTED, WIDENED, SETTLED, WITHDRAWN -> Turn.of(news.with(episode));
        };
    }

    /** It is heard of again, or what was told of the town is reversed; the changes tell neither, for to them it never was over. */
    private static Turn corrected(
            Episode episode, Told lapse, Optional<String> holder, Predicate<Told> reversed, Instant now) {
        Episode seen = episode.at(now);
        if (seen.state() == State.OPEN) {
            Span open = seen.open().orElseThrow();
            return turn(episode, seen, Kind.CORRECTION, open, holder);
        }
        return reversed.test(lapse)
                ? turn(episode, seen, Kind.CORRECTION, lapse.ended().orElseThrow(), holder)
                : Turn.nothing(episode);
    }

    private static boolean isLapsed(Episode episode, Instant now) {
        return episode.state() == State.OPEN && episode.at(now).state() == State.ENDED;
    }

    private static Turn lapsed(Episode episode, Optional<String> holder, Instant now) {
        Span last = episode.spans().stream()
                .filter(Span::isOpen)
                .map(span -> span.at(now))
                .max(Comparator.comparing((Span span) -> span.until().orElseThrow())
                        .thenComparing(Span::id))
                .orElseThrow();
        return turn(episode, episode.at(now), Kind.LAPSED, last, holder);
    }

    /** @param seen the episode as it is by the clock */
    private static Turn turn(Episode episode, Episode seen, Kind kind, Span about, Optional<String> holder) {
        Optional<String> last = episode.byClock().map(Told::alertId);
        String id = last.map(l -> Ids.alertAfter(l, kind)).orElseGet(() -> Ids.alert(episode, kind));
        boolean over = seen.state() == State.ENDED;
        Told now = new Told(id, seen.state(), over ? Optional.of(about) : Optional.empty(), holder);
        Instant at = over ? about.until().orElseThrow() : about.openedAt();
        News news = new News(
                kind,
                id,
                seen,
                about,
                at,
                kind == Kind.CORRECTION ? last : Optional.empty(),
                over ? Optional.of(Duration.between(seen.since(), at)) : Optional.empty(),
                episode.state() != seen.state());
        return new Turn(episode.byClock(Optional.of(now)), Optional.of(news));
    }
}
