package org.claimline.alert;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every receiver a lane of its own, in which a few messages are on their way at a time and the others wait: so one that is slow, or does
 * not answer at all, holds back nobody else.
 */
public final class LanesCourier implements Courier, AutoCloseable {
    /** Messages on their way to one receiver at a time. */
    public static final int WIDTH = 8;

    private static final Logger LOG = LoggerFactory.getLogger(LanesCourier.class);

    private final WebhookSender sender;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService pool = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "webhooks-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private record Job(Parcel parcel, Consumer<Outcome> then) {}

    private static final class Lane {
        private final Queue<Job> waiting = new ArrayDeque<>();
        private int running;
    }

    /** @param sender closed with this */
    public LanesCourier(WebhookSender sender) {
        this.sender = sender;
    }

    @Override
    public void send(Parcel parcel, Consumer<Outcome> then) {
        synchronized (lanes) {
            Lane lane = lanes.computeIfAbsent(parcel.receiverId(), id -> new Lane());
            lane.waiting.add(new Job(parcel, then));
            if (lane.running < WIDTH) {
                lane.running++;
                try {
                    pool.execute(() -> drive(parcel.receiverId(), lane));
                } catch (RejectedExecutionException e) {
                    // closed: whoever sends is ending too, and what was not sent stays in its store
                    lane.running--;
                }
            }
        }
    }

    private void drive(String receiverId, Lane lane) {
        Job job = next(receiverId, lane);
        while (job != null) {
            if (job.parcel().wanted().getAsBoolean()) {
                job.then().accept(tried(job.parcel()));
            }
            job = next(receiverId, lane);
        }
    }

    private @Nullable Job next(String receiverId, Lane lane) {
        synchronized (lanes) {
            Job job = lane.waiting.poll();
            if (job == null) {
                lane.running--;
                if (lane.running == 0) {
                    lanes.remove(receiverId, lane);
                }
            }
            return job;
        }
    }

    private Outcome tried(Parcel parcel) {
        try {
            return sender.send(parcel.message(), parcel.url(), parcel.secrets());
        } catch (RuntimeException e) {
            LOG.error("A message to the receiver {} could not be sent for a fault of ours", parcel.receiverId(), e);
            return Outcome.Failed.unreachable("a fault of the sender: " + e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
        sender.close();
    }
}
