package org.claimline.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.claimline.topology.StreamsSettings;
import org.claimline.topology.Topics;

/**
 * What a system under test is started with; all are started alike, but that the service says itself when to commit.
 *
 * @param bootstrapServers the broker
 * @param registryUrl      the schema registry
 * @param topics           the topics of this run: reports come from its topic of reports
 * @param stateDir         where stores lie
 * @param guarantee        how often a report counts when something fails
 * @param threads          stream threads of each application
 * @param partitions       of every topic that is divided
 * @param standbys         copies of each store that are kept by other processes
 */
public record PeerSettings(
        String bootstrapServers,
        String registryUrl,
        Topics topics,
        Path stateDir,
        Guarantee guarantee,
        int threads,
        int partitions,
        int standbys) {

    /** Settings of every Kafka client. What the driver has not committed yet is read by nobody, whatever the guarantee. */
    public Map<String, Object> client() {
        return new HashMap<>(Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"));
    }

    /** The group of the application {@code name}, and the prefix of its internal topics. */
    public String applicationId(String name) {
        return topics.prefix() + name;
    }

    /** Where what passes through goes: a topic with the same contract as that of reports. */
    public Topics passedThrough() {
        return new Topics(topics.prefix() + "out.");
    }

    /** The settings with which the service runs its applications. */
    public StreamsSettings service(String name) {
        return new StreamsSettings(
                applicationId(name), topics, stateDir, threads, Optional.empty(), Optional.empty(), client());
    }

    /** The settings with which the service runs its applications, but for when to commit, and on top of them the guarantee and the standbys of this run. */
    public Properties streams(String name) {
        return withRun(service(name).properties());
    }

    /** The same for an application of the service, which says itself when to commit. */
    public Properties serviceStreams(String name) {
        return withRun(service(name).paced());
    }

    /** These for another process beside, which keeps its stores in {@code otherStateDir}. */
    public PeerSettings at(Path otherStateDir) {
        return new PeerSettings(
                bootstrapServers, registryUrl, topics, otherStateDir, guarantee, threads, partitions, standbys);
    }

    private Properties withRun(Properties settings) {
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee.streams());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        return settings;
    }
}
