package org.claimline.local.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.local.registry.SchemaVersion.Reference;

/**
 * The rules of a registry: what may be registered, found and deleted.
 *
 * <p>Ids are never given twice: the highest one is burnt before a schema is written with it, and is written down itself
 * before the last trace of a schema may go. All changes go through the journal first, one at a time.
 */
final class Registry {

    private final Journal journal;
    private final SchemaStore store = new SchemaStore();
    private final AvroSchemas schemas = new AvroSchemas(store);

    Registry(Journal journal) {
        this.journal = journal;
        journal.replay(entry -> entry.applyTo(store));
    }

    /** Takes a schema under a subject and returns its version: the one that is there, or a new one. */
    synchronized SchemaVersion register(String subject, String text, List<Reference> references, boolean normalize) {
        AvroSchema schema = schemas.parseNew(text, references, normalize);
        List<SchemaVersion> live = store.versions(subject, false);
        Optional<SchemaVersion> same = latestWith(schema, references, live);
        if (same.isPresent()) {
            return same.get();
        }
        List<String> faults = schemas.incompatibilities(schema, store.level(subject), live);
        if (!faults.isEmpty()) {
            throw RegistryException.incompatible(subject, faults.toString());
        }
        String canonical = schema.canonicalString();
        SchemaVersion version = new SchemaVersion(
                subject,
                store.nextVersion(subject),
                store.idOf(canonical, references).orElseGet(this::burnNextId),
                canonical,
                references,
                false);
        change(new JournalEntry.Put(version));
        return version;
    }

    /** The version under which a subject has a schema. */
    synchronized SchemaVersion lookUp(
            String subject, String text, List<Reference> references, boolean normalize, boolean withDeleted) {
        List<SchemaVersion> versions = versions(subject, withDeleted);
        return latestWith(schemas.parseNew(text, references, normalize), references, versions)
                .orElseThrow(RegistryException::schemaNotFound);
    }

    /** What speaks against registering a schema after one version ({@code latest}, a number), or after all. */
    synchronized List<String> incompatibilities(
            String subject, Optional<String> against, String text, List<Reference> references, boolean normalize) {
        AvroSchema schema = schemas.parseNew(text, references, normalize);
        List<SchemaVersion> earlier =
                against.map(name -> List.of(version(subject, name, false))).orElseGet(() -> versions(subject, false));
        return schemas.incompatibilities(schema, store.level(subject), earlier);
    }

    synchronized List<String> subjects(boolean withDeleted) {
        return store.subjects()
                .filter(subject -> !store.versions(subject, withDeleted).isEmpty())
                .toList();
    }

    synchronized List<SchemaVersion> versions(String subject, boolean withDeleted) {
        List<SchemaVersion> versions = store.versions(subject, withDeleted);
        if (versions.isEmpty()) {
            throw RegistryException.subjectNotFound(subject);
        }
        return versions;
    }

    /** One version by its number, or {@code latest}. */
    synchronized SchemaVersion version(String subject, String name, boolean withDeleted) {
        List<SchemaVersion> versions = versions(subject, withDeleted);
        if (name.equals("latest") || name.equals("-1")) {
            return versions.get(versions.size() - 1);
        }
        int number = positive(name);
        return versions.stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElseThrow(() -> RegistryException.versionNotFound(number));
    }

    /** Every version of every subject that has this id, softly deleted ones too; at least one. */
    synchronized List<SchemaVersion> withId(int id) {
        List<SchemaVersion> versions =
                store.all().filter(version -> version.id() == id).toList();
        if (versions.isEmpty()) {
            throw RegistryException.idNotFound(id);
        }
        return versions;
    }

    synchronized List<SchemaVersion> referencesTo(SchemaVersion version) {
        return store.all()
                .filter(other -> !other.deleted() && other.refersTo(version))
                .toList();
    }

    synchronized int highestId() {
        return store.highestId();
    }

    synchronized SchemaVersion deleteVersion(String subject, String name, boolean permanently) {
        SchemaVersion version = version(subject, name, permanently);
        delete(List.of(version), permanently, RegistryException::notSoftlyDeleted);
        return version;
    }

    synchronized List<SchemaVersion> deleteSubject(String subject, boolean permanently) {
        List<SchemaVersion> versions = versions(subject, permanently);
        delete(versions, permanently, version -> RegistryException.subjectNotSoftlyDeleted(subject));
        return versions;
    }

    synchronized Optional<CompatibilityLevel> ownLevel(String subject) {
        return store.ownLevel(subject);
    }

    synchronized CompatibilityLevel level(String subject) {
        return store.level(subject);
    }

    synchronized void setLevel(String subject, Optional<CompatibilityLevel> level) {
        change(new JournalEntry.Level(subject, level));
    }

    private void delete(
            List<SchemaVersion> versions,
            boolean permanently,
            Function<SchemaVersion, RegistryException> notSoftlyDeleted) {
        for (SchemaVersion version : versions) {
            if (permanently && !version.deleted()) {
                throw notSoftlyDeleted.apply(version);
            }
            if (store.isReferenced(version)) {
                throw RegistryException.referenced(version);
            }
        }
        if (permanently) {
            change(new JournalEntry.HighestId(store.highestId()));
        }
        for (SchemaVersion version : versions) {
            change(
                    permanently
                            ? new JournalEntry.Gone(version.subject(), version.version())
                            : new JournalEntry.Put(version.softlyDeleted()));
        }
    }

    private void change(JournalEntry entry) {
        journal.append(entry);
        entry.applyTo(store);
    }

    private int burnNextId() {
        store.raiseHighestId(store.highestId() + 1);
        return store.highestId();
    }

    private static Optional<SchemaVersion> latestWith(
            AvroSchema schema, List<Reference> references, List<SchemaVersion> versions) {
        String canonical = schema.canonicalString();
        return versions.stream()
                .filter(version -> version.hasContent(canonical, references))
                .reduce((earlier, later) -> later);
    }

    private static int positive(String name) {
        int number;
        try {
            number = Integer.parseInt(name);
        } catch (NumberFormatException e) {
            throw RegistryException.invalidVersion(name);
        }
        if (number < 1) {
            throw RegistryException.invalidVersion(name);
        }
        return number;
    }
}
