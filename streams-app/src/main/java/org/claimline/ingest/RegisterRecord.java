package org.claimline.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.claimline.ingest.RegisterEdit.FieldChange;
import org.claimline.ingest.RegisterEdit.What;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.RegistryFailures;
import org.claimline.topology.Topics;
import org.claimline.topology.register.RegisterKind;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail of the registers: who changed what, when and why. Nothing is kept for it but the registers' topics, which forget nothing; they
 * are read anew for each question.
 */
public final class RegisterRecord {
    private static final Set<String> ABOUT_THE_EDIT = Set.of("id", "updatedAt", "updatedBy", "reason");

    private final Topics topics;
    private final ContractSerdes serdes;
    private final Map<String, ?> client;

    /** @param client settings of all Kafka clients */
    public RegisterRecord(Topics topics, ContractSerdes serdes, Map<String, ?> client) {
        this.topics = topics;
        this.serdes = serdes;
        this.client = Map.copyOf(client);
    }

    /** Every edit of a register in the order of its topic, or of one entry of it. */
    public List<RegisterEdit> edits(RegisterKind register, Optional<String> id) {
        Reading reading = new Reading(register, id);
        TopicContents.read(client, topics.of(register.contract()), item -> {
            reading.read(item);
            return true;
        });
        return reading.edits;
    }

    private final class Reading {
        private final RegisterKind register;
        private final Optional<String> wanted;
        private final Map<String, SpecificRecord> entries = new HashMap<>();
        private final List<RegisterEdit> edits = new ArrayList<>();

        Reading(RegisterKind register, Optional<String> wanted) {
            this.register = register;
            this.wanted = wanted;
        }

        void read(ConsumerRecord<byte[], byte[]> item) {
            String id = TopicContents.key(item);
            if (wanted.filter(one -> !one.equals(id)).isPresent()) {
                return;
            }
            SpecificRecord before = entries.get(id);
            if (item.value() == null) {
                entries.remove(id);
                add(
                        item,
                        id,
                        What.REMOVED,
                        header(item, RegisterSink.EDITOR),
                        header(item, RegisterSink.REASON),
                        before,
                        null);
                return;
            }
            Optional<SpecificRecord> after = decoded(item);
            if (after.isEmpty()) {
                add(item, id, What.UNREADABLE, null, null, null, null);
                return;
            }
            entries.put(id, after.get());
            add(
                    item,
                    id,
                    before == null ? What.ADDED : What.CHANGED,
                    text(after.get(), "updatedBy"),
                    text(after.get(), "reason"),
                    before,
                    after.get());
        }

        private void add(
                ConsumerRecord<byte[], byte[]> item,
                String id,
                What what,
                @Nullable String editor,
                @Nullable String reason,
                @Nullable SpecificRecord before,
                @Nullable SpecificRecord after) {
            edits.add(new RegisterEdit(
                    register,
                    item.offset(),
                    id,
                    what,
                    Instant.ofEpochMilli(item.timestamp()),
                    editor,
                    reason,
                    changes(before, after)));
        }

        private Optional<SpecificRecord> decoded(ConsumerRecord<byte[], byte[]> item) {
            try {
                SpecificRecord read = serdes.reports().deserializer().deserialize(item.topic(), item.value());
                return Optional.of(read).filter(one -> one.getSchema()
                        .getFullName()
                        .equals(register.schema().getFullName()));
            } catch (RuntimeException e) {
                if (RegistryFailures.isUnreachable(e)) {
                    throw e;
                }
                return Optional.empty();
            }
        }

        private List<FieldChange> changes(@Nullable SpecificRecord before, @Nullable SpecificRecord after) {
            List<FieldChange> changes = new ArrayList<>();
            for (Schema.Field field : register.schema().getFields()) {
                Object was = before == null ? null : shown(before.get(field.pos()));
                Object is = after == null ? null : shown(after.get(field.pos()));
                if (!ABOUT_THE_EDIT.contains(field.name()) && !Objects.equals(was, is)) {
                    changes.add(new FieldChange(field.name(), was, is));
                }
            }
            return changes;
        }
    }

    private static @Nullable Object shown(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<String> texts = list.stream().map(String::valueOf).toList();
            return texts.isEmpty() ? null : texts;
        }
        return value == null || value instanceof Number ? value : value.toString();
    }

    private static @Nullable String text(SpecificRecord entry, String field) {
        Object value = entry.get(entry.getSchema().getField(field).pos());
        return value == null ? null : value.toString();
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> item, String name) {
        Header header = item.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
