package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.claimline.web.Tiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceConfigTest {
    private static final Map<String, String> LEAST =
            Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "SCHEMA_REGISTRY_URL", "http://registry:8081");

    @Test
    void whatIsNotSetHasItsDefault() {
        ServiceConfig config = ServiceConfig.of(LEAST);

        assertThat(config.topics().prefix()).isEqualTo("claimline.");
        assertThat(config.partitions()).isEqualTo(12);
        assertThat(config.web().host()).isEqualTo("127.0.0.1");
        assertThat(config.web().port()).isEqualTo(8080);
        assertThat(config.web().zone().getId()).isEqualTo("Asia/Damascus");
        assertThat(config.createTopics()).isFalse();
        assertThat(config.kafka()).isEqualTo(Map.of("bootstrap.servers", "kafka:9092"));
        assertThat(config.registry()).isEmpty();
    }

    @Test
    void originsAreNamedOneByOne() {
        assertThat(ServiceConfig.of(LEAST).web().corsOrigins()).isEmpty();
        assertThat(ServiceConfig.of(with("CLAIMLINE_CORS_ORIGINS", "https://desk.example.org, http://localhost:3000"))
                        .web()
                        .corsOrigins())
                .containsExactly("https://desk.example.org", "http://localhost:3000");
    }

    @Test
    void tilesAreNamedWithWhomTheyAreFrom() {
        assertThat(ServiceConfig.of(LEAST).web().tiles()).isEmpty();
        assertThat(ServiceConfig.of(with(
                                "CLAIMLINE_TILES", "https://tiles.example.org/{z}/{x}/{y}.png",
                                "CLAIMLINE_TILES_CREDIT", "© Example"))
                        .web()
                        .tiles())
                .contains(new Tiles("https://tiles.example.org/{z}/{x}/{y}.png", "© Example"));
    }

    @Test
    void securityOfKafkaAndRegistryPassesThrough() {
        ServiceConfig config = ServiceConfig.of(with(
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION", "/etc/trust.jks"));

        assertThat(config.kafka()).containsEntry("security.protocol", "SASL_SSL");
        assertThat(config.registry()).containsEntry("schema.registry.ssl.truststore.location", "/etc/trust.jks");
    }

    @Test
    void whatIsWrongIsNamedWithItsVariable() {
        assertThatThrownBy(() -> ServiceConfig.of(Map.of())).hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS");
        assertThatThrownBy(() -> ServiceConfig.of(with("CLAIMLINE_HTTP_PORT", "http")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("CLAIMLINE_HTTP_PORT", "\"http\"", "65535");
        assertThatThrownBy(() -> ServiceConfig.of(with("CLAIMLINE_HTTP_PORT", "70000")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("70000");
        assertThatThrownBy(() -> ServiceConfig.of(with("CLAIMLINE_ZONE", "Damascus")))
                .hasMessageContaining("CLAIMLINE_ZONE");
        assertThatThrownBy(() -> ServiceConfig.of(with("CLAIMLINE_TOPIC_PREFIX", "no separator")))
                .isInstanceOf(ConfigException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KAFKA_BOOTSTRAP_SERVERS  | kafka              | host:port",
                "KAFKA_BOOTSTRAP_SERVERS  | kafka:9092,other:0 | host:port",
                "KAFKA_SECURITY_PROTOCOL  | TLS                | security.protocol",
                "KAFKA_REQUEST_TIMEOUT_MS | soon               | request.timeout.ms",
                "SCHEMA_REGISTRY_URL      | registry:8081      | http or https",
                "CLAIMLINE_TOPIC_PREFIX   | no separator       | separator",
                "CLAIMLINE_PARTITIONS     | 0                  | from 1 to 1000",
                "CLAIMLINE_PARTITIONS     | twelve             | from 1 to 1000",
                "CLAIMLINE_CREATE         | yes                | true or false",
                "CLAIMLINE_CORS_ORIGINS   | desk.example.org   | https://desk.example.org",
                "CLAIMLINE_THREADS        | -1                 | from 1 to 64",
                "CLAIMLINE_HTTP_PORT      | 70000              | from 0 to 65535",
                "CLAIMLINE_ADVERTISED     | claimline-1        | host:port",
                "CLAIMLINE_ADVERTISED     | http://h:1         | host:port",
                "CLAIMLINE_ZONE           | Damascus           | Asia/Damascus",
                "CLAIMLINE_TILES          | https://{s}.osm.example/{z}/{x}/{y}.png | write that one out",
                "CLAIMLINE_TILES          | https://osm.example/{z}/{x}.png | {y} is missing",
                "CLAIMLINE_TILES          | ftp://osm.example/{z}/{x}/{y}.png | http or https",
                "CLAIMLINE_MAX_BODY_BYTES | 8M                 | from 1024 to 134217728"
            })
    void aWrongValueIsToldWithItsVariableWhereItWasSetAndWhatWouldDo(String variable, String value, String remedy) {
        assertThatThrownBy(() -> ServiceConfig.of(with(variable, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(variable, "\"" + value + "\"", remedy)
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatClaimlineDecidesByItselfIsRefused() {
        assertThatThrownBy(() -> ServiceConfig.of(with("KAFKA_PROCESSING_GUARANTEE", "at_least_once")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("KAFKA_PROCESSING_GUARANTEE", "leave it out");
    }

    @Test
    void theEnvironmentGoesBeforeTheFileAndTheFileBeforeTheDefault(@TempDir Path directory) throws IOException {
        // Given
        Path file = directory.resolve("claimline.yaml");
        Files.writeString(file, """
                # where the brokers are
                KAFKA_BOOTSTRAP_SERVERS: in-the-file:9092
                SCHEMA_REGISTRY_URL: http://registry:8081
                CLAIMLINE_PARTITIONS: 6
                CLAIMLINE_CREATE: true
                """);

        // When
        ServiceConfig config = ServiceConfig.of(
                ConfigSource.of(Optional.of(file), Map.of("KAFKA_BOOTSTRAP_SERVERS", "in-the-environment:9092")));

        // Then
        assertThat(config.bootstrapServers()).isEqualTo("in-the-environment:9092");
        assertThat(config.partitions()).isEqualTo(6);
        assertThat(config.createTopics()).isTrue();
        assertThat(config.threads()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CLAIMLINE_PARTITION: 3",
                "- a list",
                "KAFKA_BOOTSTRAP_SERVERS: [a, b]",
                "CLAIMLINE_ZONE: {a: b}",
                "CLAIMLINE_THREADS: 1\nCLAIMLINE_THREADS: 2",
                "!!java.net.URL [http://example.org]",
                "{"
            })
    void aFileThatHoldsAnythingElseIsRefusedByItsName(String text, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("claimline.yaml");
        Files.writeString(file, text);

        assertThatThrownBy(() -> ConfigSource.of(Optional.of(file), LEAST))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("claimline.yaml");
    }

    @Test
    void aFileThatIsNotThereIsToldInOneLine() {
        assertThatThrownBy(() -> ConfigSource.of(Optional.of(Path.of("no-such.yaml")), LEAST))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no-such.yaml");
    }

    @Test
    void aSlipInANameIsToldAndWhatOthersSetInOurNameIsNot() {
        ConfigSource source = ConfigSource.of(
                Optional.empty(),
                with(
                        "CLAIMLINE_PARTITION", "3",
                        "CLAIMLINE_SERVICE_HOST", "10.0.0.1",
                        "CLAIMLINE_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                        "CLAIMLINE_JAVA_OPTS", "-Xmx1g"));

        assertThat(source.unknown()).containsExactly("CLAIMLINE_PARTITION");
    }

    @Test
    void whatIsPrintedIsAFileThatCanBeReadAgainAndHoldsNoSecret(@TempDir Path directory) throws IOException {
        // Given
        Map<String, String> env = with(
                "KAFKA_SASL_JAAS_CONFIG", "org.example.Login required password=\"hunter2\";",
                "KAFKA_SSL_KEYSTORE_PASSWORD", "hunter2",
                "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "desk:hunter2",
                "SCHEMA_REGISTRY_URL", "https://desk:hunter2@registry:8081",
                "CLAIMLINE_STATE_DIR", "it's \"here\": #1",
                "CLAIMLINE_ZONE", "Europe/Berlin");

        // When
        StringWriter printed = new StringWriter();
        ConfigListing.print(new ConfigSource(Optional.empty(), env), new PrintWriter(printed));

        // Then
        assertThat(printed.toString())
                .doesNotContain("hunter2")
                .contains("KAFKA_SASL_JAAS_CONFIG: \"********\"    # environment")
                .contains("CLAIMLINE_ZONE: \"Europe/Berlin\"    # environment")
                .contains("CLAIMLINE_THREADS: \"1\"    # default");
        Path file = directory.resolve("printed.yaml");
        Files.writeString(file, printed.toString());
        ConfigSource again = ConfigSource.of(Optional.of(file), Map.of());
        assertThat(again.text(Variable.CLAIMLINE_STATE_DIR)).hasValue("it's \"here\": #1");
        for (Variable variable : Variable.values()) {
            assertThat(printed.toString()).contains("# " + variable.meaning()).contains(variable + ":");
        }
    }

    @Test
    void whoListensEverywhereIsReachedUnderTheMachinesAddress() {
        ServiceConfig everywhere =
                ServiceConfig.of(with("CLAIMLINE_HTTP_HOST", "0.0.0.0", "CLAIMLINE_OPEN_TO_ANYONE", "true"));
        ServiceConfig advertised = ServiceConfig.of(with(
                "CLAIMLINE_HTTP_HOST",
                "0.0.0.0",
                "CLAIMLINE_OPEN_TO_ANYONE",
                "true",
                "CLAIMLINE_ADVERTISED",
                "claimline-1:80"));

        assertThat(everywhere.server(8080)).endsWith(":8080").doesNotContain("0.0.0.0");
        assertThat(advertised.server(8080)).isEqualTo("claimline-1:80");
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> env = new HashMap<>(LEAST);
        for (int i = 0; i < more.length; i += 2) {
            env.put(more[i], more[i + 1]);
        }
        return env;
    }
}
