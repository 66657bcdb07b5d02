package org.claimline.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was read, by position, as far back as it is kept: the latest of each town, dispute and acknowledgement, and the latest alerts. For one thread at a time. */
final class History {
    private static final long MOST_ALERT_BYTES = 64L * 1024 * 1024;

    /** Keys that are gone and still remembered, in each partition. */
    private static final int MOST_GONE = 10_000;

    private final int mostAlerts;
    private final Map<Feed, Map<Integer, KeptLog>> logs = new EnumMap<>(Feed.class);
    private final Deque<Change.OfAlert> alerts = new ArrayDeque<>();
    private long alertBytes;
    private Offsets next = Offsets.NONE;

    History(int mostAlerts) {
        this.mostAlerts = mostAlerts;
        for (Feed feed : Feed.values()) {
            logs.put(feed, new TreeMap<>());
        }
    }

    Offsets next() {
        return next;
    }

    /** Takes what was read; says no where it was known already. */
    boolean add(Change change) {
        if (next.covers(change.position())) {
            return false;
        }
        next = next.after(change.position());
        if (!(change instanceof Change.OfAlert alert)) {
            KeptLog log = log(change.position());
            log.put(change);
            log.limitGone(MOST_GONE);
            return true;
        }
        if (logs(Feed.ALERTS).stream().anyMatch(log -> log.knows(alert.key()))) {
            return false;
        }
        log(alert.position()).put(alert);
        alerts.add(alert);
        alertBytes += alert.size();
        limitAlerts();
        return true;
    }

    /** Whether nothing of {@code feed} from there on was forgotten. */
    boolean isComplete(Feed feed, Offsets from) {
        return partitions(feed).entrySet().stream()
                .allMatch(log -> log.getValue().isCompleteFrom(from.next(feed, log.getKey())));
    }

    /** What is known of {@code feed} from there on, partition by partition. */
    List<List<Change>> since(Feed feed, Offsets from) {
        List<List<Change>> since = new ArrayList<>();
        partitions(feed).forEach((partition, log) -> since.add(log.from(from.next(feed, partition))));
        return since;
    }

    /** The alert of that id; empty where there was none, or it is not kept any more. */
    Optional<Change.OfAlert> alert(String alertId) {
        return logs(Feed.ALERTS).stream()
                .flatMap(log -> log.get(alertId).stream())
                .map(Change.OfAlert.class::cast)
                .findAny();
    }

    private void limitAlerts() {
        while (alerts.size() > mostAlerts || alertBytes > MOST_ALERT_BYTES) {
            Change.OfAlert oldest = alerts.remove();
            alertBytes -= oldest.size();
            log(oldest.position()).forget(oldest.position().offset());
        }
    }

    private KeptLog log(Position position) {
        return partitions(position.feed()).computeIfAbsent(position.partition(), p -> new KeptLog());
    }

    private Collection<KeptLog> logs(Feed feed) {
        return partitions(feed).values();
    }

    private Map<Integer, KeptLog> partitions(Feed feed) {
        return java.util.Objects.requireNonNull(logs.get(feed));
    }
}
