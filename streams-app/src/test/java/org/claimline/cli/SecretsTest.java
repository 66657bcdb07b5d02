package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.claimline.topology.ContractSerdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets of the configuration, recognisable wherever they turn up: in what is printed, in what is refused, in what is told of a fault. */
class SecretsTest {
    private static final Map<String, String> SECRETS = Map.ofEntries(
            Map.entry("KAFKA_SASL_JAAS_CONFIG", "org.x.Login required username=\"me\" password=\"canary-jaas\";"),
            Map.entry("KAFKA_SSL_TRUSTSTORE_PASSWORD", "canary-truststore"),
            Map.entry("KAFKA_SSL_KEYSTORE_PASSWORD", "canary-keystore"),
            Map.entry("KAFKA_SSL_KEY_PASSWORD", "canary-key"),
            Map.entry("KAFKA_SSL_KEYSTORE_KEY", "canary-pem"),
            Map.entry("KAFKA_SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_SECRET", "canary-oauth"),
            Map.entry("SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "me:canary-registry"),
            Map.entry("SCHEMA_REGISTRY_BEARER_AUTH_TOKEN", "canary-bearer"),
            Map.entry("SCHEMA_REGISTRY_SSL_KEYSTORE_PASSWORD", "canary-registry-keystore"),
            Map.entry("SCHEMA_REGISTRY_URL", "https://me:canary-url@registry.example.org"),
            Map.entry("CLAIMLINE_PEER_SECRET", "canary-of-the-peers-32-characters-long"));

    @TempDir
    private Path directory;

    @Test
    void nothingSecretIsPrinted() {
        StringWriter printed = new StringWriter();
        ConfigListing.print(new ConfigSource(Optional.empty(), with(SECRETS)), new PrintWriter(printed, true));

        assertThat(printed.toString())
                .doesNotContain("canary")
                .contains(Secrets.MASK, "registry.example.org")
                .contains(SECRETS.keySet());
    }

    @Test
    void theFileOfTokensIsNamedForItHoldsNone() {
        StringWriter printed = new StringWriter();
        ConfigListing.print(
                new ConfigSource(Optional.empty(), with(Map.of("CLAIMLINE_TOKENS", "/etc/claimline/tokens.yaml"))),
                new PrintWriter(printed, true));

        assertThat(printed.toString()).contains("/etc/claimline/tokens.yaml");
    }

    @Test
    void userAndPasswordOfAnAddressAreUsedAndShownNowhere() {
        ServiceConfig config = ServiceConfig.of(with(Map.of(
                "SCHEMA_REGISTRY_URL", "https://me:canary%2Furl@a.example.org,https://me:canary%2Furl@b.example.org")));

        assertThat(config.registryUrl()).isEqualTo("https://a.example.org,https://b.example.org");
        assertThat(config.registry())
                .containsEntry("schema.registry.basic.auth.user.info", "me:canary/url")
                .containsEntry("schema.registry.basic.auth.credentials.source", "USER_INFO");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.apache.kafka.common.security.scram.ScramLoginModule canary-flag password=\"canary-x\";",
                "canary-module",
                "org.apache.kafka.common.security.scram.ScramLoginModule required password=\"canary-x\"",
                "canary.no.such.LoginModule required password=\"canary-x\";",
            })
    void whatCannotBeReadIsNotRepeated(String jaas) throws Exception {
        Map<String, String> set = with(Map.of(
                "KAFKA_SECURITY_PROTOCOL",
                "SASL_PLAINTEXT",
                "KAFKA_SASL_MECHANISM",
                "SCRAM-SHA-512",
                "KAFKA_SASL_JAAS_CONFIG",
                jaas,
                "CLAIMLINE_STATE_DIR",
                directory.toString()));
        ServiceConfig config = ServiceConfig.of(set);

        assertThatThrownBy(() -> Preflight.check(config, ContractSerdes.connect("mock://none", Map.of())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("KAFKA_SASL_JAAS_CONFIG")
                .hasMessageNotContainingAny("canary");
        Path file = directory.resolve("c.yaml");
        StringBuilder lines = new StringBuilder();
        set.forEach(
                (name, value) -> lines.append(name).append(": '").append(value).append("'\n"));
        Files.writeString(file, lines);
        Cli.Ran told = Cli.plain("states", "--config", file.toString());
        assertThat(told.code()).isNotZero();
        assertThat(told.out() + told.errors()).isNotBlank().doesNotContain("canary");
    }

    @Test
    void aValueMayStandInAFile() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "value of the file, thirty-two or more\n");
        Map<String, String> set = Map.of(
                "KAFKA_SSL_TRUSTSTORE_PASSWORD_FILE", secret.toString(),
                "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO_FILE", secret.toString(),
                "CLAIMLINE_PEER_SECRET_FILE", secret.toString(),
                "KAFKA_SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE", "/is/kafkas/own");
        ConfigSource source = new ConfigSource(Optional.empty(), with(set));

        assertThat(source.unknown()).isEmpty();
        assertThat(source.startingWith(Variable.OF_KAFKA, ""))
                .containsEntry("ssl.truststore.password", "value of the file, thirty-two or more")
                .containsEntry("sasl.oauthbearer.assertion.private.key.file", "/is/kafkas/own")
                .doesNotContainKey("ssl.truststore.password.file");
        assertThat(source.startingWith(Variable.OF_REGISTRY, ""))
                .containsEntry("basic.auth.user.info", "value of the file, thirty-two or more");
        assertThat(source.text(Variable.CLAIMLINE_PEER_SECRET)).contains("value of the file, thirty-two or more");
        assertThatThrownBy(
                        () -> new ConfigSource(Optional.empty(), with(Map.of("CLAIMLINE_PEER_SECRET_FILE", "/nowhere")))
                                .text(Variable.CLAIMLINE_PEER_SECRET))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("CLAIMLINE_PEER_SECRET_FILE", "/nowhere", "cannot be read");
        Path file = Files.writeString(directory.resolve("c.yaml"), "CLAIMLINE_PEER_SECRET_FILE: " + secret + "\n");
        assertThat(ConfigSource.of(Optional.of(file), Map.of()).text(Variable.CLAIMLINE_PEER_SECRET))
                .contains("value of the file, thirty-two or more");
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092", "SCHEMA_REGISTRY_URL", "http://localhost:8081"));
        all.putAll(more);
        return all;
    }
}
