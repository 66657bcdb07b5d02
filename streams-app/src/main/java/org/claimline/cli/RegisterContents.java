package org.claimline.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimline.ingest.TopicContents;
import org.claimline.query.Registers;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.RegistryFailures;
import org.claimline.topology.Topics;

/** The registers as their topics hold them now, so that a command checks reports with the same that the service would. */
final class RegisterContents {
    private RegisterContents() {}

    static List<String> topics(Topics topics) {
        return List.of(topics.sources(), topics.parties(), topics.places());
    }

    /** Reads them. An entry that nobody can read is passed over, as the service does. */
    static Registers read(Topics topics, ContractSerdes serdes, Map<String, ?> client) {
        Registers registers = new Registers();
        read(
                client,
                topics.sources(),
                registers::removeSource,
                item -> registers.put(serdes.sources().deserializer().deserialize(item.topic(), item.value())));
        read(
                client,
                topics.parties(),
                registers::removeParty,
                item -> registers.put(serdes.parties().deserializer().deserialize(item.topic(), item.value())));
        read(
                client,
                topics.places(),
                registers::removePlace,
                item -> registers.put(serdes.places().deserializer().deserialize(item.topic(), item.value())));
        return registers;
    }

    private static void read(
            Map<String, ?> client,
            String topic,
            Consumer<String> remove,
            Consumer<ConsumerRecord<byte[], byte[]>> put) {
        TopicContents.read(client, topic, item -> {
            if (item.value() == null) {
                remove.accept(TopicContents.key(item));
                return true;
            }
            try {
                put.accept(item);
            } catch (RuntimeException e) {
                if (RegistryFailures.isUnreachable(e)) {
                    throw e;
                }
            }
            return true;
        });
    }
}
