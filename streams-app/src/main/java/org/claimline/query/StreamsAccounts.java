package org.claimline.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.topology.TownPartition;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.ClaimStoreReader;
import org.claimline.topology.fold.FoldStage;
import org.claimline.topology.fold.UndoneReader;
import org.claimline.topology.fold.UndoneReader.Undoing;
import org.claimline.topology.fold.UnsettledReader;

/** Accounts from the claim store of the reconcile application, one partition at a time. */
public final class StreamsAccounts implements ClaimAccounts {
    private final PartitionStores<Bytes, byte[]> stores;
    private final PartitionStores<Bytes, byte[]> indexes;
    private final Division division;
    private final int partitions;
    private final ManyAtOnce readings = new ManyAtOnce();

    /**
     * @param division   of the topic of claims
     * @param partitions how many that has
     */
    public StreamsAccounts(KafkaStreams streams, Division division, int partitions) {
        this(
                new PartitionStores<>(streams, FoldStage.CLAIMS_STORE),
                new PartitionStores<>(streams, FoldStage.INDEX_STORE),
                division,
                partitions);
    }

    StreamsAccounts(
            PartitionStores<Bytes, byte[]> stores,
            PartitionStores<Bytes, byte[]> indexes,
            Division division,
            int partitions) {
        this.stores = stores;
        this.indexes = indexes;
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
    public Optional<TimelineView> timeline(String townId, Moment moment) {
        return reading(townId, moment).map(TownReading::timeline);
    }

    @Override
    public List<ClaimRow> rows(String townId) {
        return read(TownPartition.of(townId, partitions), reader -> reader.rowsOf(townId));
    }

    @Override
    public List<Undoing> undone(String townId) {
        return indexes.read(TownPartition.of(townId, partitions), store -> new UndoneReader(store).of(townId));
    }

    @Override
    public Optional<TownState> state(String townId, Moment moment) {
        return reading(townId, moment).map(TownReading::outline);
    }

    @Override
    public List<TownState> states(Moment moment, Set<Integer> asked) {
        return each(moment, asked, TownReading::outline);
    }

    @Override
    public List<Dispute> disputes(Moment moment, Set<Integer> asked, DisputesWindow window) {
        FirstDisputes first = new FirstDisputes(window);
        each(moment, asked, reading -> reading.putDisputes(first));
        return first.all();
    }

    @Override
    public List<Dispute> disputesOf(String townId, Moment moment, DisputesWindow window) {
        FirstDisputes first = new FirstDisputes(window);
        reading(townId, moment).ifPresent(reading -> reading.putDisputes(first));
        return first.all();
    }

    @Override
    public int unsettled(Set<Integer> asked) {
        return asked.stream()
                .mapToInt(partition -> indexes.read(partition, store -> new UnsettledReader(store).count()))
                .sum();
    }

    private Optional<TownReading> reading(String townId, Moment moment) {
        return Optional.of(new TownReading(townId, rows(townId), moment, this::undone))
                .filter(reading -> !reading.isEmpty());
    }

    private <T> List<T> each(Moment moment, Set<Integer> asked, Function<TownReading, T> tell) {
        return readings.in(() -> asked.parallelStream()
                .map(partition -> read(partition, reader -> new EveryTown(reader, moment, this::undone).told(tell)))
                .flatMap(List::stream)
                .toList());
    }

    private <T> T read(int partition, Function<ClaimStoreReader, T> question) {
        return stores.read(partition, store -> question.apply(new ClaimStoreReader(store)));
    }
}
