package org.claimline.local.registry;

import java.net.URI;

/**
 * A schema registry of our own, on loopback: the HTTP interface of Confluent's, for Avro, with its memory in the
 * broker's compacted topic {@code _schemas}. Any client of Confluent's registry can use it.
 *
 * <p>It keeps what it was told over restarts, gives an id to one schema only, for ever, and refuses what breaks the
 * subject's compatibility level (BACKWARD unless set). At most one runs on a broker at a time.
 */
public final class RegistryFacade implements AutoCloseable {

    private final KafkaJournal journal;
    private final RegistryServer server;

    private RegistryFacade(KafkaJournal journal, RegistryServer server) {
        this.journal = journal;
        this.server = server;
    }

    /**
     * Starts the registry with what its journal holds and returns once it serves.
     *
     * @param bootstrapServers the broker that keeps the journal
     * @param port the port to listen on, or 0 for a free one
     */
    public static RegistryFacade start(String bootstrapServers, int port) {
        KafkaJournal journal = KafkaJournal.open(bootstrapServers);
        try {
            Json json = new Json();
            return new RegistryFacade(
                    journal, RegistryServer.start(port, RegistryApi.routes(new Registry(journal), json), json));
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** The address for {@code schema.registry.url}. */
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
        journal.close();
    }
}
