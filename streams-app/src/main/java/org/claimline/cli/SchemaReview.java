package org.claimline.cli;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.claimline.schema.Contract;
import org.claimline.topology.SchemaRegistrar;
import org.jspecify.annotations.Nullable;

/**
 * A contract held against the registry.
 *
 * @param subject    under which its schema stands
 * @param registered whether anything is registered there
 * @param equal      whether one of the versions is our schema
 * @param version    of our schema; null where it is not registered
 * @param id         of our schema; null where it is not registered
 * @param compatible whether readers of our schema can read what was written with any version
 * @param level      what the registry holds new versions to
 * @param why        what speaks against it, of readers who would fail
 */
record SchemaReview(
        Contract contract,
        String subject,
        boolean registered,
        boolean equal,
        @Nullable Integer version,
        @Nullable Integer id,
        boolean compatible,
        String level,
        List<String> why) {
    private static final int NOT_FOUND = 404;

    SchemaReview {
        why = List.copyOf(why);
    }

    /** Whether nothing is left to do. */
    boolean isFine() {
        return equal && compatible && level.equals(SchemaRegistrar.COMPATIBILITY);
    }

    static SchemaReview of(SchemaRegistryClient registry, Contract contract) throws IOException, RestClientException {
        String subject = contract.subject();
        AvroSchema ours = new AvroSchema(contract.schema());
        List<ParsedSchemaHolder> earlier = new ArrayList<>();
        Integer version = null;
        Integer id = null;
        for (int number : versions(registry, subject)) {
            var registered = registry.getByVersion(subject, number, false);
            AvroSchema theirs = new AvroSchema(registered.getSchema());
            earlier.add(new SimpleParsedSchemaHolder(theirs));
            if (theirs.canonicalString().equals(ours.canonicalString())) {
                version = number;
                id = registered.getId();
            }
        }
        List<String> why = ours.isCompatible(CompatibilityLevel.BACKWARD_TRANSITIVE, earlier);
        return new SchemaReview(
                contract,
                subject,
                !earlier.isEmpty(),
                version != null,
                version,
                id,
                why.isEmpty(),
                level(registry, subject),
                why);
    }

    private static List<Integer> versions(SchemaRegistryClient registry, String subject)
            throws IOException, RestClientException {
        try {
            return registry.getAllVersions(subject);
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    /** The subject's own level, else the registry's. */
    private static String level(SchemaRegistryClient registry, String subject) throws IOException, RestClientException {
        try {
            return registry.getCompatibility(subject);
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return registry.getCompatibility(null);
            }
            throw e;
        }
    }
}
