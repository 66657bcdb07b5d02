package org.claimline.local.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A journal as the topic would hold it, record by record, that can be compacted and made to fail. */
final class MemoryJournal implements Journal {

    private final List<ProducerRecord<String, String>> records = new ArrayList<>();
    private boolean failing;

    @Override
    public void replay(Consumer<JournalEntry> reader) {
        records.forEach(
                written -> JournalCodec.decode(written.key(), written.value()).ifPresent(reader));
    }

    @Override
    public void append(JournalEntry entry) {
        records.add(JournalCodec.encode("_schemas", entry));
        if (failing) {
            throw RegistryException.storeFailed("acknowledgement lost");
        }
    }

    @Override
    public void close() {}

    /** Leaves the last record of each key, and nothing of keys whose last record is a tombstone. */
    void compact() {
        Map<String, ProducerRecord<String, String>> last = new LinkedHashMap<>();
        for (ProducerRecord<String, String> written : records) {
            last.remove(written.key());
            last.put(written.key(), written);
        }
        records.clear();
        last.values().stream().filter(written -> written.value() != null).forEach(records::add);
    }

    /** From now on what is appended is kept, but its writer is told that it failed. */
    void loseAcknowledgements(boolean lose) {
        failing = lose;
    }
}
