package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.cli.Connection.Needs;
import org.claimline.cli.Connection.Told;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final Connection.Service NOBODY = () -> {
        throw new AssertionError("no service is to be asked");
    };
    private static final Connection.Service DEMO =
            () -> new Told("http://here:8080", "demo:1", "http://" + Secrets.MASK + "@demo:2", "told.");

    @Test
    void optionsGoBeforeTheEnvironment() {
        Connection connection = resolve(
                Map.of(Variable.KAFKA_BOOTSTRAP_SERVERS, "option:1", Variable.CLAIMLINE_TOPIC_PREFIX, "mine."),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "env:1", "SCHEMA_REGISTRY_URL", "http://env:2"),
                NOBODY,
                Needs.BROKER,
                Needs.REGISTRY);

        assertThat(connection.brokers()).isEqualTo("option:1");
        assertThat(connection.registryUrl()).hasValue("http://env:2");
        assertThat(connection.topics().prefix()).isEqualTo("mine.");
    }

    @Test
    void whereNothingIsNamedARunningServiceIsAsked() {
        Connection connection = resolve(Map.of(), Map.of(), DEMO, Needs.BROKER, Needs.REGISTRY);

        assertThat(connection.brokers()).isEqualTo("demo:1");
        assertThat(connection.registryUrl()).hasValue("http://demo:2");
        assertThat(connection.topics().prefix()).isEqualTo("told.");
        assertThat(connection.from()).isEqualTo("http://here:8080");
    }

    @Test
    void securitySettingsOfTheEnvironmentHoldForWhatAServiceNames() {
        Connection connection = resolve(
                Map.of(),
                Map.of("KAFKA_SECURITY_PROTOCOL", "SSL", "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "a:b"),
                DEMO,
                Needs.BROKER);

        assertThat(connection.kafka()).containsEntry("security.protocol", "SSL");
        assertThat(connection.registry()).containsEntry("schema.registry.basic.auth.user.info", "a:b");
    }

    @Test
    void aBrokerWithoutItsRegistryIsNotMixedWithThatOfAService() {
        assertThatThrownBy(() -> resolve(
                        Map.of(Variable.KAFKA_BOOTSTRAP_SERVERS, "option:1"),
                        Map.of(),
                        DEMO,
                        Needs.BROKER,
                        Needs.REGISTRY))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("--registry", "SCHEMA_REGISTRY_URL");
    }

    @Test
    void whatIsNotNeededIsNotAskedFor() {
        Connection connection =
                resolve(Map.of(Variable.KAFKA_BOOTSTRAP_SERVERS, "option:1"), Map.of(), NOBODY, Needs.BROKER);

        assertThat(connection.registryUrl()).isEmpty();
    }

    @Test
    void aWrongPrefixIsRefusedBeforeAnythingIsAsked() {
        assertThatThrownBy(() -> resolve(
                        Map.of(
                                Variable.KAFKA_BOOTSTRAP_SERVERS,
                                "b:1",
                                Variable.CLAIMLINE_TOPIC_PREFIX,
                                "no separator"),
                        Map.of(),
                        NOBODY,
                        Needs.BROKER))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no separator");
    }

    private static Connection resolve(
            Map<Variable, String> options,
            Map<String, String> environment,
            Connection.Service service,
            Needs... needs) {
        Map<Variable, String> all = new EnumMap<>(Variable.class);
        all.putAll(options);
        return Connection.resolve(all, new ConfigSource(Optional.empty(), environment), Set.of(needs), service);
    }
}
