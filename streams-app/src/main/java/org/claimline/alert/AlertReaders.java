package org.claimline.alert;

import java.util.Map;
import org.claimline.query.Tail;
import org.claimline.query.TopicReaders;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Topics;

/** What is made of the records of the topics of receivers and deliveries. */
public final class AlertReaders {
    private AlertReaders() {}

    /** The readers of both topics. */
    public static Map<String, Tail.Reader> of(
            Topics topics, ContractSerdes serdes, Receivers receivers, Deliveries deliveries) {
        return Map.of(
                topics.receivers(),
                item -> {
                    if (item.value() == null) {
                        receivers.remove(TopicReaders.key(item));
                    } else {
                        receivers.put(serdes.receivers().deserializer().deserialize(item.topic(), item.value()));
                    }
                },
                topics.deliveries(),
                item -> {
                    if (item.value() == null) {
                        deliveries.remove(TopicReaders.key(item));
                    } else {
                        deliveries.put(
                                TopicReaders.key(item),
                                serdes.deliveries().deserializer().deserialize(item.topic(), item.value()));
                    }
                });
    }
}
