package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.claimline.schema.Contract;
import org.junit.jupiter.api.Test;

/** What stands in a registry need not be Avro: others have JSON Schema and Protobuf there. */
class ContractDeserializerTest {
    private static final byte[] VALUE = {0, 0, 0, 0, 7, 1, 2, 3};

    @Test
    void aSchemaThatIsNoAvroIsNoRegistryThatIsAway() {
        try (ContractDeserializer door = door("PROTOBUF")) {
            assertThatThrownBy(() -> door.deserialize(Topics.LIVE.reports(), VALUE))
                    .isInstanceOf(SerializationException.class)
                    .hasMessage("the schema 7 is no Avro: PROTOBUF")
                    .satisfies(
                            e -> assertThat(RegistryFailures.isUnreachable(e)).isFalse());
        }
    }

    /** The client gives what it has no reader for as this. */
    @Test
    void aSchemaThatTheClientCannotReadIsNoRegistryThatIsAway() {
        try (ContractDeserializer door = door(failing(new IOException("Invalid schema of type JSON")))) {
            assertThatThrownBy(() -> door.deserialize(Topics.LIVE.reports(), VALUE))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("the schema 7 is none that can be read as Avro")
                    .satisfies(
                            e -> assertThat(RegistryFailures.isUnreachable(e)).isFalse());
        }
    }

    @Test
    void aRegistryThatIsAwayIs() {
        try (ContractDeserializer door = door(failing(new ConnectException("Connection refused")))) {
            assertThatThrownBy(() -> door.deserialize(Topics.LIVE.reports(), VALUE))
                    .satisfies(
                            e -> assertThat(RegistryFailures.isUnreachable(e)).isTrue());
        }
    }

    private static MockSchemaRegistryClient failing(IOException failure) {
        return new MockSchemaRegistryClient() {
            @Override
            public ParsedSchema getSchemaById(int id) throws IOException {
                throw failure;
            }
        };
    }

    private static ContractDeserializer door(String type) {
        ParsedSchema other = (ParsedSchema) Proxy.newProxyInstance(
                ParsedSchema.class.getClassLoader(),
                new Class<?>[] {ParsedSchema.class},
                (proxy, method, args) -> method.getName().equals("schemaType") ? type : null);
        return door(new MockSchemaRegistryClient() {
            @Override
            public ParsedSchema getSchemaById(int id) {
                return other;
            }
        });
    }

    private static ContractDeserializer door(MockSchemaRegistryClient registry) {
        return new ContractDeserializer(registry, (topic, bytes) -> {
            throw new AssertionError(
                    "read, though it should have been refused: " + new AvroSchema(Contract.REPORTS.schema()).name());
        });
    }
}
