package org.claimline.alert;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimline.query.Tail;
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
                        receivers.remove(key(item));
                    } else {
                        receivers.put(serdes.receivers().deserializer().deserialize(item.topic(), item.value()));
                    }
                },
                topics.deliveries(),
                item -> {
                    if (item.value() == null) {
                        deliveries.remove(key(item));
                    } else {
                        deliveries.put(
                                key(item), serdes.deliveries().deserializer().deserialize(item.topic(), item.value()));
                    }
                });
    }

    private static String key(ConsumerRecord<byte[], byte[]> item) {
        return item.key() == null ? "" : new String(item.key(), StandardCharsets.UTF_8);
    }
}
