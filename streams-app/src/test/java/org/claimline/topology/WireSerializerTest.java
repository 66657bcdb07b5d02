package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.SeedFeed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the serializer writes itself is what Confluent's writes, byte for byte, and it asks it no more than once a topic and schema. */
class WireSerializerTest {
    private static final String REPORTS = Topics.LIVE.reports();

    private final List<SourceReport> feed = SeedFeed.load();
    private final AtomicInteger asked = new AtomicInteger();
    private Serializer<SpecificRecord> confluent;
    private WireSerializer wire;

    @BeforeEach
    void connected() {
        ContractSerdes serdes = ContractSerdes.connect("mock://wire-serializer", Map.of());
        SchemaRegistrar.register(serdes.registry());
        confluent = confluent(serdes);
        wire = new WireSerializer((topic, value) -> {
            asked.incrementAndGet();
            return confluent.serialize(topic, value);
        });
    }

    @Test
    void writesWhatConfluentsSerializerWrites() {
        assertThat(feed).hasSizeGreaterThan(2).allSatisfy(report -> assertThat(wire.serialize(REPORTS, report))
                .isEqualTo(confluent.serialize(REPORTS, report)));
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAnewForAnotherTopicAndForAnotherSchemaInATopic() {
        Place place = Place.newBuilder()
                .setId("hama")
                .setName("Hama")
                .setKind(PlaceKind.CITY)
                .setUpdatedAt(Instant.EPOCH)
                .build();
        String places = Topics.LIVE.places();
        wire.serialize(REPORTS, feed.get(0));

        assertThat(wire.serialize(places, place)).isEqualTo(confluent.serialize(places, place));
        assertThatThrownBy(() -> wire.serialize(REPORTS, place))
                .as("its schema is not registered for reports")
                .isInstanceOf(SerializationException.class);
        assertThat(wire.serialize(REPORTS, feed.get(1))).isEqualTo(confluent.serialize(REPORTS, feed.get(1)));
        assertThat(asked).hasValue(3);
    }

    @Test
    void aRecordThatLacksSomethingIsRefusedAndTheNextIsWritten() {
        wire.serialize(REPORTS, feed.get(0));
        SourceReport lacking = SourceReport.newBuilder(feed.get(0)).build();
        lacking.put("reportId", null);

        assertThatThrownBy(() -> wire.serialize(REPORTS, lacking))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(REPORTS)
                .hasMessageContaining("SourceReport");
        assertThat(wire.serialize(REPORTS, feed.get(1))).isEqualTo(confluent.serialize(REPORTS, feed.get(1)));
    }

    @SuppressWarnings("unchecked")
    private static Serializer<SpecificRecord> confluent(ContractSerdes serdes) {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer(serdes.registry());
        serializer.configure(
                Map.of(
                        "schema.registry.url",
                        "mock://wire-serializer",
                        "auto.register.schemas",
                        false,
                        "avro.remove.java.properties",
                        true,
                        "value.subject.name.strategy",
                        PrefixFreeSubjectNameStrategy.class.getName()),
                false);
        return (Serializer<SpecificRecord>) (Serializer<?>) serializer;
    }
}
