package org.claimline.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lanes side by side, against receivers that are there. */
class LanesCourierTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private HttpReceiver slow;
    private HttpReceiver fast;
    private LanesCourier courier;

    @BeforeEach
    void start() throws Exception {
        slow = new HttpReceiver(Alerts.SECRET, 0);
        fast = new HttpReceiver(Alerts.SECRET, 0);
        courier = new LanesCourier(
                new WebhookSender(new AddressGuard(List.of("127.0.0.1/32")), PATIENCE, Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        courier.close();
        slow.close();
        fast.close();
    }

    @Test
    void aReceiverThatStallsTakesItsOwnLaneAndNoMoreOfIt() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        slow.answers(exchange -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            atOnce.decrementAndGet();
            exchange.sendResponseHeaders(204, -1);
        });
        for (int i = 0; i < 3 * LanesCourier.WIDTH; i++) {
            send("slow", slow, "s-" + i, new AtomicBoolean(true));
        }
        await().atMost(PATIENCE).until(() -> atOnce.get() == LanesCourier.WIDTH);

        for (int i = 0; i < 20; i++) {
            send("fast", fast, "f-" + i, new AtomicBoolean(true));
        }
        await("all at the other").atMost(PATIENCE).until(() -> fast.taken().size() == 20);
        assertThat(slow.messages()).isEmpty();
        go.countDown();

        await("all at the slow one").atMost(PATIENCE).until(() -> slow.taken().size() == 3 * LanesCourier.WIDTH);
        assertThat(most).hasValue(LanesCourier.WIDTH);
        await("all told").atMost(PATIENCE).until(() -> outcomes.size() == 3 * LanesCourier.WIDTH + 20);
        assertThat(outcomes).allMatch(outcome -> outcome instanceof Outcome.Taken);
    }

    @Test
    void whatIsNotWantedAnyMoreWhenItsTurnComesIsNotSent() {
        CountDownLatch go = new CountDownLatch(1);
        slow.answers(exchange -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(204, -1);
        });
        AtomicBoolean wanted = new AtomicBoolean(true);
        for (int i = 0; i < LanesCourier.WIDTH; i++) {
            send("slow", slow, "s-" + i, new AtomicBoolean(true));
        }
        send("slow", slow, "unwanted", wanted);
        send("slow", slow, "last", new AtomicBoolean(true));

        wanted.set(false);
        go.countDown();

        await().atMost(PATIENCE).until(() -> slow.taken().contains("last"));
        assertThat(slow.taken()).doesNotContain("unwanted");
    }

    private void send(String id, HttpReceiver receiver, String message, AtomicBoolean wanted) {
        courier.send(
                new Parcel(
                        id,
                        receiver.url(),
                        List.of(WebhookSecret.of(Alerts.SECRET)),
                        new WebhookSender.Message(message, "{}".getBytes(StandardCharsets.UTF_8)),
                        wanted::get),
                outcomes::add);
    }
}
