package org.claimline.local.registry;

import java.util.List;

/**
 * One version of one subject.
 *
 * @param version counts from 1 within the subject
 * @param id of the schema's text and references; the same under every subject that has it
 * @param schema Avro JSON in Confluent's canonical form
 * @param deleted deleted softly: hidden, but still readable by id
 */
record SchemaVersion(String subject, int version, int id, String schema, List<Reference> references, boolean deleted) {

    /** Names a type that another version, {@code version} of {@code subject}, defines. */
    record Reference(String name, String subject, int version) {}

    SchemaVersion {
        references = List.copyOf(references);
    }

    SchemaVersion softlyDeleted() {
        return new SchemaVersion(subject, version, id, schema, references, true);
    }

    boolean hasContent(String otherSchema, List<Reference> otherReferences) {
        return schema.equals(otherSchema) && references.equals(otherReferences);
    }

    boolean refersTo(SchemaVersion other) {
        return references.stream()
                .anyMatch(
                        reference -> reference.subject().equals(other.subject) && reference.version() == other.version);
    }
}
