package org.claimline.local.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.claimline.local.registry.SchemaVersion.Reference;

/** Parses and compares schemas, with what they refer to looked up in the store. */
record AvroSchemas(SchemaStore store) {

    /** Reads a schema that a client sent; refuses what is no Avro or refers to what is not there. */
    AvroSchema parseNew(String text, List<Reference> references, boolean normalize) {
        AvroSchema schema = parse(text, references, true);
        return normalize ? schema.normalize() : schema;
    }

    /** What speaks against {@code candidate} after {@code earlier}; empty when it is compatible. */
    List<String> incompatibilities(AvroSchema candidate, CompatibilityLevel level, List<SchemaVersion> earlier) {
        return candidate.isCompatible(
                level,
                earlier.stream()
                        .map(version -> parse(version.schema(), version.references(), false))
                        .<ParsedSchemaHolder>map(SimpleParsedSchemaHolder::new)
                        .toList());
    }

    private AvroSchema parse(String text, List<Reference> references, boolean isNew) {
        Map<String, String> resolved = new LinkedHashMap<>();
        resolve(references, resolved);
        try {
            AvroSchema schema = new AvroSchema(text, confluent(references), resolved, null, isNew);
            schema.validate(false);
            return schema;
        } catch (RuntimeException e) {
            // whatever it is: Avro's parser throws a NullPointerException for a name that nothing defines
            throw RegistryException.invalidSchema(e.toString());
        }
    }

    /** Adds the texts of all references by name, what they refer to themselves first. */
    private void resolve(List<Reference> references, Map<String, String> resolved) {
        for (Reference reference : references) {
            SchemaVersion target = store.versions(reference.subject(), true).stream()
                    .filter(version -> version.version() == reference.version())
                    .findFirst()
                    .orElseThrow(() -> RegistryException.invalidSchema("it refers to version " + reference.version()
                            + " of subject '" + reference.subject() + "', which is not there"));
            resolve(target.references(), resolved);
            resolved.put(reference.name(), target.schema());
        }
    }

    private static List<SchemaReference> confluent(List<Reference> references) {
        return references.stream()
                .map(reference -> new SchemaReference(reference.name(), reference.subject(), reference.version()))
                .toList();
    }
}
