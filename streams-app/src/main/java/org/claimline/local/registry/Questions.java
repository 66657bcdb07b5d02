package org.claimline.local.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.claimline.local.registry.SchemaVersion.Reference;

/** What clients send in the body of a call. */
final class Questions {

    private Questions() {}

    /** A schema to register, find or compare. Data contracts (metadata, rules) are refused, not dropped silently. */
    record Schema(
            Optional<String> schema,
            Optional<String> schemaType,
            Optional<List<Reference>> references,
            Optional<JsonNode> metadata,
            Optional<JsonNode> ruleSet) {

        /** The text, once it is clear that the rest of the request is something this registry does. */
        String text() {
            schemaType.filter(type -> !type.equals(Answers.AVRO)).ifPresent(type -> {
                throw RegistryException.invalidSchema("schemaType " + type + " is not supported; send AVRO");
            });
            if (isGiven(metadata) || isGiven(ruleSet)) {
                throw RegistryException.invalidSchema("metadata and ruleSet are not supported; leave them out");
            }
            return schema.filter(text -> !text.isBlank())
                    .orElseThrow(() -> RegistryException.invalidSchema("field schema is missing or empty"));
        }

        List<Reference> referenceList() {
            return references.orElse(List.of());
        }

        private static boolean isGiven(Optional<JsonNode> node) {
            return node.filter(value -> !value.isNull()).isPresent();
        }
    }

    record Level(Optional<String> compatibility) {}

    record Mode(Optional<String> mode) {}
}
