package org.claimline.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.claimline.acceptance.TopicRecords;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.fold.FoldStage;

/**
 * What a plain consumer of committed records finds in the topics.
 *
 * @param reports     how many there are
 * @param states      the latest of each town
 * @param versions    of the states as they were told, by town
 * @param changes     those of a town in their order
 * @param disputes    the latest of each key
 * @param alerts      those of a town in their order
 * @param deadLetters how many there are
 */
record Seen(
        long reports,
        Map<String, TownState> states,
        Map<String, List<Long>> versions,
        List<TownChange> changes,
        Map<String, Dispute> disputes,
        List<ContestedAlert> alerts,
        long deadLetters) {

    static Seen of(Front front) {
        ContractSerdes serdes = front.serdes();
        Map<String, List<Long>> versions = new HashMap<>();
        Map<String, TownState> states = new TreeMap<>();
        String topic = front.topics().townStates();
        for (ConsumerRecord<String, byte[]> item : TopicRecords.all(front.brokers(), topic)) {
            versions.computeIfAbsent(item.key(), town -> new ArrayList<>())
                    .add(Long.parseLong(new String(
                            item.headers().lastHeader(FoldStage.VERSION_HEADER).value(),
                            java.nio.charset.StandardCharsets.UTF_8)));
            last(states, item.key(), read(item, serdes.townStates()));
        }
        Map<String, Dispute> disputes = new TreeMap<>();
        TopicRecords.all(front.brokers(), front.topics().disputes())
                .forEach(item -> last(disputes, item.key(), read(item, serdes.disputes())));
        return new Seen(
                TopicRecords.all(front.brokers(), front.topics().reports()).size(),
                states,
                versions,
                all(front, front.topics().townChanges(), serdes.townChanges()),
                disputes,
                all(front, front.topics().alerts(), serdes.alerts()),
                TopicRecords.all(front.brokers(), front.topics().deadLetters()).size());
    }

    private static <T> List<T> all(Front front, String topic, Serde<T> serde) {
        return TopicRecords.all(front.brokers(), topic).stream()
                .map(item -> read(item, serde))
                .toList();
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
