package org.claimline.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
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
import org.claimline.local.EmbeddedBroker;
import org.claimline.local.LocalStartException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What is our own registry's alone: it is there again after a restart, and what {@link RegistryConformanceIT} does not ask of others. */
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

    @Test
    void itHasOneModeAndRefusesToSeemToHaveAnother() throws Exception {
        assertThat(send("GET", "/mode", "").body()).isEqualTo("{\"mode\":\"READWRITE\"}");

        HttpResponse<String> answer = send("PUT", "/mode", "{\"mode\":\"READONLY\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"error_code\":42204,\"message\":\"");
    }

    @Test
    void aTakenPortIsRefusedInOneLine() {
        int port = registry.uri().getPort();

        assertThatThrownBy(() -> RegistryFacade.start(broker.bootstrapServers(), port))
                .isInstanceOf(LocalStartException.class)
                .hasMessageContaining("registry's port " + port + " on 127.0.0.1 cannot be used");
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
