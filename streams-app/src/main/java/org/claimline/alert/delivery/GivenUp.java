package org.claimline.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.claimline.avro.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the log what was given up: the first of a receiver at once, and how many more there were once a minute. The list has them all. */
final class GivenUp {
    private static final Logger LOG = LoggerFactory.getLogger(GivenUp.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Map<String, Untold> untold = new HashMap<>();

    private record Untold(Instant since, int count) {}

    void note(Delivery delivery, String why, Instant now) {
        Untold before = untold.get(delivery.getReceiverId());
        if (before != null) {
            untold.put(delivery.getReceiverId(), new Untold(before.since(), before.count() + 1));
            return;
        }
        untold.put(delivery.getReceiverId(), new Untold(now, 0));
        LOG.warn(
                "Gave up telling {} the alert {} ({}) after {} tries: {}; POST /api/deliveries/{}/{} sends it again",
                delivery.getReceiverId(),
                delivery.getAlertId(),
                delivery.getHeadline(),
                delivery.getAttempts(),
                why,
                delivery.getAlertId(),
                delivery.getReceiverId());
    }

    void look(Instant now) {
        untold.entrySet().removeIf(entry -> {
            boolean over = !entry.getValue().since().plus(QUIET).isAfter(now);
            if (over && entry.getValue().count() > 0) {
                LOG.warn(
                        "Gave up telling {} {} more alerts; GET /api/deliveries?state=failed&receiver={} lists them",
                        entry.getKey(),
                        entry.getValue().count(),
                        entry.getKey());
            }
            return over;
        });
    }
}
