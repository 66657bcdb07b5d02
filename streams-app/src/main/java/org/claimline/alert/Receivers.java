package org.claimline.alert;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.claimline.avro.Receiver;

/** The receivers as this instance knows them by reading along. One thread writes; any may read. */
public final class Receivers {
    private final Map<String, Known> known = new TreeMap<>();
    private long generation;

    /**
     * A receiver and the record that it was read from.
     *
     * @param entry   as it stands on the topic, secrets included
     * @param meaning as it is used
     */
    public record Known(Receiver entry, AlertReceiver meaning) {}

    /**
     * The receiver is so from now on.
     *
     * @throws IllegalArgumentException where it cannot be used; then the one before stays
     */
    public synchronized void put(Receiver receiver) {
        known.put(receiver.getId(), new Known(receiver, AlertReceiver.of(receiver)));
        changed();
    }

    public synchronized void remove(String id) {
        known.remove(id);
        changed();
    }

    private void changed() {
        generation++;
        notifyAll();
    }

    /** Rises with every change. */
    public synchronized long generation() {
        return generation;
    }

    public synchronized Optional<AlertReceiver> get(String id) {
        return entry(id).map(Known::meaning);
    }

    public synchronized Optional<Known> entry(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** All of them, by id. */
    public synchronized Collection<Known> all() {
        return List.copyOf(known.values());
    }

    /** Waits until what is known of {@code id} passes, but no longer than {@code patience}; says whether it does. */
    public synchronized boolean awaits(String id, Predicate<Optional<Known>> wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!wanted.test(entry(id))) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
