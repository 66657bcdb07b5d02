package org.claimline.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.claimline.query.Catchup;
import org.claimline.query.Change;
import org.claimline.query.Mark;
import org.claimline.query.ReadModel;
import org.claimline.web.access.Protection;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All open streams of this instance. What the read model hears is put into their queues; see {@link StreamClient} for who waits for whom. */
@Singleton
final class LiveStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final int THREADS = 2;
    private static final Duration CLOSING = Duration.ofSeconds(2);

    /** Heartbeats without anything taken, while something waits, after which a stream is given up. */
    private static final int STALLED = 4;

    private final ReadModel model;
    private final StreamEvents events;
    private final Limits limits;
    private final Semaphore places;
    private final Set<Open> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService writing = Executors.newFixedThreadPool(THREADS, threads("stream"));
    private final ScheduledExecutorService beating = Executors.newSingleThreadScheduledExecutor(threads("stream-beat"));
    private volatile boolean closed;
    private @Nullable LiveEvent latest;

    /**
     * How much is borne.
     *
     * @param streams   open at a time
     * @param queued    events that may wait for one of them
     * @param heartbeat how often an idle one hears that it is alive
     * @param patience  how long one waits for this instance to read what another has told it already
     */
    record Limits(int streams, int queued, Duration heartbeat, Duration patience) {
        static final Limits DEFAULT =
                new Limits(Protection.DEFAULT_STREAMS, 2_000, Duration.ofSeconds(15), Duration.ofSeconds(5));

        Limits withStreams(int others) {
            return new Limits(others, queued, heartbeat, patience);
        }
    }

    @Inject
    LiveStreams(ReadModel model, StreamEvents events, WebConfig config) {
        this(model, events, Limits.DEFAULT.withStreams(config.protection().streams()));
    }

    LiveStreams(ReadModel model, StreamEvents events, Limits limits) {
        this.model = model;
        this.events = events;
        this.limits = limits;
        this.places = new Semaphore(limits.streams());
        long millis = limits.heartbeat().toMillis();
        var unused = beating.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    /**
     * A new stream; empty where too many are open. It waits a moment where {@code heard} lies ahead of this instance.
     *
     * @param heard how far the client has heard already; empty if it has heard nothing
     */
    Optional<Publisher<byte[]>> open(Optional<Mark> heard, StreamFilter filter) {
        return open(heard, filter, () -> {});
    }

    /**
     * The same.
     *
     * @param left run once it has ended; never where none is opened
     */
    Optional<Publisher<byte[]>> open(Optional<Mark> heard, StreamFilter filter, Runnable left) {
        if (closed || !places.tryAcquire()) {
            return Optional.empty();
        }
        heard.filter(mark -> mark.incarnation() == model.incarnation())
                .ifPresent(mark -> model.awaits(mark.next(), limits.patience()));
        Open stream = new Open(filter, left);
        stream.begin(model.follow(heard, stream));
        open.add(stream);
        return Optional.of(stream.client);
    }

    int limit() {
        return limits.streams();
    }

    /** How many are open. */
    int count() {
        return limits.streams() - places.availablePermits();
    }

    /** Ends them all; their clients come again, to another instance. */
    @Override
    public void close() {
        closed = true;
        beating.shutdownNow();
        open.forEach(stream -> stream.client.cutOff());
        writing.shutdown();
        try {
            if (!writing.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                writing.shutdownNow();
            }
        } catch (InterruptedException e) {
            writing.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** The model reads nothing meanwhile, so what waits already lies before the mark. */
    private void beat() {
        try {
            model.atMark(mark -> open.forEach(stream -> stream.beat(mark)));
        } catch (RuntimeException e) {
            LOG.warn("no heartbeat for the open streams this time: {}", e.toString());
        }
    }

    /** Called while the model reads nothing else: all clients share what is written of a change. */
    private LiveEvent event(Change change, Mark mark) {
        LiveEvent shared = latest;
        if (shared == null || shared.change() != change) {
            shared = new LiveEvent(change, mark);
            latest = shared;
        }
        return shared;
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** One of them. */
    private final class Open implements ReadModel.Follower {
        private final StreamFilter filter;
        private final StreamClient client;
        private final Runnable left;
        private long takenBefore;
        private int stalled;

        Open(StreamFilter filter, Runnable left) {
            this.left = left;
            this.filter = filter;
            this.client = new StreamClient(writing, limits.queued(), this::leave);
        }

        void begin(Catchup catchup) {
            List<Change> changes =
                    catchup.changes().stream().filter(filter::passes).toList();
            Stream<Supplier<byte[]>> past = changes.stream().map(change -> () -> events.past(change));
            client.begin(Stream.of(
                            Stream.<Supplier<byte[]>>of(() -> events.beginning(catchup, changes.size())),
                            past,
                            Stream.<Supplier<byte[]>>of(() -> events.live(catchup)))
                    .flatMap(part -> part)
                    .iterator());
        }

        @Override
        public void changed(Change change, Mark mark) {
            if (filter.passes(change)) {
                LiveEvent event = event(change, mark);
                client.offer(() -> event.written(events));
            }
        }

        void beat(Mark mark) {
            stalled = client.isIdle() || client.taken() > takenBefore ? 0 : stalled + 1;
            takenBefore = client.taken();
            if (stalled == STALLED) {
                client.cutOff();
            } else if (client.isIdle()) {
                client.offer(() -> events.heartbeat(mark));
            }
        }

        private void leave() {
            model.unfollow(this);
            open.remove(this);
            places.release();
            left.run();
        }
    }
}
