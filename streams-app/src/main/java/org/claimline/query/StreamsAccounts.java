package org.claimline.query;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.topology.fold.ClaimStoreReader;
import org.claimline.topology.fold.FoldStage;

/** Accounts from the claim store of the reconcile application. */
public final class StreamsAccounts implements ClaimAccounts {
    private final KafkaStreams streams;
    private final HostInfo here;

    /** @param here host and port under which this instance is known to the others */
    public StreamsAccounts(KafkaStreams streams, HostInfo here) {
        this.streams = streams;
        this.here = here;
    }

    @Override
    public Holder holderOf(String townId) {
        try {
            KeyQueryMetadata metadata = streams.queryMetadataForKey(
                    FoldStage.CLAIMS_STORE, townId, Serdes.String().serializer());
            if (metadata == null
                    || metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)
                    || metadata.activeHost().equals(HostInfo.unavailable())) {
                return new Holder.Moving();
            }
            return metadata.activeHost().equals(here)
                    ? new Holder.Here()
                    : new Holder.There(uri(metadata.activeHost()));
        } catch (StreamsNotStartedException | IllegalStateException e) {
            return new Holder.Moving();
        }
    }

    @Override
    public List<URI> peers() {
        try {
            Collection<StreamsMetadata> all = streams.streamsMetadataForStore(FoldStage.CLAIMS_STORE);
            return all.stream()
                    .filter(instance -> !instance.topicPartitions().isEmpty())
                    .map(StreamsMetadata::hostInfo)
                    .filter(host -> !host.equals(here) && !host.equals(HostInfo.unavailable()))
                    .map(StreamsAccounts::uri)
                    .toList();
        } catch (StreamsNotStartedException | IllegalStateException e) {
            throw new MovingException("the service is starting");
        }
    }

    @Override
    public Optional<TownAccount> account(String townId, Moment moment) {
        return read(reader -> Optional.of(new TownReading(townId, reader.rowsOf(townId), moment))
                .filter(reading -> !reading.isEmpty())
                .map(TownReading::account));
    }

    @Override
    public List<TownState> states(Moment moment, Optional<Set<String>> only) {
        List<TownState> states = new ArrayList<>();
        if (only.isEmpty()) {
            each(moment, reading -> states.add(reading.state()));
        }
        for (String townId : only.orElse(Set.of())) {
            TownReading reading = read(reader -> new TownReading(townId, reader.rowsOf(townId), moment));
            if (!reading.isEmpty()) {
                states.add(reading.state());
            }
        }
        return states;
    }

    @Override
    public List<Dispute> disputes(Moment moment) {
        List<Dispute> disputes = new ArrayList<>();
        each(moment, reading -> disputes.addAll(reading.disputes()));
        return disputes;
    }

    private void each(Moment moment, Consumer<TownReading> use) {
        List<TownReading> readings = read(reader -> {
            List<TownReading> found = new ArrayList<>();
            reader.eachTown((townId, rows) -> found.add(new TownReading(townId, List.copyOf(rows), moment)));
            return found;
        });
        readings.stream().filter(reading -> !reading.isEmpty()).forEach(use);
    }

    private <T> T read(Function<ClaimStoreReader, T> question) {
        try {
            ReadOnlyKeyValueStore<Bytes, byte[]> store = streams.store(
                    StoreQueryParameters.fromNameAndType(FoldStage.CLAIMS_STORE, QueryableStoreTypes.keyValueStore()));
            return question.apply(new ClaimStoreReader(store));
        } catch (InvalidStateStoreException e) {
            throw new MovingException("the claims are on their way between instances");
        }
    }

    private static URI uri(HostInfo host) {
        return URI.create("http://" + host.host() + ":" + host.port());
    }
}
