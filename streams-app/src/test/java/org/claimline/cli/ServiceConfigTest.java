package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
                .hasMessageContainingAll("CLAIMLINE_HTTP_PORT", "\"http\"", "8080");
        assertThatThrownBy(() -> ServiceConfig.of(with("CLAIMLINE_HTTP_PORT", "70000")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("70000");
        assertThatThrownBy(() -> ServiceConfig.of(with("CLAIMLINE_ZONE", "Damascus")))
                .hasMessageContaining("CLAIMLINE_ZONE");
        assertThatThrownBy(() -> ServiceConfig.of(with("CLAIMLINE_TOPIC_PREFIX", "no separator")))
                .isInstanceOf(ConfigException.class);
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> env = new HashMap<>(LEAST);
        for (int i = 0; i < more.length; i += 2) {
            env.put(more[i], more[i + 1]);
        }
        return env;
    }
}
