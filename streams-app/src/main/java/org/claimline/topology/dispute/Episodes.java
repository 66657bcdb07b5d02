package org.claimline.topology.dispute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.claimline.reconcile.Closing;

/**
 * Turns the changes of a town's disputes into episodes and news of them. Pure: no Kafka, no clock.
 *
 * <p>A dispute that opens less than the cool-down after another, by event time, continues its episode. NEWLY_CONTESTED is told once an episode,
 * with the change in which its first dispute is open, and never held back. A dispute that is only found when it is already over was never a
 * contest to anybody: its episode is kept, silently. Where a late claim or a correction changes what an alert told, a
 * CORRECTION names that alert; where it moves the opening, the new dispute shares event time with the old and so continues its
 * episode: no second alert.
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
     * @param seen      the latest event time seen before the change
     */
    record Change(
            String townId,
            List<Span> disputes,
            List<String> withdrawn,
            List<String> removed,
            Optional<String> before,
            Instant seen) {}

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
        List<News> news = new ArrayList<>();
        for (int i = 0; i < episodes.size(); i++) {
            Optional<News> one = news(episodes.get(i), change.seen());
            if (one.isPresent()) {
                news.add(one.get());
                episodes.set(i, one.get().episode());
            }
        }
        return new Outcome(episodes, news);
    }

    private void join(List<Episode> episodes, Span span, Change change) {
        for (int i = 0; i < episodes.size(); i++) {
            if (episodes.get(i).has(span.id())) {
                episodes.set(i, episodes.get(i).with(span));
                return;
            }
        }
        for (int i = 0; i < episodes.size(); i++) {
            if (episodes.get(i).isNear(span, coolDown)) {
                episodes.set(i, episodes.get(i).with(span));
                return;
            }
        }
        String id = "e-" + digest(change.townId() + "\n" + span.id());
        episodes.add(new Episode(id, List.of(span), change.before(), 0, Optional.empty()));
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

    private static Optional<News> news(Episode episode, Instant seen) {
        Optional<Episode.Told> told = episode.told();
        Episode.State state = episode.state();
        if (told.isEmpty()) {
            return episode.open().map(open -> tell(episode, News.Kind.NEWLY_CONTESTED, open, open.openedAt(), false));
        }
        return switch (state) {
            case OPEN -> opened(episode, told.get());
            case ENDED -> ended(episode, told.get());
            case WITHDRAWN, GONE -> undone(episode, told.get(), seen);
        };
    }

    private static Optional<News> opened(Episode episode, Episode.Told told) {
        if (told.state() == Episode.State.OPEN) {
            return Optional.empty();
        }
        Span open = episode.open().orElseThrow();
        boolean another = told.state() == Episode.State.ENDED
                && told.ended().filter(s -> !s.id().equals(open.id())).isPresent();
        return Optional.of(
                another
                        ? tell(episode, News.Kind.WIDENED, open, open.openedAt(), false)
                        : tell(episode, News.Kind.CORRECTION, open, open.openedAt(), true));
    }

    private static Optional<News> ended(Episode episode, Episode.Told told) {
        Span ended = episode.lastEnded().orElseThrow();
        Instant at = ended.until().orElseThrow();
        if (told.state() == Episode.State.OPEN) {
            boolean lapsed = ended.closing().filter(Closing.LAPSE::equals).isPresent();
            return Optional.of(tell(episode, lapsed ? News.Kind.LAPSED : News.Kind.SETTLED, ended, at, false));
        }
        boolean sameEnd = told.state() == Episode.State.ENDED
                && told.ended().flatMap(Span::closing).equals(ended.closing());
        return sameEnd ? Optional.empty() : Optional.of(tell(episode, News.Kind.CORRECTION, ended, at, true));
    }

    private static Optional<News> undone(Episode episode, Episode.Told told, Instant seen) {
        boolean isTold = told.state() == Episode.State.WITHDRAWN || told.state() == Episode.State.GONE;
        if (isTold) {
            return Optional.empty();
        }
        boolean withdrawn = episode.state() == Episode.State.WITHDRAWN;
        return Optional.of(tell(
                episode, withdrawn ? News.Kind.WITHDRAWN : News.Kind.CORRECTION, episode.latest(), seen, !withdrawn));
    }

    private static News tell(Episode episode, News.Kind kind, Span about, Instant at, boolean corrects) {
        String alertId = "a-" + digest(episode.id() + "\n" + kind + "\n" + episode.alerts());
        Optional<Span> ended = episode.state() == Episode.State.ENDED ? Optional.of(about) : Optional.empty();
        Episode after = episode.told(new Episode.Told(alertId, episode.state(), ended));
        Optional<Duration> lasted = ended.flatMap(Span::until).map(end -> Duration.between(episode.since(), end));
        Optional<String> corrected = corrects ? episode.told().map(Episode.Told::alertId) : Optional.empty();
        return new News(kind, alertId, after, about, at, corrected, lasted);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
