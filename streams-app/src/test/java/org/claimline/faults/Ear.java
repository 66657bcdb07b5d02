package org.claimline.faults;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.claimline.web.EventSource;
import org.jspecify.annotations.Nullable;

/**
 * A listener of the live stream that goes to the next instance when it is cut off, with the last id that it has had. It keeps what it was told twice:
 * an alert by its id, a state by its town and version.
 */
final class Ear implements AutoCloseable {
    private static final long AGAIN_MS = 100;

    private final Supplier<List<URI>> instances;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Map<String, Long> versions = new HashMap<>();
    private final Thread thread;
    private volatile @Nullable EventSource open;

    /** Alerts that it was told. */
    final Set<String> alerts = ConcurrentHashMap.newKeySet();

    /** What it was told again, or after something later. */
    final Queue<String> twice = new ConcurrentLinkedQueue<>();

    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger resets = new AtomicInteger();

    Ear(Supplier<List<URI>> instances) {
        this.instances = instances;
        thread = new Thread(this::listen, "ear");
        thread.setDaemon(true);
        thread.start();
    }

    /** Goes to the next instance; one that stands still would never be heard to have gone. */
    void moveOn() throws IOException {
        EventSource now = open;
        if (now != null) {
            now.close();
        }
    }

    @Override
    public void close() throws IOException {
        stop.countDown();
        moveOn();
    }

    private void listen() {
        String lastId = "";
        for (int turn = 0; stop.getCount() > 0; turn++) {
            List<URI> those = instances.get();
            try (EventSource stream =
                    EventSource.open(those.get(turn % those.size()).resolve("/api/stream"), lastId)) {
                open = stream;
                try {
                    hear(stream);
                } finally {
                    lastId = stream.lastId();
                }
            } catch (IOException | ArithmeticException e) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void hear(EventSource stream) throws IOException {
        Set<String> here = new HashSet<>();
        for (Optional<EventSource.Event> event = stream.next(); event.isPresent(); event = stream.next()) {
            switch (event.get().name()) {
                case "live" -> connections.incrementAndGet();
                case "reset" -> resets.incrementAndGet();
                case "snapshot" -> versions.clear();
                case "alert" -> {
                    String id = event.get().json().path("alertId").asText();
                    if (!alerts.add(id)) {
                        twice.add("alert " + id + (here.contains(id) ? " by one connection" : " after coming back"));
                    }
                    here.add(id);
                }
                case "town-state" -> {
                    String town = event.get().json().path("townId").asText();
                    long version = event.get().json().path("version").asLong();
                    Long before = versions.put(town, version);
                    if (before != null && before >= version) {
                        twice.add(town + " in version " + version + " after " + before);
                    }
                }
                default -> {
                    // disputes and acknowledgements are not kept here
                }
            }
        }
    }

    private void pause() {
        try {
            var unused = stop.await(AGAIN_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
