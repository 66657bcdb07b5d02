package org.claimline.topology;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.claimline.schema.Contract;

/** Whether the schema registry can be asked. */
@FunctionalInterface
public interface RegistryProbe {
    boolean isReachable();

    /**
     * Asks for the versions of a schema that is always there, which the client does not remember as it does the schema; an answer that there are none is
     * an answer too.
     */
    static RegistryProbe of(SchemaRegistryClient registry) {
        return () -> {
            try {
                registry.getAllVersions(Contract.REPORTS.subject());
                return true;
            } catch (IOException | RestClientException e) {
                return !RegistryFailures.isUnreachable(e);
            }
        };
    }
}
