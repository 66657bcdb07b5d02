package org.claimline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every record and enum of the contracts keeps to, so that a stranger can read them and they can grow. */
class HabitsTest {
    /** The longs that are no instants. */
    private static final Pattern COUNT_DURATION_OR_PLACE = Pattern.compile("version|townVersion|.*Millis|.*Offset");

    private static final Pattern INSTANT =
            Pattern.compile(".*(At|Time|From|Until)|at|since|earliest|latest|staleAfter");

    private static final int FEWEST_LETTERS = 12;

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeIsDocumented(Schema type) {
        assertThat(type.getDoc()).isNotNull().hasSizeGreaterThan(FEWEST_LETTERS);
    }

    @ParameterizedTest
    @MethodSource("enums")
    void everyEnumExplainsEachOfItsSymbols(Schema type) {
        assertThat(type.getEnumSymbols())
                .allSatisfy(symbol -> assertThat(type.getDoc()).containsPattern("\\b" + symbol + "\\b"));
    }

    @ParameterizedTest
    @MethodSource("enums")
    void everyEnumCanGrow(Schema type) {
        assertThat(type.getEnumDefault()).isEqualTo("UNRECOGNISED");
        assertThat(type.getEnumSymbols()).endsWith("UNRECOGNISED");
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyFieldIsDocumented(Schema type) {
        assertThat(type.getFields()).allSatisfy(field -> assertThat(field.doc())
                .isNotNull()
                .hasSizeGreaterThan(3)
                .endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyInstantIsALogicalType(Schema type) {
        assertThat(type.getFields())
                .filteredOn(field -> valueOf(field).getType() == Schema.Type.LONG
                        && !COUNT_DURATION_OR_PLACE.matcher(field.name()).matches())
                .allSatisfy(
                        field -> assertThat(valueOf(field).getLogicalType()).isEqualTo(LogicalTypes.timestampMillis()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void noInstantIsHiddenInAnotherType(Schema type) {
        assertThat(type.getFields())
                .filteredOn(field -> INSTANT.matcher(field.name()).matches())
                .allSatisfy(field -> assertThat(valueOf(field).getType()).isEqualTo(Schema.Type.LONG));
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatMayBeAbsentIsNullByDefault(Schema type) {
        assertThat(type.getFields())
                .filteredOn(field -> field.schema().isUnion())
                .allSatisfy(field -> {
                    assertThat(field.schema().getTypes()).hasSize(2);
                    assertThat(field.schema().getTypes().get(0).getType()).isEqualTo(Schema.Type.NULL);
                    assertThat(field.defaultVal()).isEqualTo(JsonProperties.NULL_VALUE);
                });
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyListIsEmptyByDefault(Schema type) {
        assertThat(type.getFields())
                .filteredOn(field -> field.schema().getType() == Schema.Type.ARRAY)
                .allSatisfy(field -> assertThat(field.defaultVal()).isEqualTo(List.of()));
    }

    static Stream<Named<Schema>> types() {
        Map<String, Schema> types = new TreeMap<>();
        Arrays.stream(Contract.values()).forEach(contract -> types.putAll(NamedTypes.of(contract.schema())));
        return types.values().stream().map(type -> Named.of(type.getName(), type));
    }

    static Stream<Named<Schema>> enums() {
        return types().filter(type -> type.getPayload().getType() == Schema.Type.ENUM);
    }

    static Stream<Named<Schema>> records() {
        return types().filter(type -> type.getPayload().getType() == Schema.Type.RECORD);
    }

    private static Schema valueOf(Schema.Field field) {
        Schema schema = field.schema();
        return schema.isUnion() ? schema.getTypes().get(1) : schema;
    }
}
