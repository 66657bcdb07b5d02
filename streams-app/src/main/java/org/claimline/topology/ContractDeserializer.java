package org.claimline.topology;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.claimline.schema.Contract;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's deserializer behind a door: whatever bytes come, it gives a record, throws a {@link SerializationException} soon, or throws what {@link
 * RegistryFailures} knows as a registry that cannot be asked. Refuses values larger than any of ours, schemas and data beyond {@link AvroBounds}, and
 * schemas that are no Avro, records of another topic's contract and what {@link ContractLimits} says. May be shared between threads.
 */
final class ContractDeserializer implements Deserializer<SpecificRecord> {
    private static final int WIRE_HEADER = 5;

    /** What the registry's client says of a schema that it got and cannot read, as an I/O fault like those of a registry that is away. */
    private static final String NO_SCHEMA = "Invalid schema";

    private final SchemaRegistryClient registry;
    private final Deserializer<SpecificRecord> records;
    private final Map<Integer, Schema> modest = new ConcurrentHashMap<>();

    /** @param records reads what passed the door */
    ContractDeserializer(SchemaRegistryClient registry, Deserializer<SpecificRecord> records) {
        this.registry = registry;
        this.records = records;
    }

    @Override
    @SuppressWarnings("NullAway") // a tombstone has no value
    public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        if (bytes.length > TopicLayout.MAX_MESSAGE_BYTES) {
            throw new SerializationException(
                    "the value has " + bytes.length + " bytes, and no record of ours more than "
                            + TopicLayout.MAX_MESSAGE_BYTES + "; send it in parts");
        }
        if (bytes.length < WIRE_HEADER || bytes[0] != 0) {
            throw new SerializationException(
                    "Unknown magic byte: the value does not begin with 0 and the four bytes of a schema's id");
        }
        try {
            AvroBounds.Extremes written =
                    AvroBounds.demand(schema(ByteBuffer.wrap(bytes).getInt(1)), bytes, WIRE_HEADER);
            SpecificRecord record = records.deserialize(topic, bytes);
            Contract.ofTopic(topic).ifPresent(contract -> ContractLimits.demand(contract, record, written));
            return record;
        } catch (StackOverflowError e) {
            throw new SerializationException("the record, or its schema, nests deeper than can be read", e);
        }
    }

    private Schema schema(int id) {
        Schema known = modest.get(id);
        if (known != null) {
            return known;
        }
        Schema schema = asked(id);
        AvroBounds.demandModest(schema);
        modest.put(id, schema);
        return schema;
    }

    private Schema asked(int id) {
        try {
            ParsedSchema found = registry.getSchemaById(id);
            if (found instanceof AvroSchema avro) {
                return avro.rawSchema();
            }
            throw new SerializationException("the schema " + id + " is no Avro: " + found.schemaType());
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).startsWith(NO_SCHEMA)) {
                throw new SerializationException("the schema " + id + " is none that can be read as Avro");
            }
            throw new SerializationException("the registry could not be asked for the schema " + id, e);
        } catch (RestClientException e) {
            throw new SerializationException("the registry does not give the schema " + id + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        records.close();
    }
}
