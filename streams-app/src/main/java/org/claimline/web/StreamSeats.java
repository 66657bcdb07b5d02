package org.claimline.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.claimline.web.access.Caller;

/**
 * How many streams each client may have open, those of other views among them: a quarter of all, so that none can take the places of all
 * others. Streams that another instance hands on are counted there.
 */
@Singleton
final class StreamSeats {
    private static final int SHARE = 4;

    private final int most;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    @Inject
    StreamSeats(WebConfig config) {
        this(Math.max(1, config.protection().streams() / SHARE));
    }

    StreamSeats(int most) {
        this.most = most;
    }

    /** As many may one client have. */
    int most() {
        return most;
    }

    /** A seat, to be given back by running what is answered; empty where the client has as many as one may. */
    Optional<Runnable> take(Caller caller) {
        AtomicBoolean got = new AtomicBoolean();
        taken.compute(caller.key(), (key, had) -> {
            int now = had == null ? 0 : had;
            got.set(now < most);
            return now < most ? Integer.valueOf(now + 1) : had;
        });
        return got.get() ? Optional.of(giveBack(caller.key())) : Optional.empty();
    }

    /** How many clients have any. */
    int clients() {
        return taken.size();
    }

    private Runnable giveBack(String key) {
        AtomicBoolean back = new AtomicBoolean();
        return () -> {
            if (back.compareAndSet(false, true)) {
                taken.computeIfPresent(key, (k, had) -> had > 1 ? Integer.valueOf(had - 1) : null);
            }
        };
    }
}
