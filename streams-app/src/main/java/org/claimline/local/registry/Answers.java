package org.claimline.local.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.claimline.local.registry.SchemaVersion.Reference;

/** What the registry answers, field by field as Confluent's does; empty optionals and reference lists are left out. */
final class Answers {

    static final String AVRO = "AVRO";

    private Answers() {}

    record Version(
            String subject,
            int version,
            int id,
            String schemaType,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reference> references,
            String schema) {

        static Version of(SchemaVersion version) {
            return new Version(
                    version.subject(), version.version(), version.id(), AVRO, version.references(), version.schema());
        }
    }

    record Registered(
            int id,
            int version,
            String schemaType,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reference> references,
            String schema) {

        static Registered of(SchemaVersion version) {
            return new Registered(version.id(), version.version(), AVRO, version.references(), version.schema());
        }
    }

    record Schema(
            String schemaType,
            String schema,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reference> references,
            Optional<Integer> maxId) {}

    record SubjectVersion(String subject, int version) {
        static SubjectVersion of(SchemaVersion version) {
            return new SubjectVersion(version.subject(), version.version());
        }
    }

    record Compatibility(@JsonProperty("is_compatible") boolean isCompatible, Optional<List<String>> messages) {}

    record Level(String compatibilityLevel) {}

    record LevelSet(String compatibility) {}

    record Mode(String mode) {}

    record Failure(@JsonProperty("error_code") int errorCode, String message) {}
}
