package org.claimline.topology.fold;

import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;

/** One town folded over stores on disk as Kafka Streams has them, without a broker: what of the work is the fold's own. */
public final class LongTown implements AutoCloseable {
    private final String town;
    private final KeyValueStore<Bytes, byte[]> claims;
    private final KeyValueStore<Bytes, byte[]> index;
    private final KeyValueStore<Bytes, byte[]> heads;
    private final TownPublisher publisher;
    private Optional<TownState> state = Optional.empty();
    private int largestStep;

    public LongTown(String town, File directory) {
        this.town = town;
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "long-town");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        MockProcessorContext<Void, Void> context =
                new MockProcessorContext<>(settings, new org.apache.kafka.streams.processor.TaskId(0, 0), directory);
        claims = store(FoldStage.CLAIMS_STORE, context);
        index = store(FoldStage.INDEX_STORE, context);
        heads = store(FoldStage.HEADS_STORE, context);
        publisher = new TownPublisher(new KafkaStore(claims), new KafkaStore(index), new KafkaStore(heads));
    }

    private static KeyValueStore<Bytes, byte[]> store(String name, MockProcessorContext<Void, Void> context) {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    public void apply(ClaimEvent event) {
        take(publisher.apply(event, 0));
    }

    /** Finds what events have left; whether they had left anything. */
    public boolean settle() {
        Optional<TownPublisher.Late> late = publisher.settle(town, () -> true);
        late.ifPresent(l -> take(l.steps()));
        return late.isPresent();
    }

    private void take(List<TownStep> steps) {
        for (TownStep each : steps) {
            TownChange step = each.whole();
            state = Optional.ofNullable(step.getAfter());
            largestStep = Math.max(largestStep, Wide.size(step));
        }
    }

    /** Bytes of the state as it is published. */
    public int stateSize() {
        return state.map(Wide::size).orElse(0);
    }

    /** Bytes of the largest change that was published. */
    public int largestStep() {
        return largestStep;
    }

    /** Bytes of what is kept of where the town stands. */
    public int headSize() {
        byte[] key = TownKeys.town(town).raw('h').toBytes();
        return Objects.requireNonNull(heads.get(Bytes.wrap(key))).length;
    }

    public List<ClaimRow> rows() {
        return new ClaimStoreReader(claims).rowsOf(town);
    }

    @Override
    public void close() {
        claims.close();
        index.close();
        heads.close();
    }
}
