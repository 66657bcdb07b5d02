package org.claimline.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.topology.TownPartition;
import org.claimline.topology.fold.ClaimStoreReader;
import org.claimline.topology.fold.FoldStage;
import org.claimline.topology.fold.FoldsHere;
import org.claimline.topology.fold.TownRow;
import org.claimline.topology.fold.TownWrites;
import org.claimline.topology.fold.UndoneReader;
import org.claimline.topology.fold.UndoneReader.Undoing;
import org.claimline.topology.fold.UnsettledReader;

/** Accounts from the claim store of the reconcile application, one partition at a time. */
public final class StreamsAccounts implements ClaimAccounts {
    private final PartitionStores<Bytes, byte[]> stores;
    private final PartitionStores<Bytes, byte[]> indexes;
    private final Division division;
    private final int partitions;
    private final FoldsHere folds;
    private final KeptTowns kept;
    private final ManyAtOnce readings = new ManyAtOnce();

    /**
     * @param folds      those that write the stores
     * @param division   of the topic of claims
     * @param partitions how many that has
     */
    public StreamsAccounts(KafkaStreams streams, FoldsHere folds, Division division, int partitions) {
        this(
                new PartitionStores<>(streams, FoldStage.CLAIMS_STORE),
                new PartitionStores<>(streams, FoldStage.INDEX_STORE),
                folds,
                division,
                partitions,
                KeptTowns.ofThisProcess());
    }

    StreamsAccounts(
            PartitionStores<Bytes, byte[]> stores,
            PartitionStores<Bytes, byte[]> indexes,
            FoldsHere folds,
            Division division,
            int partitions,
            KeptTowns kept) {
        this.stores = stores;
        this.indexes = indexes;
        this.division = division;
        this.partitions = partitions;
        this.folds = folds;
        this.kept = kept;
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
        return reading(townId, moment, TownReading::account);
    }

    @Override
    public Optional<TimelineView> timeline(String townId, Moment moment) {
        return reading(townId, moment, TownReading::timeline);
    }

    @Override
    public <T> T rows(String townId, Function<List<? extends TownRow>, T> tell) {
        return read(TownPartition.of(townId, partitions), towns -> towns.read(townId, tell));
    }

    /**
     * The towns on {@code asked} of which anything was ever told, those whose claims have all ended among them.
     *
     * @throws MovingException if one of them does not lie here
     */
    public Set<String> towns(Set<Integer> asked) {
        Set<String> towns = new TreeSet<>();
        asked.forEach(partition -> towns.addAll(stores.read(partition, store -> new ClaimStoreReader(store).towns())));
        return towns;
    }

    @Override
    public List<Undoing> undone(String townId) {
        return indexes.read(TownPartition.of(townId, partitions), store -> new UndoneReader(store).of(townId));
    }

    @Override
    public Optional<TownState> state(String townId, Moment moment) {
        return reading(townId, moment, TownReading::outline);
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
        reading(townId, moment, reading -> reading.putDisputes(first));
        return first.all();
    }

    @Override
    public FeedView feed(Set<Integer> asked) {
        return FeedView.ofTowns(readings.in(() -> asked.parallelStream()
                .map(partition -> read(partition, PartitionTowns::times))
                .flatMap(List::stream)
                .toList()));
    }

    @Override
    public int unsettled(Set<Integer> asked) {
        return asked.stream()
                .mapToInt(partition -> indexes.read(partition, store -> new UnsettledReader(store).count()))
                .sum();
    }

    private <T> Optional<T> reading(String townId, Moment moment, Function<TownReading, T> tell) {
        return rows(townId, rows -> told(townId, rows, moment, tell));
    }

    private <T> List<T> each(Moment moment, Set<Integer> asked, Function<TownReading, T> tell) {
        return readings.in(() -> asked.parallelStream()
                .map(partition ->
                        read(partition, towns -> towns.each((townId, rows) -> told(townId, rows, moment, tell))))
                .flatMap(List::stream)
                .toList());
    }

    private <T> Optional<T> told(
            String townId, List<? extends TownRow> rows, Moment moment, Function<TownReading, T> tell) {
        return Optional.of(new TownReading(townId, rows, moment, this::undone))
                .filter(reading -> !reading.isEmpty())
                .map(tell);
    }

    /** Whatever is kept: what does not lie here any more is refused. */
    private <T> T read(int partition, Function<PartitionTowns, T> question) {
        TownWrites writes = folds.of(partition);
        return stores.read(partition, store -> {
            ClaimStoreReader reader = new ClaimStoreReader(store);
            reader.demandIsHere();
            return question.apply(new PartitionTowns(reader, kept.of(partition, writes, reader)));
        });
    }
}
