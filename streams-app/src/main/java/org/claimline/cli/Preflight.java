package org.claimline.cli;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.claimline.schema.Contract;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.SchemaRegistrationException;
import org.claimline.topology.TopicAdmin;
import org.claimline.topology.TopicLayout;

/**
 * Looks, before anything is started, whether broker and registry answer and hold what the service needs, or brings that into being where the
 * configuration says so. What is missing is told in one line, rather than waited for.
 */
final class Preflight {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Preflight() {}

    static void check(ServiceConfig config, ContractSerdes serdes) {
        stateDirectory(config);
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (Admin admin = admin(settings)) {
            topics(config, admin, names(config, admin));
        }
        schemas(config, serdes);
    }

    /** Security settings that make no sense are found out here; Kafka's clients name the setting, and quote what stands there. */
    private static Admin admin(Map<String, Object> settings) {
        try {
            return Admin.create(settings);
        } catch (KafkaException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new ConfigException("Kafka's clients cannot be made with the KAFKA_ variables that are set ("
                    + Secrets.scrubbed(cause.getMessage(), settings)
                    + "); check KAFKA_SASL_JAAS_CONFIG, KAFKA_SSL_TRUSTSTORE_LOCATION and its password");
        }
    }

    private static void stateDirectory(ServiceConfig config) {
        try {
            Files.createDirectories(config.stateDir());
        } catch (IOException e) {
            throw new ConfigException("CLAIMLINE_STATE_DIR is \"" + config.stateDir() + "\", which cannot be made (" + e
                    + "); give a directory that this user may write to");
        }
        if (!Files.isWritable(config.stateDir())) {
            throw new ConfigException("CLAIMLINE_STATE_DIR is \"" + config.stateDir()
                    + "\", which this user may not write to; give another, or change its permissions");
        }
    }

    private static Set<String> names(ServiceConfig config, Admin admin) {
        try {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw new UnavailableException(
                    "the broker at " + Secrets.masked("", config.bootstrapServers()) + " "
                            + Refusals.ofBroker(e.getCause() == null ? e : e.getCause(), "KAFKA_BOOTSTRAP_SERVERS"),
                    e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static void topics(ServiceConfig config, Admin admin, Set<String> there) {
        Set<String> missing = new HashSet<>(config.topics().all());
        missing.removeAll(there);
        if (!missing.isEmpty() && !config.createTopics()) {
            throw new ConfigException("topics are missing: "
                    + String.join(", ", missing.stream().sorted().toList())
                    + "; claimline setup makes them; or check CLAIMLINE_TOPIC_PREFIX");
        }
        try {
            TopicAdmin.ensure(admin, TopicLayout.of(config.topics(), config.partitions()));
        } catch (AuthorizationException e) {
            throw new UnavailableException(
                    "the broker at " + Secrets.masked("", config.bootstrapServers()) + " "
                            + Refusals.ofBroker(e, "KAFKA_BOOTSTRAP_SERVERS"),
                    e);
        }
    }

    private static void schemas(ServiceConfig config, ContractSerdes serdes) {
        try {
            if (config.createTopics()) {
                SchemaRegistrar.register(serdes.registry());
            }
            Collection<String> there = serdes.registry().getAllSubjects();
            List<String> missing = new ArrayList<>();
            for (Contract contract : Contract.values()) {
                if (!there.contains(contract.subject())) {
                    missing.add(contract.subject());
                }
            }
            if (!missing.isEmpty()) {
                throw new ConfigException("the registry lacks " + String.join(", ", missing)
                        + "; register the schemas, or set CLAIMLINE_CREATE=true");
            }
        } catch (SchemaRegistrationException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException nobody) {
                throw refused(config, nobody);
            }
            if (cause instanceof RestClientException refusal && Refusals.isOfUser(refusal)) {
                throw refused(config, refusal);
            }
            throw e;
        } catch (IOException | RestClientException e) {
            throw refused(config, e);
        }
    }

    private static UnavailableException refused(ServiceConfig config, Exception e) {
        return new UnavailableException(
                "the schema registry at " + Secrets.masked("", config.registryUrl()) + " "
                        + Refusals.ofRegistry(e, "SCHEMA_REGISTRY_URL"),
                e);
    }
}
