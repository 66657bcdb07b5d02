package org.claimline.bench.bytes;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.claimline.bench.Peer;
import org.claimline.bench.PeerSettings;
import org.claimline.bench.StreamsPeer;

/** Reports as bytes in, the same bytes out: what Kafka Streams costs by itself. */
public final class BytesPassThrough {
    public static final String APPLICATION = "bytes";

    private BytesPassThrough() {}

    public static Peer of(PeerSettings settings) {
        return new StreamsPeer(new KafkaStreams(topology(settings), settings.streams(APPLICATION)));
    }

    static Topology topology(PeerSettings settings) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(settings.topics().reports(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .to(settings.passedThrough().reports(), Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        return builder.build();
    }
}
