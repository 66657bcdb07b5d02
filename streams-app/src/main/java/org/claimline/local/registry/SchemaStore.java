package org.claimline.local.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.claimline.local.registry.SchemaVersion.Reference;

/** What the registry knows, in memory: the sum of its journal. Not safe for threads; {@link Registry} guards it. */
final class SchemaStore {

    /** Stands for all subjects that have no compatibility level of their own. */
    static final String ALL_SUBJECTS = "";

    private static final CompatibilityLevel DEFAULT_LEVEL = CompatibilityLevel.BACKWARD;

    private final NavigableMap<String, NavigableMap<Integer, SchemaVersion>> subjects = new TreeMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();
    private int highestId;

    void put(SchemaVersion version) {
        subjects.computeIfAbsent(version.subject(), subject -> new TreeMap<>()).put(version.version(), version);
        raiseHighestId(version.id());
    }

    void remove(String subject, int version) {
        subjects.computeIfPresent(subject, (name, versions) -> {
            versions.remove(version);
            return versions.isEmpty() ? null : versions;
        });
    }

    void level(String subject, Optional<CompatibilityLevel> level) {
        level.ifPresentOrElse(set -> levels.put(subject, set), () -> levels.remove(subject));
    }

    void raiseHighestId(int id) {
        highestId = Math.max(highestId, id);
    }

    int highestId() {
        return highestId;
    }

    Stream<String> subjects() {
        return subjects.keySet().stream();
    }

    /** A subject's versions, oldest first; those softly deleted only when asked for. */
    List<SchemaVersion> versions(String subject, boolean withDeleted) {
        NavigableMap<Integer, SchemaVersion> versions = subjects.getOrDefault(subject, new TreeMap<>());
        return versions.values().stream()
                .filter(version -> withDeleted || !version.deleted())
                .toList();
    }

    Stream<SchemaVersion> all() {
        return subjects.values().stream().flatMap(versions -> versions.values().stream());
    }

    /** The id that this text has already, under whatever subject, so that it keeps it. */
    Optional<Integer> idOf(String schema, List<Reference> references) {
        return all().filter(version -> version.hasContent(schema, references))
                .map(SchemaVersion::id)
                .findFirst();
    }

    int nextVersion(String subject) {
        NavigableMap<Integer, SchemaVersion> versions = subjects.get(subject);
        return versions == null ? 1 : versions.lastKey() + 1;
    }

    boolean isReferenced(SchemaVersion version) {
        return all().anyMatch(other -> !other.deleted() && other.refersTo(version));
    }

    Optional<CompatibilityLevel> ownLevel(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    CompatibilityLevel level(String subject) {
        return ownLevel(subject).or(() -> ownLevel(ALL_SUBJECTS)).orElse(DEFAULT_LEVEL);
    }
}
