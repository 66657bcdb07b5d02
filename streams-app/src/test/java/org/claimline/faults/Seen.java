package org.claimline.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.claimline.acceptance.TopicRecords;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.simulation.Told;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.fold.FoldStage;

/**
 * What a plain consumer of committed records finds in the topics.
 *
 * @param reports     how many there are
 * @param states      the latest of each town
 * @param versions    of the states as they were told, by town
 * @param changes     read each time they are asked for
 * @param disputes    the latest of each key
 * @param alerts      those of a town in their order
 * @param deadLetters how many there are
 */
record Seen(
        long reports,
        Map<String, TownState> states,
        Map<String, List<Long>> versions,
        Told.Changes changes,
        Map<String, Dispute> disputes,
        List<ContestedAlert> alerts,
        long deadLetters) {

    static Seen of(Front front) {
        ContractSerdes serdes = front.serdes();
        Map<String, List<Long>> versions = new HashMap<>();
        Map<String, TownState> states = new TreeMap<>();
        each(front, front.topics().townStates(), item -> {
            versions.computeIfAbsent(item.key(), town -> new ArrayList<>())
                    .add(Long.parseLong(new String(
                            item.headers().lastHeader(FoldStage.VERSION_HEADER).value(), StandardCharsets.UTF_8)));
            last(states, item.key(), read(item, serdes.townStates()));
        });
        Map<String, Dispute> disputes = new TreeMap<>();
        each(front, front.topics().disputes(), item -> last(disputes, item.key(), read(item, serdes.disputes())));
        List<ContestedAlert> alerts = new ArrayList<>();
        each(front, front.topics().alerts(), item -> alerts.add(read(item, serdes.alerts())));
        return new Seen(
                TopicRecords.count(front.brokers(), front.topics().reports()),
                states,
                versions,
                to -> each(front, front.topics().townChanges(), item -> to.accept(read(item, serdes.townChanges()))),
                disputes,
                alerts,
                TopicRecords.count(front.brokers(), front.topics().deadLetters()));
    }

    /** How many changes there are, where they are a chain: each has a version, and the last is told with the state. */
    long changesTold() {
        return versions.values().stream().mapToLong(of -> of.get(of.size() - 1)).sum();
    }

    private static void each(Front front, String topic, Consumer<ConsumerRecord<String, byte[]>> to) {
        TopicRecords.each(front.brokers(), topic, to);
    }

    private static <T> T read(ConsumerRecord<String, byte[]> item, Serde<T> serde) {
        return serde.deserializer().deserialize(item.topic(), item.value());
    }

    private static <T> void last(Map<String, T> latest, String key, T value) {
        if (value == null) {
            latest.remove(key);
        } else {
            latest.put(key, value);
        }
    }
}
