package org.claimline.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.topology.TownPartition;
import org.claimline.topology.fold.ClaimStoreReader;
import org.claimline.topology.fold.FoldStage;

/** Accounts from the claim store of the reconcile application, one partition at a time. */
public final class StreamsAccounts implements ClaimAccounts {
    private final PartitionStores<Bytes, byte[]> stores;
    private final Division division;
    private final int partitions;

    /**
     * @param division   of the topic of claims
     * @param partitions how many that has
     */
    public StreamsAccounts(KafkaStreams streams, Division division, int partitions) {
        this.stores = new PartitionStores<>(streams, FoldStage.CLAIMS_STORE);
        this.division = division;
        this.partitions = partitions;
    }

    @Override
    public Holder holderOf(String townId) {
        return division.holderOf(TownPartition.of(townId, partitions));
    }

    @Override
    public Map<Holder, Set<Integer>> division() {
        return division.all();
    }

    @Override
    public Optional<TownAccount> account(String townId, Moment moment) {
        return reading(townId, moment).map(TownReading::account);
    }

    @Override
    public Optional<TownState> state(String townId, Moment moment) {
        return reading(townId, moment).map(TownReading::state);
    }

    @Override
    public List<TownState> states(Moment moment, Set<Integer> asked) {
        List<TownState> states = new ArrayList<>();
        each(moment, asked, reading -> states.add(reading.state()));
        return states;
    }

    @Override
    public List<Dispute> disputes(Moment moment, Set<Integer> asked) {
        List<Dispute> disputes = new ArrayList<>();
        each(moment, asked, reading -> disputes.addAll(reading.disputes()));
        return disputes;
    }

    private Optional<TownReading> reading(String townId, Moment moment) {
        int partition = TownPartition.of(townId, partitions);
        return Optional.of(read(partition, reader -> new TownReading(townId, reader.rowsOf(townId), moment)))
                .filter(reading -> !reading.isEmpty());
    }

    private void each(Moment moment, Set<Integer> asked, Consumer<TownReading> use) {
        for (int partition : asked) {
            List<TownReading> readings = read(partition, reader -> {
                List<TownReading> found = new ArrayList<>();
                reader.eachTown((townId, rows) -> found.add(new TownReading(townId, List.copyOf(rows), moment)));
                return found;
            });
            readings.stream().filter(reading -> !reading.isEmpty()).forEach(use);
        }
    }

    private <T> T read(int partition, Function<ClaimStoreReader, T> question) {
        return stores.read(partition, store -> question.apply(new ClaimStoreReader(store)));
    }
}
