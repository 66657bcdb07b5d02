package org.claimline.replay.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.KnownCourse;
import org.claimline.replay.log.LogEntry.Kind;

/**
 * What became of a town's disputes between two sights. A dispute is called after the claim that opened it: where another claim is now known to
 * have opened it, the new one that has an instant of event time in common with it is the same under another name.
 */
final class DisputeNews {
    private final KnownCourse course;
    private final Map<String, Dispute> before = new HashMap<>();
    private final Map<String, Dispute> after = new HashMap<>();
    private final List<News> news = new ArrayList<>();

    /**
     * One thing that became of a dispute.
     *
     * @param dispute  as it is now; as it was, where it was undone
     * @param formerly its id until then, where that was another
     */
    record News(Kind kind, Dispute dispute, Optional<String> formerly) {
        /** What was undone comes before what is known instead. */
        private static final Comparator<News> ORDER = Comparator.comparing((News n) -> n.kind() != Kind.UNDONE)
                .thenComparing(News::dispute, Dispute.BY_OPENING)
                .thenComparing(News::kind, LIFE);
    }

    /** In the order in which things happen to a dispute. */
    private static final Comparator<Kind> LIFE =
            Comparator.comparing(List.of(Kind.MOVED, Kind.CONTESTED, Kind.SETTLED, Kind.UNDONE)::indexOf);

    private DisputeNews(KnownCourse course) {
        this.course = course;
    }

    /** @param course that stands at {@code now} */
    static List<News> between(Sight then, KnownCourse.Moved moved, Sight now, KnownCourse course) {
        DisputeNews all = new DisputeNews(course);
        moved.gone().forEach(d -> all.before.put(d.id(), d));
        then.last().ifPresent(d -> all.before.put(d.id(), d));
        moved.come().forEach(d -> all.after.put(d.id(), d));
        now.last().ifPresent(d -> all.after.put(d.id(), d));
        all.compare();
        return all.news.stream().sorted(News.ORDER).toList();
    }

    private void compare() {
        Set<String> named = new HashSet<>();
        before.values().stream()
                .filter(d -> !after.containsKey(d.id()))
                .sorted(Dispute.BY_OPENING)
                .forEach(d -> gone(d, named));
        after.forEach((id, now) -> {
            Dispute was = before.get(id);
            if (was != null) {
                same(was, now, Optional.empty());
            } else if (!named.contains(id)) {
                come(now);
            }
        });
    }

    /** @param named ids of disputes that are told of as the same under another name; more are added */
    private void gone(Dispute was, Set<String> named) {
        Optional<Dispute> during =
                course.firstDuring(was).map(d -> after.getOrDefault(d.id(), d)).filter(was::overlaps);
        if (during.isEmpty()) {
            news.add(new News(Kind.UNDONE, was, Optional.empty()));
            return;
        }
        Dispute now = during.get();
        boolean isNew = after.containsKey(now.id()) && !before.containsKey(now.id());
        boolean told = isNew && named.add(now.id()) && same(was, now, Optional.of(was.id()));
        if (!told) {
            Kind kind = was.isOpen() && !now.isOpen() ? Kind.SETTLED : Kind.MOVED;
            news.add(new News(kind, now, Optional.of(was.id())));
        }
    }

    /** Whether there is something to tell. */
    private boolean same(Dispute was, Dispute now, Optional<String> formerly) {
        if (!was.isOpen() && now.isOpen()) {
            news.add(new News(Kind.CONTESTED, now, formerly));
        } else if (!now.isOpen() && !endedAlike(was, now)) {
            news.add(new News(Kind.SETTLED, now, formerly));
        } else {
            return false;
        }
        return true;
    }

    private static boolean endedAlike(Dispute was, Dispute now) {
        return was.closing().equals(now.closing()) && was.closedBy().equals(now.closedBy());
    }

    private void come(Dispute now) {
        news.add(new News(Kind.CONTESTED, now, Optional.empty()));
        if (!now.isOpen()) {
            news.add(new News(Kind.SETTLED, now, Optional.empty()));
        }
    }
}
