package org.claimline.query;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.HostInfo;

/** The division of an input topic's partitions, and so of the stores that are fed by it, among the instances of an application. */
public final class StreamsDivision implements Division {
    private final KafkaStreams streams;
    private final HostInfo here;
    private final String topic;
    private final int partitions;

    /**
     * @param here       host and port under which this instance is known to the others
     * @param topic      the input topic
     * @param partitions how many it has
     */
    public StreamsDivision(KafkaStreams streams, HostInfo here, String topic, int partitions) {
        this.streams = streams;
        this.here = here;
        this.topic = topic;
        this.partitions = partitions;
    }

    @Override
    public Holder holderOf(int partition) {
        return only(holders().getOrDefault(partition, List.of()), partition);
    }

    @Override
    public Map<Holder, Set<Integer>> all() {
        Map<Integer, List<Holder>> holders = holders();
        Map<Holder, Set<Integer>> all = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            Holder holder = only(holders.getOrDefault(partition, List.of()), partition);
            all.computeIfAbsent(holder, h -> new TreeSet<>()).add(partition);
        }
        return all;
    }

    private Map<Integer, List<Holder>> holders() {
        Map<Integer, List<Holder>> holders = new HashMap<>();
        for (StreamsMetadata instance : instances()) {
            for (TopicPartition held : instance.topicPartitions()) {
                if (held.topic().equals(topic)) {
                    holders.computeIfAbsent(held.partition(), p -> new ArrayList<>())
                            .add(holder(instance.hostInfo()));
                }
            }
        }
        return holders;
    }

    private Collection<StreamsMetadata> instances() {
        try {
            return streams.metadataForAllStreamsClients();
        } catch (StreamsNotStartedException e) {
            throw new MovingException("this instance is starting");
        } catch (IllegalStateException e) {
            throw new MovingException("this instance does not run at the moment");
        }
    }

    private Holder only(List<Holder> holders, int partition) {
        if (holders.size() != 1) {
            throw new MovingException("partition " + partition + " of " + topic + " is on its way between instances");
        }
        return holders.get(0);
    }

    private Holder holder(HostInfo host) {
        return host.equals(here)
                ? new Holder.Here()
                : new Holder.There(URI.create("http://" + host.host() + ":" + host.port()));
    }
}
