package org.claimline.topology;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.claimline.schema.Contract;

/**
 * Puts the schemas of all contracts into the registry, each subject held to BACKWARD_TRANSITIVE: readers of a new version can read whatever
 * was ever written. Doing it again changes nothing. The service itself never registers; a deployment or the demo does, before it starts.
 */
public final class SchemaRegistrar {
    /** What a registry holds new versions to. */
    public static final String COMPATIBILITY = CompatibilityLevel.BACKWARD_TRANSITIVE.name;

    private SchemaRegistrar() {}

    /**
     * Registers every contract.
     *
     * @return the id under which each schema stands
     * @throws SchemaRegistrationException if the registry cannot be reached or refuses a schema
     */
    public static Map<Contract, Integer> register(SchemaRegistryClient registry) {
        Map<Contract, Integer> ids = new EnumMap<>(Contract.class);
        for (Contract contract : Contract.values()) {
            ids.put(contract, register(registry, contract));
        }
        return ids;
    }

    /** Registers one contract, and returns the id under which its schema stands. */
    public static int register(SchemaRegistryClient registry, Contract contract) {
        String subject = contract.subject();
        try {
            registry.updateCompatibility(subject, COMPATIBILITY);
            return registry.register(subject, new AvroSchema(contract.schema()));
        } catch (RestClientException e) {
            throw new SchemaRegistrationException(
                    "subject " + subject + ": the registry refused its schema or the level " + COMPATIBILITY + " ("
                            + e.getMessage() + ")",
                    e);
        } catch (IOException e) {
            throw new SchemaRegistrationException(
                    "subject " + subject + ": the registry cannot be reached (" + e.getMessage()
                            + "); check SCHEMA_REGISTRY_URL and its security settings",
                    e);
        }
    }
}
