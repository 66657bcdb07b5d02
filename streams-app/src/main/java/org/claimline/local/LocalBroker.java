package org.claimline.local;

/** A running Kafka broker of our own. Closing it stops it and frees its data directory; what it holds stays on disk. */
public interface LocalBroker extends AutoCloseable {

    /** The address for {@code bootstrap.servers}, as {@code host:port} with the port it really got. */
    String bootstrapServers();

    @Override
    void close();
}
