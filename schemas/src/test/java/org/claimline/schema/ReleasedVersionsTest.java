package org.claimline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every contract reads all that its kept versions wrote (BACKWARD_TRANSITIVE), and is itself kept. */
class ReleasedVersionsTest {
    private final ReleasedVersions released = ReleasedVersions.ofThisModule();

    /** What a person copies to {@code released} when a contract changes. */
    @BeforeAll
    static void writeCurrentSchemas() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "current-schemas"));
        for (Contract contract : Contract.values()) {
            Files.writeString(
                    folder.resolve(contract.subject() + ".avsc"),
                    SchemaFormatter.format("json/pretty", contract.schema()) + "\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyContractReadsEveryKeptVersionAndIsKept(Contract contract) {
        assertThat(released.faults(contract.subject(), contract.schema())).isEmpty();
    }

    @Test
    void keptVersionsBelongToAContract() {
        assertThat(released.subjects())
                .isSubsetOf(
                        Arrays.stream(Contract.values()).map(Contract::subject).toList());
    }

    /** A change that reads the newest version, but not one before it, is what TRANSITIVE is about. */
    @Test
    void aVersionThatCannotReadTheOneBeforeTheLastIsRefused(@TempDir Path folder) throws IOException {
        // Given
        Path subject = Files.createDirectories(folder.resolve("some-value"));
        Files.writeString(subject.resolve("v1.avsc"), record("{'name': 'id', 'type': 'string'}"));
        Files.writeString(
                subject.resolve("v2.avsc"),
                record("{'name': 'id', 'type': 'string'}, {'name': 'note', 'type': 'string', 'default': ''}"));
        String current = record("{'name': 'id', 'type': 'string'}, {'name': 'note', 'type': 'string'}");
        Files.writeString(subject.resolve("v3.avsc"), current);

        // When
        List<String> faults = new ReleasedVersions(folder).faults("some-value", parse(current));

        // Then
        assertThat(faults)
                .hasSize(2)
                .anySatisfy(
                        fault -> assertThat(fault).contains("v3 cannot read v1", "READER_FIELD_MISSING_DEFAULT_VALUE"))
                .anySatisfy(fault -> assertThat(fault).contains("current schema cannot read v1"));
    }

    @Test
    void aContractThatNobodyKeptIsToldWithTheWayOut(@TempDir Path folder) {
        // When
        List<String> faults = new ReleasedVersions(folder).faults("new-value", parse(record("")));

        // Then
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("cp schemas/target/current-schemas/new-value.avsc schemas/released/new-value/v1.avsc");
    }

    @Test
    void aGapInTheNumbersIsRefused(@TempDir Path folder) throws IOException {
        // Given
        Path subject = Files.createDirectories(folder.resolve("some-value"));
        Files.writeString(subject.resolve("v2.avsc"), record(""));

        // When
        List<String> faults = new ReleasedVersions(folder).faults("some-value", parse(record("")));

        // Then
        assertThat(faults).singleElement().asString().contains("v2 where v1 should be");
    }

    private static String record(String fields) {
        return "{'type': 'record', 'name': 'Some', 'fields': [%s]}"
                .formatted(fields)
                .replace('\'', '"');
    }

    private static Schema parse(String json) {
        return new SchemaParser().parse(json).mainSchema();
    }
}
