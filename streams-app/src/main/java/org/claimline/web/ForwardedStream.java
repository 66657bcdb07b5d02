package org.claimline.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream of another service, handed on as it comes and no faster than it is read. When either side ends, so does the other; one that breaks
 * off ends well, for whoever reads events comes again with the last id.
 */
final class ForwardedStream implements Publisher<byte[]>, Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForwardedStream.class);

    private final Flow.Publisher<List<ByteBuffer>> source;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription upstream;
    private volatile @Nullable Subscriber<? super byte[]> reader;

    ForwardedStream(Flow.Publisher<List<ByteBuffer>> source) {
        this.source = source;
    }

    /** Done once it has ended, whoever ended it. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Ends it after {@code patience} where nobody has begun to read it: whoever asked went before the answer came. */
    void endUnlessRead(Duration patience) {
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (begun.compareAndSet(false, true)) {
                        ended.complete(null);
                        source.subscribe(this);
                    }
                });
    }

    @Override
    public void subscribe(Subscriber<? super byte[]> subscriber) {
        if (!begun.compareAndSet(false, true)) {
            throw new IllegalStateException("a stream has one reader, who comes in time");
        }
        reader = subscriber;
        source.subscribe(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream = subscription;
        Subscriber<? super byte[]> subscriber = reader;
        if (subscriber == null) {
            subscription.cancel();
            return;
        }
        subscriber.onSubscribe(new Subscription() {
            @Override
            public void request(long n) {
                subscription.request(n);
            }

            @Override
            public void cancel() {
                ended.complete(null);
                subscription.cancel();
            }
        });
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        Subscriber<? super byte[]> subscriber = reader;
        if (subscriber != null && !ended.isDone()) {
            subscriber.onNext(joined(buffers));
        }
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("a forwarded stream broke off", failure);
        end();
    }

    @Override
    public void onComplete() {
        end();
    }

    /** Ends it on both sides. */
    @Override
    public void close() {
        Flow.Subscription subscription = upstream;
        if (subscription != null) {
            subscription.cancel();
        }
        end();
    }

    private synchronized void end() {
        Subscriber<? super byte[]> subscriber = reader;
        if (ended.complete(null) && subscriber != null) {
            subscriber.onComplete();
        }
    }

    private static byte[] joined(List<ByteBuffer> buffers) {
        byte[] bytes = new byte[buffers.stream().mapToInt(ByteBuffer::remaining).sum()];
        int at = 0;
        for (ByteBuffer buffer : buffers) {
            int length = buffer.remaining();
            buffer.get(bytes, at, length);
            at += length;
        }
        return bytes;
    }
}
