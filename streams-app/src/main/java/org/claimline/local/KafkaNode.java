package org.claimline.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/** Controller and broker of a Kafka of one node, on sockets that are bound already. Whoever makes it owns the sockets. */
record KafkaNode(ControllerServer controller, BrokerServer broker) implements AutoCloseable {
    /**
     * Makes both; nothing runs yet.
     *
     * @param settings as Kafka's configuration names them
     * @param called   what its log lines begin with
     */
    static KafkaNode of(Map<String, String> settings, BrokerSockets sockets, String called) {
        KafkaConfig config = new KafkaConfig(settings, false);
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> stored =
                KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KafkaNode.class), called);
        SharedServer shared = new SharedServer(
                config,
                stored._1(),
                Time.SYSTEM,
                Server.initializeMetrics(
                        config, Time.SYSTEM, stored._1().clusterId().orElseThrow()),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                new StandardFaultHandlerFactory(),
                sockets.factory());
        BrokerServer broker = new BrokerServer(shared);
        return new KafkaNode(new ControllerServer(shared, KafkaRaftServer.configSchema(), stored._2()), broker);
    }

    /** What gives a new directory a cluster id of its own. */
    static Formatter formatter(Path directory) {
        return new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerSettings.NODE_ID)
                .setControllerListenerName(BrokerSockets.CONTROLLER)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString());
    }

    /** Returns once it serves; where it cannot, nothing is left running. */
    void startup() {
        try {
            controller.startup();
            broker.startup();
        } catch (RuntimeException e) {
            broker.shutdown();
            controller.shutdown();
            throw e;
        }
    }

    @Override
    public void close() {
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }
}
