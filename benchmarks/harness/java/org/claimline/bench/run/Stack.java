package org.claimline.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.claimline.bench.PeerSettings;
import org.claimline.local.BrokerProcess;
import org.claimline.local.Directories;
import org.claimline.local.registry.RegistryFacade;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.TopicAdmin;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;

/** What all systems of a run share: one broker in a JVM of its own, and a registry in the driver's. Its directory goes when it is closed. */
final class Stack implements AutoCloseable {
    private final Path directory;
    private final BrokerProcess broker;
    private final RegistryFacade registry;
    private final ContractSerdes serdes;
    private final Admin admin;

    /** In a directory of its own below {@code parent}; it goes with the stack. */
    static Stack fresh(Path parent) {
        try {
            Files.createDirectories(parent);
            return new Stack(Files.createTempDirectory(parent.toAbsolutePath(), "run-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stack(Path directory) {
        this.directory = directory;
        broker = BrokerProcess.start(directory, 0, Map.of());
        registry = RegistryFacade.start(broker.bootstrapServers(), 0);
        serdes = ContractSerdes.connect(registry.uri().toString(), Map.of());
        SchemaRegistrar.register(serdes.registry());
        admin = Admin.create(client());
    }

    Map<String, Object> client() {
        return new HashMap<>(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String registryUrl() {
        return registry.uri().toString();
    }

    ContractSerdes serdes() {
        return serdes;
    }

    Admin admin() {
        return admin;
    }

    ProcessMeter brokerMeter() {
        return new ProcessMeter(ProcessHandle.of(broker.pid()).orElseThrow());
    }

    /** Where the systems keep their stores and logs. */
    Path systems() {
        return directory.resolve("systems");
    }

    /** Creates the topics of a run; {@code output} too, where it is none of the service's. */
    void createTopics(PeerSettings settings, String output) {
        TopicAdmin.ensure(admin, TopicLayout.of(settings.topics(), settings.partitions()));
        if (!settings.topics().all().contains(output)) {
            Map<String, String> archive = TopicLayout.of(settings.topics(), settings.partitions()).newTopics().stream()
                    .filter(topic -> topic.name().equals(settings.topics().reports()))
                    .findFirst()
                    .orElseThrow()
                    .configs();
            Offsets.await(
                    admin.createTopics(List.of(new NewTopic(output, settings.partitions(), (short) 1).configs(archive)))
                            .all());
        }
    }

    /** Deletes every topic that belongs to a run. */
    void deleteTopics(Topics topics) {
        List<String> names = Offsets.await(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(topics.prefix()))
                .toList();
        Offsets.await(admin.deleteTopics(names).all());
    }

    /** Bytes of the records that the broker keeps in topics of a run whose names end so. */
    long bytesOfTopics(Topics topics, String ending) {
        try (Stream<Path> partitions = Files.list(directory.resolve("kafka"))) {
            return partitions
                    .filter(Files::isDirectory)
                    .filter(partition -> partition
                            .getFileName()
                            .toString()
                            .matches("\\Q" + topics.prefix() + "\\E.*\\Q" + ending + "\\E-[0-9]+"))
                    .mapToLong(partition -> bytes(partition, ".log"))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of the files in and below {@code folder} whose names end so; 0 where there is none. */
    static long bytes(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(Path::toFile)
                    .filter(java.io.File::isFile)
                    .mapToLong(java.io.File::length)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
        registry.close();
        broker.close();
        delete();
    }

    /** Takes away what lies on disk, also where the run was stopped in the middle. */
    void delete() {
        try {
            if (Files.exists(directory)) {
                Directories.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
