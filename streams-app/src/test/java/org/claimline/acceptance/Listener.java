package org.claimline.acceptance;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.claimline.web.EventSource;
import org.jspecify.annotations.Nullable;

/** A client of the live stream: whenever it is cut off it goes to the next instance, with the last id that it has had. */
final class Listener implements AutoCloseable {
    private static final long AGAIN_MS = 50;

    private final List<Supplier<URI>> instances;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable EventSource open;

    final Set<String> alerts = ConcurrentHashMap.newKeySet();
    final Map<String, Long> versions = new ConcurrentHashMap<>();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger resets = new AtomicInteger();

    Listener(List<Supplier<URI>> instances) {
        this.instances = List.copyOf(instances);
        thread = new Thread(this::listen, "listener");
        thread.start();
    }

    /** Breaks the connection; it goes on at the next instance. */
    void breaksOff() throws IOException {
        EventSource now = open;
        if (now != null) {
            now.close();
        }
    }

    @Override
    public void close() throws IOException {
        stop.countDown();
        breaksOff();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        String lastId = "";
        for (int turn = 0; stop.getCount() > 0; turn++) {
            URI instance = instances.get(turn % instances.size()).get();
            try (EventSource stream = EventSource.open(instance.resolve("/api/stream"), lastId)) {
                open = stream;
                try {
                    hear(stream);
                } finally {
                    lastId = stream.lastId();
                }
            } catch (IOException e) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void hear(EventSource stream) throws IOException {
        for (Optional<EventSource.Event> event = stream.next(); event.isPresent(); event = stream.next()) {
            switch (event.get().name()) {
                case "live" -> connections.incrementAndGet();
                case "reset" -> resets.incrementAndGet();
                case "snapshot" -> versions.clear();
                case "alert" -> alerts.add(event.get().json().path("alertId").asText());
                case "town-state" -> {
                    String town = event.get().json().path("townId").asText();
                    if (event.get().json().path("removed").asBoolean()) {
                        versions.remove(town);
                    } else {
                        versions.put(town, event.get().json().path("version").asLong());
                    }
                }
                default -> {
                    // disputes are not kept here
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
