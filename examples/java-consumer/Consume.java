import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the reconciled stream from Java: the latest state of every town, once, and prints it. Give it the addresses of broker and registry.
 *
 * <p>A dashboard would go on polling instead of stopping at the end; nothing else is different.
 */
public final class Consume {
    public static void main(String[] args) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", args[0],
                "schema.registry.url", args[1],
                // what a transaction that was given up wrote is nobody's state
                "isolation.level", "read_committed",
                "enable.auto.commit", false,
                "key.deserializer", StringDeserializer.class,
                "value.deserializer", KafkaAvroDeserializer.class);
        Map<String, GenericRecord> towns = new TreeMap<>();
        try (KafkaConsumer<String, GenericRecord> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor("claimline.town-states.v1").stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<String, GenericRecord> state : consumer.poll(Duration.ofMillis(200))) {
                    if (state.value() == null) {
                        towns.remove(state.key()); // its last claim ended
                    } else {
                        towns.put(state.key(), state.value());
                    }
                }
            }
        }
        towns.forEach((id, state) -> System.out.printf(
                "%-30s %-10s %s%n", id, state.get("status"), state.get("controller") == null ? "unknown" : state.get("controller")));
        System.out.println(towns.size() + " towns");
    }
}
