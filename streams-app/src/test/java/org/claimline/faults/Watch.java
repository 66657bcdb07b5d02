package org.claimline.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A reader that asks about one town after another, each until it is answered, and measures how long that takes at worst. It goes from instance to
 * instance when it is refused; with one instance only, it asks that one.
 */
final class Watch implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final long AGAIN_MS = 50;
    private static final long BETWEEN_MS = 100;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Supplier<List<URI>> instances;
    private final int towns;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Random random = new Random(1);
    private final Thread thread;
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong askedAt = new AtomicLong(System.nanoTime());
    private final AtomicLong answered = new AtomicLong();

    Watch(String name, Supplier<List<URI>> instances, int towns) {
        this.instances = instances;
        this.towns = towns;
        thread = new Thread(this::ask, "watch-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The longest that a question has waited for its answer since this was asked last, one that waits still among them. */
    Duration longest() {
        long waiting = System.nanoTime() - askedAt.get();
        return Duration.ofNanos(Math.max(longest.getAndSet(0), waiting));
    }

    /** Questions that were answered so far. */
    long answered() {
        return answered.get();
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        for (int turn = 0; !stopped(BETWEEN_MS); turn++) {
            String question = "/api/towns/" + Cast.townId(random.nextInt(towns));
            askedAt.set(System.nanoTime());
            for (int next = turn; !isAnswered(next, question) && !stopped(AGAIN_MS); next++) {
                // the next instance, or the same again
            }
            long took = System.nanoTime() - askedAt.get();
            longest.accumulateAndGet(took, Math::max);
            askedAt.set(System.nanoTime());
            answered.incrementAndGet();
        }
    }

    /** A town of which nothing was told yet is an answer, too. */
    private boolean isAnswered(int turn, String question) {
        List<URI> those = instances.get();
        if (those.isEmpty()) {
            return false;
        }
        try {
            int status = http.send(
                            HttpRequest.newBuilder(
                                            those.get(turn % those.size()).resolve(question))
                                    .timeout(ANSWER)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            return status == 200 || status == 404;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean stopped(long waitMs) {
        try {
            return stop.await(waitMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
