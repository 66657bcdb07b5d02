package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.claimline.avro.Assertion;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.schema.Contract;
import org.junit.jupiter.api.Test;

/** With Confluent's serializers, which look up what is registered and register nothing. */
class PrefixFreeSubjectNameStrategyTest {
    private static final Instant SIX_PM = Instant.parse("2024-11-30T15:00:00Z");
    private static final Map<String, ?> SETTINGS = Map.of(
            "schema.registry.url", "mock://not-used",
            "auto.register.schemas", false,
            "avro.remove.java.properties", true,
            "specific.avro.reader", true,
            "value.subject.name.strategy", PrefixFreeSubjectNameStrategy.class);

    private final PrefixFreeSubjectNameStrategy strategy = new PrefixFreeSubjectNameStrategy();

    @Test
    void aReplayUsesTheSubjectOfTheLiveTopic() throws Exception {
        // Given
        SchemaRegistryClient registry = new MockSchemaRegistryClient();
        registry.register(Contract.REPORTS.subject(), new AvroSchema(Contract.REPORTS.schema()));
        SourceReport report = report();

        // When
        Object read;
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry);
                KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(registry)) {
            serializer.configure(SETTINGS, false);
            deserializer.configure(SETTINGS, false);
            String topic = Contract.REPORTS.topic("replay-7.");
            read = deserializer.deserialize(topic, serializer.serialize(topic, report));
        }

        // Then
        assertThat(read).isEqualTo(report);
        assertThat(registry.getAllSubjects()).containsExactly("claimline.reports.v1-value");
        assertThat(registry.getAllVersions("claimline.reports.v1-value")).hasSize(1);
    }

    @Test
    void aTopicWithoutContractIsRefusedByName() {
        assertThatThrownBy(() -> strategy.subjectName("claimline.weather.v1", false, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("claimline.weather.v1");
    }

    @Test
    void keysHaveNoSubject() {
        assertThatThrownBy(() -> strategy.subjectName("claimline.reports.v1", true, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plain strings");
    }

    private static SourceReport report() {
        return SourceReport.newBuilder()
                .setReportId("r-1001")
                .setSourceId("hama-field-channel")
                .setPublishedAt(SIX_PM)
                .setClaims(List.of(ReportedClaim.newBuilder()
                        .setClaimId("c1")
                        .setPlace("Qomhana")
                        .setAssertion(Assertion.CAPTURED)
                        .setParty("opposition")
                        .setEventTime(SIX_PM)
                        .setEvidence(List.of(EvidenceItem.newBuilder()
                                .setKind(EvidenceKind.VIDEO)
                                .setCapturedAt(SIX_PM)
                                .build()))
                        .build()))
                .build();
    }
}
