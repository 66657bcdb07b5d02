package org.claimline.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which a request was begun and does not come to its end: one that is said a byte at a time holds a place that others need,
 * and no timeout for silence would ever notice. It runs on the connection's own thread.
 */
final class UnfinishedRequests extends ChannelDuplexHandler {
    private final Patience patience;
    private boolean begun;
    private int answering;
    private @Nullable ScheduledFuture<?> deadline;

    /**
     * How long a request may take to be said.
     *
     * @param head from its first byte until its headers are there
     * @param body from then until all of it is
     */
    record Patience(Duration head, Duration body) {
        static final Patience DEFAULT = new Patience(Duration.ofSeconds(20), Duration.ofMinutes(2));
    }

    UnfinishedRequests(Patience patience) {
        this.patience = patience;
    }

    /** Stands before what makes messages of bytes. */
    ChannelInboundHandlerAdapter bytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (!begun && answering == 0) {
                    begun = true;
                    until(context, patience.head());
                }
                context.fireChannelRead(message);
            }
        };
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            begun = true;
            until(context, patience.body());
        }
        if (message instanceof LastHttpContent) {
            begun = false;
            answering++;
            stop();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        boolean interim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !interim && answering > 0) {
            answering--;
        }
        super.write(context, message, promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stop();
        super.channelInactive(context);
    }

    private void until(ChannelHandlerContext context, Duration time) {
        stop();
        deadline = context.executor().schedule(() -> end(context), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void end(ChannelHandlerContext context) {
        var unused = context.close();
    }

    private void stop() {
        ScheduledFuture<?> running = deadline;
        deadline = null;
        if (running != null) {
            running.cancel(false);
        }
    }
}
