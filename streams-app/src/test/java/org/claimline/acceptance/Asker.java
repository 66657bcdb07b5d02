package org.claimline.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A client that asks one instance questions, some at a time, again and again. An answer must be the one that is known to be right, or a refusal that says
 * when to ask again; then it does. An instance that is away answers nothing, which is no wrong answer either.
 */
final class Asker implements AutoCloseable {
    private static final long AGAIN_MS = 50;

    /** Of a round: enough to meet every partition. */
    private static final int QUESTIONS = 40;

    private final Supplier<URI> instance;
    private final Map<String, JsonNode> known;
    private final Random chance;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /** What was answered otherwise than it should have been. */
    final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();

    /** Rounds in which nothing was refused. */
    private final AtomicInteger goodRounds = new AtomicInteger();

    private volatile Duration longestWait = Duration.ZERO;

    /**
     * Begins to ask.
     *
     * @param instance where it is; may change
     * @param known    the right answers, by question
     */
    Asker(String name, Supplier<URI> instance, Map<String, JsonNode> known, long seed) {
        this.instance = instance;
        this.known = known;
        this.chance = new Random(seed);
        this.thread = new Thread(this::ask, "asker-" + name);
        thread.start();
    }

    /** How often it had every question of a round answered at once. */
    int goodRounds() {
        return goodRounds.get();
    }

    /** The longest time from a refusal to the answer of the same question, since it was asked last. */
    Duration longestWait() {
        Duration longest = longestWait;
        longestWait = Duration.ZERO;
        return longest;
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
        while (stop.getCount() > 0) {
            List<String> questions = new ArrayList<>(known.keySet());
            Collections.shuffle(questions, chance);
            questions = questions.subList(0, Math.min(QUESTIONS, questions.size()));
            boolean good = true;
            for (Iterator<String> rest = questions.iterator(); rest.hasNext() && stop.getCount() > 0; ) {
                good &= answer(rest.next());
            }
            if (good && stop.getCount() > 0) {
                goodRounds.incrementAndGet();
            }
        }
    }

    /** Asks until it is answered; says no where that was not at once. */
    private boolean answer(String question) {
        Instant begin = Instant.now();
        boolean atOnce = true;
        while (stop.getCount() > 0 && !isAnswered(question)) {
            atOnce = false;
            pause();
        }
        if (!atOnce) {
            Duration wait = Duration.between(begin, Instant.now());
            longestWait = wait.compareTo(longestWait) > 0 ? wait : longestWait;
        }
        return atOnce;
    }

    private boolean isAnswered(String question) {
        try {
            HttpResponse<String> answer = new Api(instance.get()).get(question);
            if (answer.statusCode() == 503) {
                refused.incrementAndGet();
                if (answer.headers().firstValue("Retry-After").isEmpty()) {
                    wrong.add(question + " was refused without a time to come again: " + answer.body());
                }
                return false;
            }
            JsonNode right = known.get(question);
            JsonNode told = answer.statusCode() == 200 ? Settled.of(Api.parse(answer.body())) : null;
            if (!right.equals(told)) {
                wrong.add(question + " was answered " + answer.statusCode() + " " + answer.body() + ", not " + right);
            }
            answered.incrementAndGet();
            return true;
        } catch (IOException e) {
            return false;
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
