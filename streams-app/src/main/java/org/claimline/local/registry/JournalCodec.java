package org.claimline.local.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Journal entries as records with keys and values laid out as in Confluent's own {@code _schemas}, plus one kind for the
 * highest id. Keys name what an entry is about, so that compaction keeps the last word on each.
 */
final class JournalCodec {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = "SCHEMA";
    private static final String CONFIG = "CONFIG";
    private static final String HIGHEST_ID = "HIGHEST_ID";

    private JournalCodec() {}

    static ProducerRecord<String, @Nullable String> encode(String topic, JournalEntry entry) {
        if (entry instanceof JournalEntry.Put put) {
            return written(
                    topic, schemaKey(put.version().subject(), put.version().version()), schema(put.version()));
        }
        if (entry instanceof JournalEntry.Gone gone) {
            return written(topic, schemaKey(gone.subject(), gone.version()), null);
        }
        if (entry instanceof JournalEntry.Level level) {
            return written(
                    topic,
                    key(CONFIG, 0).put("subject", level.subject()),
                    level.level()
                            .map(name -> JSON.createObjectNode().put("compatibilityLevel", name.name))
                            .orElse(null));
        }
        if (entry instanceof JournalEntry.HighestId highest) {
            return written(topic, key(HIGHEST_ID, 0), JSON.createObjectNode().put("id", highest.id()));
        }
        throw new IllegalArgumentException("no layout for " + entry);
    }

    /** The entry of a record, or empty for a kind that this registry does not write. */
    static Optional<JournalEntry> decode(String key, @Nullable String value) {
        try {
            JsonNode about = JSON.readTree(key);
            JsonNode said = value == null ? JSON.nullNode() : JSON.readTree(value);
            String subject = about.path("subject").asText("");
            return switch (about.path("keytype").asText()) {
                case SCHEMA ->
                    Optional.of(
                            said.isNull()
                                    ? new JournalEntry.Gone(
                                            subject, about.path("version").asInt())
                                    : new JournalEntry.Put(schema(said)));
                case CONFIG ->
                    Optional.of(new JournalEntry.Level(
                            subject,
                            Optional.ofNullable(CompatibilityLevel.forName(
                                    said.path("compatibilityLevel").asText()))));
                case HIGHEST_ID ->
                    Optional.of(new JournalEntry.HighestId(said.path("id").asInt()));
                default -> Optional.empty();
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("record of the schema journal is no JSON: " + key, e);
        }
    }

    private static ObjectNode schema(SchemaVersion version) {
        ObjectNode value = JSON.createObjectNode()
                .put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id())
                .put("schema", version.schema())
                .put("deleted", version.deleted());
        if (!version.references().isEmpty()) {
            value.set("references", JSON.valueToTree(version.references()));
        }
        return value;
    }

    private static SchemaVersion schema(JsonNode value) {
        List<SchemaVersion.Reference> references = new ArrayList<>();
        value.path("references")
                .forEach(reference -> references.add(new SchemaVersion.Reference(
                        reference.path("name").asText(),
                        reference.path("subject").asText(),
                        reference.path("version").asInt())));
        return new SchemaVersion(
                value.path("subject").asText(),
                value.path("version").asInt(),
                value.path("id").asInt(),
                value.path("schema").asText(),
                references,
                value.path("deleted").asBoolean());
    }

    private static ObjectNode schemaKey(String subject, int version) {
        return key(SCHEMA, 1).put("subject", subject).put("version", version);
    }

    private static ObjectNode key(String keytype, int magic) {
        return JSON.createObjectNode().put("keytype", keytype).put("magic", magic);
    }

    private static ProducerRecord<String, @Nullable String> written(
            String topic, ObjectNode key, @Nullable ObjectNode value) {
        return new ProducerRecord<>(topic, 0, key.toString(), value == null ? null : value.toString());
    }
}
