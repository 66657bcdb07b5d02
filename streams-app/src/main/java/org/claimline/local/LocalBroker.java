package org.claimline.local;

/** A running Kafka broker of our own. Closing it stops it and frees its data directory; what it holds stays on disk. */
public interface LocalBroker extends AutoCloseable {

    /** Refuses where this program was packed without a broker's classes, as it is in its image. */
    static void requireClasses() {
        try {
            Class.forName("kafka.server.KafkaRaftServer", false, LocalBroker.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new LocalStartException(
                    "this is the program without a broker, as it is packed for images: it has no demo; run \"docker compose"
                            + " --profile feed up\" for Kafka, registry, service and feed, or \"./claimline demo\" in a checkout",
                    e);
        }
    }

    /** The address for {@code bootstrap.servers}, as {@code host:port} with the port it really got. */
    String bootstrapServers();

    @Override
    void close();
}
