package org.claimline.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.claimline.topology.fold.FoldStage;
import org.rocksdb.Env;
import org.rocksdb.RocksMemEnv;

/**
 * One task of an application in a test driver, with what it wrote: outputs, and for each store what its changelog says. It can be
 * stopped and started on its stores, or crash and be restored from its changelogs to where it last committed.
 */
final class Task implements AutoCloseable {
    private static final String TASK = "0_0";
    private static final String CHANGELOG = "-changelog";
    private static final Set<String> KEYED_BY_BYTES =
            Set.of(FoldStage.CLAIMS_STORE, FoldStage.INDEX_STORE, FoldStage.HEADS_STORE);

    private final String id;
    private final Supplier<Topology> topology;
    private final Weather.Setting setting;
    private final Path directory = newDirectory();
    private RocksMemEnv disk = new RocksMemEnv(Env.getDefault());
    private TopologyTestDriver driver;

    /** By topic; what is committed and what is not. */
    private final Map<String, List<Message>> outputs = new HashMap<>();

    private final Map<String, Map<Bytes, byte[]>> changelogs = new HashMap<>();

    /** The registers, which every instance reads from their beginning. */
    private final List<Message> registers = new ArrayList<>();

    /** A record of a topic. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Message(String topic, byte[] key, byte[] value, Headers headers) {}

    /** Where a task committed. */
    record Commit(Map<String, Map<Bytes, byte[]>> changelogs, Map<String, Integer> outputs) {}

    Task(String id, Supplier<Topology> topology, Weather.Setting setting) {
        this.id = id;
        this.topology = topology;
        this.setting = setting;
        driver = open();
    }

    private TopologyTestDriver open() {
        if (setting.onDisk()) {
            linkStores();
        }
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put("processing.exception.handler.global.enabled", true);
        settings.putAll(setting.onDisk() ? Disk.settings() : Disk.settings(disk));
        return new TopologyTestDriver(topology.get(), settings, Run.NOW);
    }

    String id() {
        return id;
    }

    TopologyTestDriver driver() {
        return driver;
    }

    void pipe(String topic, byte[] key, byte[] value) {
        input(topic, key, value);
        collect();
    }

    void pipeRegister(String topic, byte[] key, byte[] value) {
        registers.add(new Message(topic, key, value, new RecordHeaders()));
        input(topic, key, value);
    }

    private void input(String topic, byte[] key, byte[] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value, Run.NOW);
    }

    /** Time goes by, until edits of registers are looked for. */
    void wait(Duration time) {
        driver.advanceWallClockTime(time);
        collect();
    }

    private void collect() {
        for (String topic : driver.producedTopicNames()) {
            if (topic.endsWith(CHANGELOG) && !setting.changelogs()) {
                continue;
            }
            for (TestRecord<byte[], byte[]> record : driver.createOutputTopic(
                            topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()) {
                if (topic.endsWith(CHANGELOG)) {
                    String store = topic.substring(id.length() + 1, topic.length() - CHANGELOG.length());
                    changelogs
                            .computeIfAbsent(store, s -> new LinkedHashMap<>())
                            .put(Bytes.wrap(record.key()), record.value());
                } else {
                    outputs.computeIfAbsent(topic, t -> new ArrayList<>())
                            .add(new Message(topic, record.key(), record.value(), record.headers()));
                }
            }
        }
    }

    /** All that it wrote to {@code topic} since {@code from} records. */
    List<Message> written(String topic, int from) {
        List<Message> all = outputs.getOrDefault(topic, List.of());
        return List.copyOf(all.subList(from, all.size()));
    }

    int count(String topic) {
        return outputs.getOrDefault(topic, List.of()).size();
    }

    /** Stopped, and a new one opened on its stores. */
    void restart() {
        driver.close();
        driver = open();
        readRegisters();
    }

    /** In memory, where the machine has such a directory. */
    private static Path newDirectory() {
        Path memory = Path.of("/dev/shm");
        return (Files.isWritable(memory) ? memory : Path.of("target")).resolve("simulation-" + UUID.randomUUID());
    }

    /** A driver that is closed deletes the directory of its task; it finds a link here, and the stores stay. */
    private void linkStores() {
        try {
            Path stores = Files.createDirectories(directory.resolve("stores"));
            Path link = Files.createDirectories(directory.resolve(id)).resolve(TASK);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, stores.toAbsolutePath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteStores() {
        try {
            Utils.delete(directory.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Commit commit() {
        Map<String, Map<Bytes, byte[]>> kept = new HashMap<>();
        changelogs.forEach((store, entries) -> kept.put(store, new LinkedHashMap<>(entries)));
        Map<String, Integer> counts = new HashMap<>();
        outputs.forEach((topic, records) -> counts.put(topic, records.size()));
        return new Commit(kept, counts);
    }

    /** Loses all since {@code commit}, and its disk; goes on from there with what the changelogs say. */
    void crash(Commit commit) {
        close();
        disk = new RocksMemEnv(Env.getDefault());
        outputs.forEach((topic, records) -> records.subList(commit.outputs().getOrDefault(topic, 0), records.size())
                .clear());
        changelogs.clear();
        driver = open();
        commit.changelogs().forEach(this::restore);
        collect();
        readRegisters();
    }

    private void restore(String store, Map<Bytes, byte[]> entries) {
        entries.forEach((key, value) -> {
            if (!KEYED_BY_BYTES.contains(store)) {
                KeyValueStore<String, byte[]> texts = Objects.requireNonNull(driver.getKeyValueStore(store));
                texts.put(new String(key.get(), StandardCharsets.UTF_8), value);
            } else {
                KeyValueStore<Bytes, byte[]> raw = Objects.requireNonNull(driver.getKeyValueStore(store));
                raw.put(key, value);
            }
        });
    }

    /** An instance that starts has read all registers before anything else. */
    private void readRegisters() {
        registers.forEach(record -> input(record.topic(), record.key(), record.value()));
        if (!registers.isEmpty()) {
            wait(Duration.ofSeconds(1));
        }
    }

    @Override
    public void close() {
        driver.close();
        disk.close();
        deleteStores();
    }
}
