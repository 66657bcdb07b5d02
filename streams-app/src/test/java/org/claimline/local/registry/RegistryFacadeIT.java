package org.claimline.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.claimline.local.EmbeddedBroker;
import org.claimline.local.LocalStartException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registry as its clients meet it: Confluent's own client and serializers, and plain HTTP. */
class RegistryFacadeIT {

    private static final Schema TOWN = SchemaBuilder.record("Town")
            .namespace("org.example")
            .fields()
            .requiredString("name")
            .endRecord();
    private static final Schema TOWN_WITH_NEW_NEED = SchemaBuilder.record("Town")
            .namespace("org.example")
            .fields()
            .requiredString("name")
            .requiredInt("population")
            .endRecord();

    private static EmbeddedBroker broker;

    private RegistryFacade registry;
    private String subject;

    @BeforeAll
    static void startBroker(@TempDir Path directory) {
        broker = EmbeddedBroker.inProcess(directory, Map.of());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void startRegistry(TestInfo test) {
        registry = RegistryFacade.start(broker.bootstrapServers(), 0);
        subject = test.getDisplayName() + "-value";
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void aRecordGoesThroughConfluentsSerializers() throws Exception {
        String topic = "round-trip";
        client().register(topic + "-value", new AvroSchema(TOWN));
        byte[] bytes;
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(
                    Map.of("schema.registry.url", registry.uri().toString(), "auto.register.schemas", false), false);
            bytes = serializer.serialize(topic, hama());
        }

        try (KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            deserializer.configure(Map.of("schema.registry.url", registry.uri().toString()), false);
            assertThat(deserializer.deserialize(topic, bytes)).isEqualTo(hama());
        }
    }

    @Test
    void aSerializerThatMayNotRegisterIsToldThatTheSubjectIsNotThere() {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(
                    Map.of("schema.registry.url", registry.uri().toString(), "auto.register.schemas", false), false);

            assertThatThrownBy(() -> serializer.serialize("nobody-registered", hama()))
                    .rootCause()
                    .isInstanceOfSatisfying(RestClientException.class, refused -> assertThat(refused.getErrorCode())
                            .isEqualTo(40401));
        }
    }

    @Test
    void anIncompatibleSchemaIsRefusedWith409() throws Exception {
        client().register(subject, new AvroSchema(TOWN));

        assertThat(client().testCompatibility(subject, new AvroSchema(TOWN_WITH_NEW_NEED)))
                .isFalse();
        assertThatThrownBy(() -> client().register(subject, new AvroSchema(TOWN_WITH_NEW_NEED)))
                .asInstanceOf(InstanceOfAssertFactories.type(RestClientException.class))
                .satisfies(refused -> {
                    assertThat(refused.getStatus()).isEqualTo(409);
                    assertThat(refused).hasMessageContaining("population");
                });
    }

    @Test
    void everythingIsThereAfterARestart() throws Exception {
        int id = client().register(subject, new AvroSchema(TOWN));
        client().updateCompatibility(subject, "BACKWARD_TRANSITIVE");

        registry.close();
        registry = RegistryFacade.start(broker.bootstrapServers(), 0);

        assertThat(client().getId(subject, new AvroSchema(TOWN))).isEqualTo(id);
        assertThat(client().getLatestSchemaMetadata(subject).getVersion()).isEqualTo(1);
        assertThat(client().getCompatibility(subject)).isEqualTo("BACKWARD_TRANSITIVE");
    }

    @Test
    void anIdIsNotGivenAgainAfterPermanentDeletion() throws Exception {
        int id = client().register(subject, new AvroSchema(TOWN_WITH_NEW_NEED));
        client().deleteSubject(subject);
        client().deleteSubject(subject, true);
        assertThatThrownBy(() -> client().getSchemaById(id)).hasMessageContaining("40403");

        registry.close();
        registry = RegistryFacade.start(broker.bootstrapServers(), 0);

        assertThat(client().register(subject, new AvroSchema(TOWN_WITH_NEW_NEED)))
                .isGreaterThan(id);
    }

    @Test
    void answersTellTheSchemaTypeAsUserInterfacesWantIt() throws Exception {
        client().register(subject, new AvroSchema(TOWN));

        HttpResponse<String> answer = send("GET", "/subjects/" + subject + "/versions/latest", "");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/vnd.schemaregistry.v1+json");
        assertThat(answer.body())
                .contains("\"subject\":\"" + subject + "\"", "\"version\":1", "\"schemaType\":\"AVRO\"");
        assertThat(send("GET", "/subjects/" + subject + "/versions/1/schema", "")
                        .body())
                .isEqualTo(TOWN.toString());
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
        GET    | /subjects/none/versions                | ''                          | 404 | 40401
        GET    | /subjects/none/versions/x              | ''                          | 404 | 40401
        GET    | /schemas/ids/999999                    | ''                          | 404 | 40403
        GET    | /schemas/ids/x                         | ''                          | 404 | 404
        GET    | /config/none                           | ''                          | 404 | 40408
        PUT    | /config                                | {"compatibility":"SOMEWHAT"}| 422 | 42203
        PUT    | /mode                                  | {"mode":"READONLY"}         | 422 | 42204
        POST   | /subjects/bad/versions                 | {"schema":"{"}              | 422 | 42201
        POST   | /subjects/bad/versions                 | {"schema":"\\"nonsense\\""} | 422 | 42201
        POST   | /subjects/bad/versions                 | {}                          | 422 | 42201
        POST   | /subjects/bad/versions                 | {"schema":"\\"int\\"","schemaType":"JSON"} | 422 | 42201
        POST   | /subjects/bad/versions                 | not json                    | 400 | 400
        GET    | /nowhere                               | ''                          | 404 | 404
        PATCH  | /subjects                              | ''                          | 405 | 405
        """)
    void refusalsHaveConfluentsCodes(String method, String path, String body, int status, int code) throws Exception {
        HttpResponse<String> answer = send(method, path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"error_code\":" + code + ",\"message\":\"");
    }

    @Test
    void aTakenPortIsRefusedInOneLine() {
        int port = registry.uri().getPort();

        assertThatThrownBy(() -> RegistryFacade.start(broker.bootstrapServers(), port))
                .isInstanceOf(LocalStartException.class)
                .hasMessageContaining("registry's port " + port + " on 127.0.0.1 cannot be used");
    }

    private static GenericRecord hama() {
        return new GenericRecordBuilder(TOWN).set("name", "Hama").build();
    }

    private SchemaRegistryClient client() {
        return new CachedSchemaRegistryClient(registry.uri().toString(), 10);
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(registry.uri() + path))
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }
}
