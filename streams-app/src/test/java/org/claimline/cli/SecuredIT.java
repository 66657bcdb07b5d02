package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.claimline.acceptance.Patience;
import org.claimline.acceptance.Program;
import org.claimline.local.Certificates;
import org.claimline.local.GuardedRegistry;
import org.claimline.local.SecureBroker;
import org.claimline.local.SharedRegistry;
import org.claimline.topology.ContractSerdes;
import org.claimline.web.access.NewToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code claimline serve} on a broker and a registry as newsrooms have them: TLS, users with passwords, and access-control lists that allow the
 * service what docs/security.md says it needs and nothing else. All of it by variables.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredIT {
    private static final String PREFIX = "desk.";
    private static final Duration START = Patience.LONG;

    private static final String KAFKA_PASSWORD = "canary-of-kafka";
    private static final String REGISTRY_PASSWORD = "canary-of-the-registry";
    private static final String STORE_PASSWORD = "canary-of-the-stores";

    private final HttpClient http = HttpClient.newHttpClient();
    private final NewToken token = NewToken.make();

    private Path directory;

    private SecureBroker broker;
    private GuardedRegistry registry;
    private Certificates strangers;
    private Map<String, String> variables;
    private Program service;
    private URI page;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        Certificates certificates = Certificates.make(directory.resolve("ours"), STORE_PASSWORD);
        strangers = Certificates.make(directory.resolve("strangers"), STORE_PASSWORD);
        broker = SecureBroker.start(
                directory.resolve("broker"),
                certificates.key(),
                STORE_PASSWORD,
                Map.of("broker", "canary-of-the-broker", "claimline", KAFKA_PASSWORD));
        registry = new GuardedRegistry(SharedRegistry.url(), certificates, "claimline:" + REGISTRY_PASSWORD);
        variables = variables(certificates);
        allow();
        service = Program.run(
                directory.resolve("logs"),
                List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                variables,
                "serve");
        page = service.ready(START).page();
    }

    @AfterAll
    void stop() {
        service.close();
        registry.close();
        broker.close();
    }

    private Map<String, String> variables(Certificates certificates) throws Exception {
        Path password = Files.writeString(directory.resolve("password"), STORE_PASSWORD + "\n");
        Path tokens = Files.writeString(
                directory.resolve("tokens.yaml"), "- name: desk\n  role: editor\n  sha256: " + token.sha256() + "\n");
        Map<String, String> all = new HashMap<>();
        all.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        all.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        all.put("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512");
        all.put("KAFKA_SASL_JAAS_CONFIG", SecureBroker.jaas("claimline", KAFKA_PASSWORD));
        all.put("KAFKA_SSL_TRUSTSTORE_TYPE", "PKCS12");
        all.put("KAFKA_SSL_TRUSTSTORE_LOCATION", certificates.trust().toString());
        all.put("KAFKA_SSL_TRUSTSTORE_PASSWORD_FILE", password.toString());
        all.put("SCHEMA_REGISTRY_URL", registry.url());
        all.put("SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "claimline:" + REGISTRY_PASSWORD);
        all.put("SCHEMA_REGISTRY_SSL_TRUSTSTORE_TYPE", "PKCS12");
        all.put("SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION", certificates.trust().toString());
        all.put("SCHEMA_REGISTRY_SSL_TRUSTSTORE_PASSWORD", STORE_PASSWORD);
        all.put("CLAIMLINE_TOPIC_PREFIX", PREFIX);
        all.put("CLAIMLINE_PARTITIONS", "1");
        all.put("CLAIMLINE_CREATE", "true");
        all.put("CLAIMLINE_STATE_DIR", directory.resolve("state").toString());
        all.put("CLAIMLINE_HTTP_PORT", "0");
        all.put("CLAIMLINE_TOKENS", tokens.toString());
        all.put("CLAIMLINE_LOG_LEVEL", "DEBUG");
        return all;
    }

    /** The table of docs/security.md. */
    private void allow() throws Exception {
        List<AclBinding> needed = new ArrayList<>();
        for (AclOperation operation : List.of(
                AclOperation.READ,
                AclOperation.WRITE,
                AclOperation.CREATE,
                AclOperation.DELETE,
                AclOperation.DESCRIBE_CONFIGS)) {
            needed.add(prefixed(ResourceType.TOPIC, operation));
        }
        needed.add(prefixed(ResourceType.GROUP, AclOperation.READ));
        needed.add(prefixed(ResourceType.TRANSACTIONAL_ID, AclOperation.WRITE));
        Map<String, Object> admin = new HashMap<>(ServiceConfig.of(variables).kafka());
        admin.put("sasl.jaas.config", SecureBroker.jaas("broker", "canary-of-the-broker"));
        try (Admin its = Admin.create(admin)) {
            its.createAcls(needed).all().get();
        }
    }

    private static AclBinding prefixed(ResourceType type, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, PREFIX, PatternType.PREFIXED),
                new AccessControlEntry("User:claimline", "*", operation, AclPermissionType.ALLOW));
    }

    @Test
    void aReportComesInAndAStateGoesOut() throws Exception {
        await().atMost(START).until(() -> get("/health/readiness").statusCode() == 200);
        assertThat(post(
                        "/api/places",
                        "{\"id\":\"hama\",\"name\":\"Hama\",\"kind\":\"CITY\",\"lat\":35.1,\"lon\":36.7}"))
                .isEqualTo(202);
        await().atMost(START)
                .untilAsserted(
                        () -> assertThat(get("/api/places?q=Hama").body()).contains("\"hama\""));
        assertThat(post("/api/reports", """
                {"reportId":"r1","source":"s1","publishedAt":"2024-12-05T17:40:00+03:00","claims":[{"place":"Hama",
                "assertion":"FIGHTING","stance":"NEUTRAL","eventTime":"2024-12-05T17:30:00+03:00"}]}""")).isEqualTo(202);

        await().atMost(START)
                .untilAsserted(
                        () -> assertThat(get("/api/towns/hama").statusCode()).isEqualTo(200));
        assertThat(get("/api/status").body()).contains("\"received\":1");
        assertThat(get("/api/towns/hama/claims").body()).contains("FIGHTING");

        Path config = directory.resolve("claimline.yaml");
        StringBuilder lines = new StringBuilder();
        variables.forEach((name, value) -> lines.append(name)
                .append(": '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        Files.writeString(config, lines.toString().replaceAll("(?m)^CLAIMLINE_LOG_LEVEL.*\n", ""));
        Cli.Ran states = Cli.plain("states", "--config", config.toString());
        assertThat(states.errors()).isEmpty();
        assertThat(states.out()).contains("Hama");
        assertThat(Cli.plain("dead-letters", "list", "--config", config.toString())
                        .code())
                .isZero();
        assertThat(service.errors() + service.output() + states.out())
                .as("what the service logged, and the commands said")
                .contains("Claimline is ready")
                .doesNotContain("canary", token.text());
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_SASL_JAAS_CONFIG,                   wrong password,  KAFKA_SASL_JAAS_CONFIG",
        "KAFKA_SASL_MECHANISM,                     PLAIN,           KAFKA_SASL_MECHANISM",
        "KAFKA_SSL_TRUSTSTORE_LOCATION,            strangers,       KAFKA_SSL_TRUSTSTORE_LOCATION",
        "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO,     claimline:canary-wrong, SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO",
        "SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION,  strangers,       SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION",
        "CLAIMLINE_TOPIC_PREFIX,                   others.,         docs/security.md",
    })
    void whatIsWrongIsToldWithinSecondsByItsVariableAndWithNoSecret(String variable, String wrong, String told) {
        Map<String, String> changed = new HashMap<>(variables);
        changed.put(
                variable,
                switch (wrong) {
                    case "strangers" -> strangers.trust().toString();
                    case "wrong password" -> SecureBroker.jaas("claimline", "canary-wrong");
                    default -> wrong;
                });
        ServiceConfig config = ServiceConfig.of(changed);
        long began = System.nanoTime();

        assertThatThrownBy(
                        () -> Preflight.check(config, ContractSerdes.connect(config.registryUrl(), config.registry())))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(told)
                .hasMessageNotContainingAny("canary", "ScramLoginModule")
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(asked(path).build(), BodyHandlers.ofString());
    }

    private int post(String path, String body) throws Exception {
        return http.send(
                        asked(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private HttpRequest.Builder asked(String path) {
        return HttpRequest.newBuilder(page.resolve(path)).header("Authorization", "Bearer " + token.text());
    }
}
