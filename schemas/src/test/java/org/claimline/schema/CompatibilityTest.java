package org.claimline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the check can fail: each way of breaking a contract is refused, and growth is not. */
class CompatibilityTest {
    private static final String KEPT = """
            {"type": "record", "name": "Kept", "fields": [
              {"name": "id", "type": "string"},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "until", "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}]},
              {"name": "items", "type": {"type": "array", "items": {"type": "record", "name": "Item", "fields": []}}},
              {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["HELD", "LOST", "ELSE"], "default": "ELSE"}}
            ]}""";

    @ParameterizedTest(name = "{2}: {0} becomes {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "id", "type": "string"                        | "code", "type": "string"                      | READER_FIELD_MISSING_DEFAULT_VALUE
                    "id", "type": "string"                        | "id", "type": "long"                          | TYPE_MISMATCH
                    ["null", {"type": "long", "logicalType": "timestamp-millis"}] | {"type": "long", "logicalType": "timestamp-millis"} | TYPE_MISMATCH
                    "name": "Item"                                | "name": "Thing"                               | NAME_MISMATCH
                    "HELD", "LOST", "ELSE"                        | "HELD", "ELSE"                                | SYMBOL_DROPPED
                    "at", "type": {"type": "long", "logicalType": "timestamp-millis"} | "at", "type": "long"      | LOGICAL_TYPE_CHANGED
                    "null", {"type": "long", "logicalType": "timestamp-millis"} | "null", {"type": "long", "logicalType": "timestamp-micros"} | LOGICAL_TYPE_CHANGED
                    """)
    void aBrokenSchemaIsRefused(String was, String becomes, String fault) {
        // When
        List<String> faults = Compatibility.faults(parse(KEPT), parse(changed(was, becomes)));

        // Then
        assertThat(faults).isNotEmpty().allSatisfy(found -> assertThat(found).startsWith(fault));
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "fields": [\\n  {"name": "id" | "fields": [{"name": "added", "type": ["null", "string"], "default": null}, {"name": "id"
                    "HELD", "LOST"               | "HELD", "BESIEGED", "LOST"
                    "id", "type": "string"       | "code", "aliases": ["id"], "type": "string"
                    "id", "type": "string"       | "id", "type": ["null", "string"]
                    """)
    void growthIsTaken(String was, String becomes) {
        // When
        List<String> faults = Compatibility.faults(parse(KEPT), parse(changed(was.replace("\\n", "\n"), becomes)));

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void aRealContractIsRefusedToo() {
        // Given
        Schema kept = Contract.TOWN_STATES.schema();
        Schema broken = parse(kept.toString().replace("\"name\":\"explanation\"", "\"name\":\"account\""));

        // When
        List<String> faults = Compatibility.faults(kept, broken);

        // Then
        assertThat(faults).isNotEmpty().allSatisfy(found -> assertThat(found)
                .startsWith("READER_FIELD_MISSING_DEFAULT_VALUE"));
    }

    private static String changed(String was, String becomes) {
        assertThat(KEPT).contains(was);
        return KEPT.replace(was, becomes);
    }

    private static Schema parse(String json) {
        return new SchemaParser().parse(json).mainSchema();
    }
}
