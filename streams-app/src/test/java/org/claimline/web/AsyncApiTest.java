package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.SchemaParser;
import org.claimline.schema.Contract;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docs/asyncapi.yaml is what the contracts and the layout make of it. */
class AsyncApiTest {
    private static final Path KEPT = Path.of("..", "docs", "asyncapi.yaml");
    private static final TopicLayout LAYOUT = TopicLayout.of(Topics.LIVE, TopicLayout.DEFAULT_PARTITIONS);

    @Test
    void theKeptDocumentIsTheOneThatIsServed() throws IOException {
        String made = AsyncApi.yaml(LAYOUT);
        Path fresh =
                Files.writeString(Files.createDirectories(Path.of("target")).resolve("asyncapi.yaml"), made);

        assertThat(Files.readString(KEPT))
                .as("copy %s over docs/asyncapi.yaml", fresh)
                .isEqualTo(made);
    }

    @Test
    void everyContractHasItsChannelWithTheSchemaThatIsRegistered() {
        Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(AsyncApi.yaml(LAYOUT));

        for (Contract contract : Contract.values()) {
            Map<String, Object> message =
                    map(document, "components", "messages", contract.schema().getName());
            String schema = json(map(message, "payload", "schema"));
            assertThat(new SchemaParser().parse(schema).mainSchema()).isEqualTo(contract.schema());
            assertThat(map(document, "channels").values())
                    .anyMatch(channel -> ((Map<?, ?>) channel).get("address").equals(Topics.LIVE.of(contract)));
        }
        assertThat(map(document, "channels").values().stream()
                        .map(channel -> String.valueOf(((Map<?, ?>) channel).get("address"))))
                .as("one for each topic, dead letters among them")
                .containsExactlyInAnyOrderElementsOf(LAYOUT.topics().all());
        assertThat(map(document, "operations")).hasSize(Contract.values().length + 1);
    }

    @Test
    void theServiceServesItForItsOwnTopics() throws Exception {
        try (MemoryService http = MemoryService.real()) {
            HttpResponse<String> answer = http.get("/asyncapi.yaml");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
            assertThat(answer.body()).isEqualTo(AsyncApi.yaml(LAYOUT));
        }
        assertThat(AsyncApi.yaml(TopicLayout.of(new Topics("replay-7."), 3)))
                .contains("address: replay-7.reports.v1", "partitions: 3")
                .doesNotContain("claimline.reports.v1");
    }

    private static String json(Map<String, Object> schema) {
        try {
            return new ObjectMapper().writeValueAsString(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // a document of maps
    private static Map<String, Object> map(Map<String, Object> document, String... path) {
        Map<String, Object> at = document;
        for (String step : path) {
            at = (Map<String, Object>) at.get(step);
        }
        return at;
    }
}
