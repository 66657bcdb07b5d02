package org.claimline.local.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.Optional;

/** One change of the registry, as it is written to the journal and applied to the {@link SchemaStore}. */
sealed interface JournalEntry {

    void applyTo(SchemaStore store);

    /** A version is new, or softly deleted, or taken back. */
    record Put(SchemaVersion version) implements JournalEntry {
        @Override
        public void applyTo(SchemaStore store) {
            store.put(version);
        }
    }

    /** A version is gone for good. */
    record Gone(String subject, int version) implements JournalEntry {
        @Override
        public void applyTo(SchemaStore store) {
            store.remove(subject, version);
        }
    }

    /** A subject's compatibility level, or with an empty subject that of all the others; empty: the default again. */
    record Level(String subject, Optional<CompatibilityLevel> level) implements JournalEntry {
        @Override
        public void applyTo(SchemaStore store) {
            store.level(subject, level);
        }
    }

    /** Ids up to this one were given out, also to versions of which compaction leaves no trace. */
    record HighestId(int id) implements JournalEntry {
        @Override
        public void applyTo(SchemaStore store) {
            store.raiseHighestId(id);
        }
    }
}
