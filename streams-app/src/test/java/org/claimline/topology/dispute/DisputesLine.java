package org.claimline.topology.dispute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownChange;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.Topics;
import org.claimline.topology.fold.MapStore;
import org.claimline.topology.fold.TownPublisher;
import org.claimline.topology.fold.TownStep;

/** From claims through the fold to disputes and alerts, on stores that outlive the driver. */
final class DisputesLine implements AutoCloseable {
    private static final String APPLICATION = "disputes-test";

    private final Path directory;
    private final ContractSerdes serdes = ContractSerdes.connect("mock://disputes", Map.of());
    private final TownPublisher fold = new TownPublisher(new MapStore(), new MapStore(), new MapStore());
    private TopologyTestDriver driver;

    DisputesLine(Path directory, Instant clock) {
        this.directory = directory;
        SchemaRegistrar.register(serdes.registry());
        driver = open(clock);
    }

    /** A driver that is closed deletes the directory of its task; it finds a link there, and the stores stay. */
    private TopologyTestDriver open(Instant clock) {
        try {
            Path stores = Files.createDirectories(directory.resolve("stores"));
            Path link = Files.createDirectories(directory.resolve(APPLICATION)).resolve("0_0");
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, stores.toAbsolutePath());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        settings.put("processing.exception.handler.global.enabled", true);
        return new TopologyTestDriver(
                DisputesTopology.build(Topics.LIVE, serdes, DisputesTopology.Settings.of(1)), settings, clock);
    }

    /** Stopped, and opened on its stores when the clock says {@code clock}. */
    void restart(Instant clock) {
        driver.close();
        driver = open(clock);
    }

    TopologyTestDriver driver() {
        return driver;
    }

    /** The steps that a claim makes, processed. */
    List<TownChange> told(ClaimEvent event) {
        List<TownChange> steps =
                fold.apply(event, 0).stream().map(TownStep::whole).toList();
        process(steps);
        return steps;
    }

    void process(List<TownChange> steps) {
        var changes = driver.createInputTopic(
                Topics.LIVE.townChanges(),
                new StringSerializer(),
                serdes.townChanges().serializer());
        steps.forEach(step -> changes.pipeInput(
                step.getTownId(), step, step.getCause().getVersion().getKnownTime()));
    }

    TestOutputTopic<String, ContestedAlert> alerts() {
        return driver.createOutputTopic(
                Topics.LIVE.alerts(), new StringDeserializer(), serdes.alerts().deserializer());
    }

    TestOutputTopic<String, Dispute> disputes() {
        return driver.createOutputTopic(
                Topics.LIVE.disputes(),
                new StringDeserializer(),
                serdes.disputes().deserializer());
    }

    @Override
    public void close() {
        driver.close();
    }
}
