package org.claimline.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claimline.local.SharedBroker;
import org.claimline.local.SharedRegistry;
import org.claimline.local.SharedRegistry.Make;
import org.claimline.schema.Contract;
import org.claimline.topology.SchemaRegistrar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A registry as its clients meet it: Confluent's own client and serializers, and plain HTTP. The same tests hold our own registry, on the
 * embedded stack, and Apicurio Registry, on containers; where they differ, the {@link Make} stands beside what is expected of it, and
 * docs/containers.md says why that does no harm.
 */
class RegistryConformanceIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaRegistryClient client = new CachedSchemaRegistryClient(SharedRegistry.url(), 100);
    private final String subject = SharedBroker.uniqueName("conformance") + "-value";
    private final Schema town = town("a" + subject.replaceAll("\\W", "_"));

    @Test
    void aRecordGoesThroughConfluentsSerializers() throws Exception {
        String topic = subject.replace("-value", "");
        client.register(subject, new AvroSchema(town));
        GenericRecord hama = new GenericRecordBuilder(town).set("name", "Hama").build();

        byte[] bytes;
        try (KafkaAvroSerializer serializer = serializer()) {
            bytes = serializer.serialize(topic, hama);
        }

        try (KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            deserializer.configure(Map.of("schema.registry.url", SharedRegistry.url()), false);
            assertThat(deserializer.deserialize(topic, bytes)).isEqualTo(hama);
        }
    }

    @Test
    void aSerializerThatMayNotRegisterIsToldThatTheSubjectIsNotThere() {
        GenericRecord hama = new GenericRecordBuilder(town).set("name", "Hama").build();
        try (KafkaAvroSerializer serializer = serializer()) {
            assertThatThrownBy(() -> serializer.serialize("nobody-registered", hama))
                    .rootCause()
                    .isInstanceOfSatisfying(RestClientException.class, refused -> assertThat(refused.getErrorCode())
                            .isEqualTo(40401));
        }
    }

    @Test
    void everyContractOfOursIsTakenOnceAndReadBackAsItIs() throws Exception {
        Map<Contract, Integer> ids = SchemaRegistrar.register(client);

        assertThat(SchemaRegistrar.register(new CachedSchemaRegistryClient(SharedRegistry.url(), 100)))
                .isEqualTo(ids);
        SchemaRegistryClient reader = new CachedSchemaRegistryClient(SharedRegistry.url(), 100);
        for (Contract contract : Contract.values()) {
            assertThat(reader.getSchemaById(ids.get(contract)).rawSchema()).isEqualTo(contract.schema());
            assertThat(reader.getCompatibility(contract.subject())).isEqualTo(SchemaRegistrar.COMPATIBILITY);
        }
        assertThat(reader.getAllSubjects())
                .containsAll(List.of(Contract.values()).stream()
                        .map(Contract::subject)
                        .toList());
    }

    @Test
    void theSameSchemaAgainIsTheSameVersionAndHasOneIdUnderEverySubject() throws Exception {
        int id = client.register(subject, new AvroSchema(town));

        assertThat(other().register(subject, new AvroSchema(town))).isEqualTo(id);
        assertThat(client.getAllVersions(subject)).containsExactly(1);
        assertThat(other().register("other-" + subject, new AvroSchema(town))).isEqualTo(id);
        assertThat(client.getAllSubjectsById(id)).contains(subject, "other-" + subject);
    }

    @Test
    void aSchemaThatCannotReadWhatWasWrittenIsRefusedWith409() throws Exception {
        client.updateCompatibility(subject, "BACKWARD_TRANSITIVE");
        client.register(subject, new AvroSchema(town));
        AvroSchema needsMore =
                new AvroSchema(more(town).requiredInt("population").endRecord().toString());

        assertThat(client.testCompatibility(subject, needsMore)).isFalse();
        assertRefused(() -> client.register(subject, needsMore), 409, 409, "population");
        assertThat(client.getAllVersions(subject)).containsExactly(1);
    }

    @Test
    void aSchemaThatReadsAllThatWasWrittenIsTheNextVersion() throws Exception {
        client.updateCompatibility(subject, "BACKWARD_TRANSITIVE");
        client.register(subject, new AvroSchema(town));
        AvroSchema asksForMore =
                new AvroSchema(more(town).optionalInt("population").endRecord().toString());

        assertThat(client.testCompatibility(subject, asksForMore)).isTrue();
        int id = client.register(subject, asksForMore);

        SchemaMetadata latest = other().getLatestSchemaMetadata(subject);
        assertThat(latest.getVersion()).isEqualTo(2);
        assertThat(latest.getId()).isEqualTo(id);
        assertThat(other().getVersion(subject, new AvroSchema(town))).isEqualTo(1);
    }

    @Test
    void aTransitiveLevelLooksAtEveryVersion() throws Exception {
        client.updateCompatibility(subject, "BACKWARD_TRANSITIVE");
        client.register(
                subject,
                new AvroSchema(more(town).requiredString("mayor").endRecord().toString()));
        client.register(subject, new AvroSchema(town));
        AvroSchema mayorAsNumber = new AvroSchema(more(town)
                .name("mayor")
                .type()
                .intType()
                .intDefault(0)
                .endRecord()
                .toString());

        assertRefused(() -> client.register(subject, mayorAsNumber), 409, 409, "");
    }

    @Test
    void aSchemaMayReferToAnother() throws Exception {
        client.register(subject, new AvroSchema(town));
        String text = "{\"type\":\"record\",\"name\":\"District\",\"fields\":[{\"name\":\"seat\",\"type\":\""
                + town.getFullName() + "\"}]}";
        AvroSchema district = new AvroSchema(
                text,
                List.of(new SchemaReference(town.getFullName(), subject, 1)),
                Map.of(town.getFullName(), town.toString()),
                null);

        int id = client.register("district-" + subject, district);

        assertThat(((AvroSchema) other().getSchemaById(id))
                        .rawSchema()
                        .getField("seat")
                        .schema())
                .isEqualTo(town);
    }

    @Test
    void anIdIsNeverGivenToAnotherSchemaEvenAfterPermanentDeletion() throws Exception {
        int id = client.register(subject, new AvroSchema(town));
        assertThat(client.deleteSubject(subject)).containsExactly(1);
        assertThat(other().getAllSubjects()).doesNotContain(subject);
        // what was written with it can still be read
        assertThat(other().getSchemaById(id).rawSchema()).isEqualTo(town);
        assertThat(client.deleteSubject(subject, true)).containsExactly(1);

        int another = other().register(
                        subject,
                        new AvroSchema(
                                more(town).optionalInt("population").endRecord().toString()));

        assertThat(another).isGreaterThan(id);
        switch (SharedRegistry.make()) {
            case FACADE -> assertRefused(() -> other().getSchemaById(id), 404, 40403, "");
            // it keeps contents for good, under their ids
            case APICURIO -> assertThat(other().getSchemaById(id).rawSchema()).isEqualTo(town);
        }
    }

    @Test
    void whatIsNewIsHeldToTheLevelOfTheRegistry() throws Exception {
        client.register(subject, new AvroSchema(town));

        assertThat(client.getCompatibility(null))
                .isEqualTo(
                        switch (SharedRegistry.make()) {
                            case FACADE -> "BACKWARD";
                            // no rule until one is set; ours is set with every schema
                            case APICURIO -> "NONE";
                        });
    }

    /** The last column is Apicurio's where it differs: a status, and a code if its answer has one. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
        GET   | /subjects/none/versions   | ''                                         | 404 40401 |
        GET   | /subjects/none/versions/x | ''                                         | 404 40401 |
        GET   | /schemas/ids/999999       | ''                                         | 404 40403 |
        PUT   | /config                   | {"compatibility":"SOMEWHAT"}               | 422 42203 |
        POST  | /subjects/bad/versions    | {"schema":"{"}                             | 422 42201 |
        POST  | /subjects/bad/versions    | {"schema":"\\"nonsense\\""}                | 422 42201 |
        POST  | /subjects/bad/versions    | {"schema":"\\"int\\"","schemaType":"JSON"} | 422 42201 |
        # Confluent's code before 7.0
        GET   | /config/none              | ''                                         | 404 40408 | 404 40401
        # a slip of Apicurio's
        POST  | /subjects/bad/versions    | {}                                         | 422 42201 | 500
        # refused before it comes to the calls of the registry
        POST  | /subjects/bad/versions    | not json                                   | 400 400   | 400
        GET   | /schemas/ids/x            | ''                                         | 404 404   | 404
        GET   | /nowhere                  | ''                                         | 404 404   | 404
        PATCH | /subjects                 | ''                                         | 405 405   | 405
        """)
    void refusalsHaveConfluentsCodes(String method, String path, String body, String confluents, String apicurios)
            throws Exception {
        String[] expected =
                (SharedRegistry.make() == Make.APICURIO && apicurios != null ? apicurios : confluents).split(" ", -1);

        HttpResponse<String> answer = send(method, path, body);

        assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(expected[0]));
        if (expected.length > 1) {
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.path("error_code").asInt()).isEqualTo(Integer.parseInt(expected[1]));
            assertThat(problem.path("message").asText()).isNotBlank();
        }
    }

    private static void assertRefused(ThrowingCallable call, int status, int code, String word) {
        assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(RestClientException.class))
                .satisfies(refused -> {
                    assertThat(refused.getStatus()).isEqualTo(status);
                    assertThat(refused.getErrorCode()).isEqualTo(code);
                    assertThat(refused).hasMessageContaining(word);
                });
    }

    /** A schema that no other test has. */
    private static Schema town(String name) {
        return SchemaBuilder.record(name)
                .namespace("org.example")
                .fields()
                .requiredString("name")
                .endRecord();
    }

    /** The same record, with its field and more to come. */
    private static SchemaBuilder.FieldAssembler<Schema> more(Schema town) {
        return SchemaBuilder.record(town.getName())
                .namespace(town.getNamespace())
                .fields()
                .requiredString("name");
    }

    /** A client that has nothing in mind yet. */
    private static SchemaRegistryClient other() {
        return new CachedSchemaRegistryClient(SharedRegistry.url(), 100);
    }

    private static KafkaAvroSerializer serializer() {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(
                Map.of("schema.registry.url", SharedRegistry.url(), "auto.register.schemas", false), false);
        return serializer;
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(SharedRegistry.url() + path))
                                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                                .method(
                                        method,
                                        BodyPublishers.ofString(
                                                Optional.ofNullable(body).orElse("")))
                                .build(),
                        BodyHandlers.ofString());
    }
}
