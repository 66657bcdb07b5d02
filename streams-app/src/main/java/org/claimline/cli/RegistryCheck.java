package org.claimline.cli;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.claimline.schema.Contract;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.RegistryFailures;

/** Looks whether the registry answers and has a schema, before anything is written with it. */
final class RegistryCheck {
    private RegistryCheck() {}

    static void require(Connection connection, ContractSerdes serdes, Contract contract) {
        try {
            serdes.registry().getId(contract.subject(), new AvroSchema(contract.schema()));
        } catch (IOException e) {
            throw unavailable(connection, e);
        } catch (RestClientException e) {
            if (RegistryFailures.isUnreachable(e)) {
                throw unavailable(connection, e);
            }
            throw new UnavailableException(
                    "the registry at " + connection.shownRegistry() + " does not have our schema under "
                            + contract.subject()
                            + "; see \"claimline schemas check\", and register it with \"claimline schemas register\"",
                    e);
        }
    }

    static UnavailableException unavailable(Connection connection, Exception e) {
        return new UnavailableException(
                "the schema registry at " + connection.shownRegistry() + " "
                        + Refusals.ofRegistry(e, "--registry or SCHEMA_REGISTRY_URL"),
                e);
    }
}
