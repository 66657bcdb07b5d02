package org.claimline.web;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream: what it is told first, then a queue of what happens. Nobody ever waits for it: who puts into the queue goes on at once, and
 * one that lets it grow full is cut off, to come again with its last id. Events are written out only as they are taken, on threads of
 * the streams' own, a few kilobytes at a time.
 */
final class StreamClient implements Publisher<byte[]>, Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(StreamClient.class);
    private static final byte[] NOTHING = {};
    private static final int CHUNK = 16 * 1024;

    /** Chunks after which another client has its turn. */
    private static final int TURN = 8;

    private final Executor executor;
    private final Runnable leave;
    private final int mostQueued;
    private final Queue<Supplier<byte[]>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger drains = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();
    private volatile @Nullable Subscriber<? super byte[]> subscriber;
    private Iterator<Supplier<byte[]>> opening = Collections.emptyIterator();
    private volatile End end = End.NOT_YET;
    private boolean left;

    private enum End {
        NOT_YET,
        /** The service closes, or it was too slow: what it has had is a good end. */
        CUT_OFF,
        /** It went by itself. */
        GONE
    }

    /**
     * A stream that nobody reads yet.
     *
     * @param mostQueued how much may wait for it before it is cut off
     * @param leave      called once, when it has ended
     */
    StreamClient(Executor executor, int mostQueued, Runnable leave) {
        this.executor = executor;
        this.mostQueued = mostQueued;
        this.leave = leave;
    }

    /** What it is told first; to be said before anybody reads. */
    void begin(Iterator<Supplier<byte[]>> first) {
        opening = first;
    }

    /** Puts something into its queue; never waits. */
    void offer(Supplier<byte[]> event) {
        if (end != End.NOT_YET) {
            return;
        }
        if (queued.incrementAndGet() > mostQueued) {
            cutOff();
            return;
        }
        queue.add(event);
        schedule();
    }

    /** Whether nothing waits for it. */
    boolean isIdle() {
        return queued.get() == 0;
    }

    /** How often something was taken from it. */
    long taken() {
        return taken.get();
    }

    void cutOff() {
        if (end == End.NOT_YET) {
            end = End.CUT_OFF;
        }
        schedule();
    }

    @Override
    public void subscribe(Subscriber<? super byte[]> reader) {
        if (subscriber != null) {
            throw new IllegalStateException("a stream has one reader");
        }
        subscriber = reader;
        reader.onSubscribe(this);
        schedule();
    }

    @Override
    public void request(long n) {
        demand.accumulateAndGet(n, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
        schedule();
    }

    @Override
    public void cancel() {
        end = End.GONE;
        schedule();
    }

    private void schedule() {
        if (drains.getAndIncrement() == 0) {
            run();
        }
    }

    private void run() {
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            end = End.GONE; // all streams were closed
        }
    }

    /** Runs on one thread at a time. */
    private void drain() {
        int asked = drains.get();
        while (asked != 0) {
            if (!sendSome()) {
                run();
                return;
            }
            asked = drains.addAndGet(-asked);
        }
    }

    /** Says no where its turn is over before it has had all. */
    private boolean sendSome() {
        Subscriber<? super byte[]> reader = subscriber;
        for (int chunks = 0; reader != null && end == End.NOT_YET && demand.get() > 0; chunks++) {
            if (chunks == TURN) {
                return false;
            }
            byte[] chunk = chunkOrEnd();
            if (chunk.length == 0) {
                break;
            }
            demand.decrementAndGet();
            taken.incrementAndGet();
            reader.onNext(chunk);
        }
        if (end != End.NOT_YET && !left) {
            left = true;
            queue.clear();
            if (reader != null && end == End.CUT_OFF) {
                reader.onComplete();
            }
            leave.run();
        }
        return true;
    }

    /** What cannot be written ends the stream: whoever comes again is told it anew. */
    private byte[] chunkOrEnd() {
        try {
            return chunk();
        } catch (RuntimeException e) {
            LOG.warn("a stream ends, for an event cannot be written", e);
            end = End.CUT_OFF;
            return NOTHING;
        }
    }

    private byte[] chunk() {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        while (chunk.size() < CHUNK && opening.hasNext()) {
            chunk.writeBytes(opening.next().get());
        }
        while (chunk.size() < CHUNK) {
            Supplier<byte[]> next = queue.poll();
            if (next == null) {
                break;
            }
            queued.decrementAndGet();
            chunk.writeBytes(next.get());
        }
        return chunk.toByteArray();
    }
}
