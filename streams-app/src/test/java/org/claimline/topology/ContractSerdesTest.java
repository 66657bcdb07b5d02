package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimEventKind;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.Party;
import org.claimline.avro.VersionRef;
import org.claimline.schema.Contract;
import org.junit.jupiter.api.Test;

class ContractSerdesTest {
    private static final Instant NOON = Instant.parse("2024-12-01T12:00:00Z");

    @Test
    void whatIsWrittenIsReadUnderAnyPrefix() throws Exception {
        // Given
        ContractSerdes serdes = ContractSerdes.connect("mock://contract-serdes-round-trip", Map.of());
        SchemaRegistrar.register(serdes.registry());
        Serde<ClaimEvent> claims = serdes.claims();
        String topic = new Topics("replay-7.").claims();

        // When
        ClaimEvent read =
                claims.deserializer().deserialize(topic, claims.serializer().serialize(topic, end()));

        // Then
        assertThat(read).isEqualTo(end());
        assertThat(serdes.registry().getAllSubjects()).hasSize(Contract.values().length);
        assertThat(serdes.registry().getCompatibility("claimline.claims.v1-value"))
                .isEqualTo("BACKWARD_TRANSITIVE");
    }

    @Test
    void registeringAgainChangesNothing() {
        ContractSerdes serdes = ContractSerdes.connect("mock://contract-serdes-twice", Map.of());

        assertThat(SchemaRegistrar.register(serdes.registry())).isEqualTo(SchemaRegistrar.register(serdes.registry()));
    }

    @Test
    void writingLooksUpAndRegistersNothing() {
        ContractSerdes serdes = ContractSerdes.connect("mock://contract-serdes-empty", Map.of());

        assertThatThrownBy(() -> serdes.claims().serializer().serialize("claimline.claims.v1", end()))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void aTombstoneStaysATombstone() {
        ContractSerdes serdes = ContractSerdes.connect("mock://contract-serdes-null", Map.of());

        assertThat(serdes.townStates().serializer().serialize("claimline.town-states.v1", null))
                .isNull();
        assertThat(serdes.townStates().deserializer().deserialize("claimline.town-states.v1", null))
                .isNull();
    }

    @Test
    void storesKeepValuesWithoutARegistry() {
        StoreCodec<ClaimEvent> codec = StoreCodec.of(ClaimEvent.getClassSchema());

        assertThat(codec.decode(codec.encode(end()))).isEqualTo(end());
    }

    @Test
    void aStoredValueOfAnUnknownFormatIsRefusedByName() {
        StoreCodec<Party> codec = StoreCodec.of(Party.getClassSchema());

        assertThatThrownBy(() -> codec.decode(new byte[] {9, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Party")
                .hasMessageContaining("format 9");
    }

    private static ClaimEvent end() {
        return ClaimEvent.newBuilder()
                .setKind(ClaimEventKind.END)
                .setTownId("hama")
                .setVersion(VersionRef.newBuilder()
                        .setClaim(ClaimRef.newBuilder()
                                .setSourceId("s")
                                .setReportId("r")
                                .setClaimId("c")
                                .build())
                        .setEventTime(NOON)
                        .setKnownTime(NOON)
                        .setKnownFrom(NOON)
                        .build())
                .setKnownUntil(NOON)
                .build();
    }
}
