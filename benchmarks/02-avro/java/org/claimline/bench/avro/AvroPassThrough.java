package org.claimline.bench.avro;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.claimline.bench.Peer;
import org.claimline.bench.PeerSettings;
import org.claimline.bench.StreamsPeer;
import org.claimline.topology.ContractSerdes;

/** Reports decoded and encoded again, by the contract and with the serdes of the service: the least that anything does that reads them. */
public final class AvroPassThrough {
    public static final String APPLICATION = "avro";

    private AvroPassThrough() {}

    public static Peer of(PeerSettings settings) {
        ContractSerdes serdes = ContractSerdes.connect(settings.registryUrl(), Map.of());
        return new StreamsPeer(new KafkaStreams(topology(settings, serdes), settings.streams(APPLICATION)));
    }

    static Topology topology(PeerSettings settings, ContractSerdes serdes) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(settings.topics().reports(), Consumed.with(Serdes.String(), serdes.reports()))
                .to(settings.passedThrough().reports(), Produced.with(Serdes.String(), serdes.reports()));
        return builder.build();
    }
}
