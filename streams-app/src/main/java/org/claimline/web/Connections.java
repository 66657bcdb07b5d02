package org.claimline.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections that are open: no more than the service bears, and none for long that does not get a request said. Those that wait for an
 * answer are left alone, and those that say nothing at all end by the server's own timeout.
 */
@Singleton
final class Connections implements NettyServerCustomizer, BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    /** Beside those that may have a stream open. */
    private static final int MORE = 2_048;

    private final int most;
    private final UnfinishedRequests.Patience patience;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger watched = new AtomicInteger();

    @Inject
    Connections(WebConfig config) {
        this(config.protection().streams() + MORE, UnfinishedRequests.Patience.DEFAULT);
    }

    Connections(int most, UnfinishedRequests.Patience patience) {
        this.most = most;
        this.patience = patience;
    }

    @Override
    public Registry onCreated(BeanCreatedEvent<Registry> event) {
        event.getBean().register(this);
        return event.getBean();
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        return role == ChannelRole.CONNECTION ? new OfOne(channel) : this;
    }

    /** Counts one; closes it where there are too many. */
    boolean admit(Channel channel) {
        boolean room = open.incrementAndGet() <= most;
        var unused = channel.closeFuture().addListener(closed -> open.decrementAndGet());
        if (!room) {
            unused = channel.close();
        }
        return room;
    }

    /** How many were given a watch over their requests so far. */
    int watched() {
        return watched.get();
    }

    int open() {
        return open.get();
    }

    /** One connection. */
    private final class OfOne implements NettyServerCustomizer {
        private final Channel channel;

        OfOne(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onInitialPipelineBuilt() {
            admit(channel);
        }

        @Override
        public void onStreamPipelineBuilt() {
            ChannelPipeline pipeline = channel.pipeline();
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
                watched.incrementAndGet();
                UnfinishedRequests watch = new UnfinishedRequests(patience);
                pipeline.addBefore(
                        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "unfinished-bytes", watch.bytes());
                pipeline.addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "unfinished", watch);
            }
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel other, ChannelRole role) {
            return this;
        }
    }
}
