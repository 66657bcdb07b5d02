package org.claimline.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.claimline.local.registry.SchemaVersion.Reference;
import org.junit.jupiter.api.Test;

class RegistryTest {

    private final MemoryJournal journal = new MemoryJournal();
    private Registry registry = new Registry(journal);

    @Test
    void theSameSchemaAgainIsTheSameVersion() {
        SchemaVersion first = register("towns", record("Town", "name"));

        assertThat(register("towns", record("Town", "name"))).isEqualTo(first);
    }

    @Test
    void oneSchemaUnderTwoSubjectsHasOneId() {
        SchemaVersion first = register("towns", record("Town", "name"));
        SchemaVersion other = register("places", record("Town", "name"));

        assertThat(other.id()).isEqualTo(first.id());
        assertThat(other.version()).isEqualTo(1);
        assertThat(registry.withId(first.id()))
                .extracting(SchemaVersion::subject)
                .containsExactlyInAnyOrder("towns", "places");
    }

    @Test
    void idsAreNotReusedAfterPermanentDeletionCompactionAndRestart() {
        register("kept", record("Kept", "a"));
        int highest = register("gone", record("Gone", "b")).id();
        registry.deleteSubject("gone", false);
        registry.deleteSubject("gone", true);

        journal.compact();
        registry = new Registry(journal);

        assertThat(registry.subjects(true)).containsExactly("kept");
        assertThat(register("new", record("New", "c")).id()).isGreaterThan(highest);
    }

    @Test
    void anIdWhoseWriteSeemedToFailIsNotGivenAgain() {
        journal.loseAcknowledgements(true);
        assertThatThrownBy(() -> register("towns", record("Lost", "a"))).hasMessageContaining("acknowledgement lost");
        journal.loseAcknowledgements(false);

        SchemaVersion other = register("places", record("Other", "b"));

        registry = new Registry(journal);
        assertThat(registry.withId(other.id())).containsExactly(other);
        assertThat(register("towns", record("Lost", "a")).id()).isNotEqualTo(other.id());
    }

    @Test
    void concurrentRegistrationsGetDistinctIdsAndVersionsWithoutGaps() throws Exception {
        int schemas = 40;
        registry.setLevel("towns", Optional.of(CompatibilityLevel.NONE));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<SchemaVersion>> answers = new ArrayList<>();
            for (int i = 0; i < schemas; i++) {
                String text = record("Town", "field" + i);
                answers.add(threads.submit(() -> register("towns", text)));
                answers.add(threads.submit(() -> register("towns", text)));
            }
            Set<SchemaVersion> distinct = new HashSet<>();
            for (Future<SchemaVersion> answer : answers) {
                distinct.add(answer.get());
            }

            assertThat(distinct).hasSize(schemas);
            assertThat(distinct).extracting(SchemaVersion::id).doesNotHaveDuplicates();
            assertThat(registry.versions("towns", false))
                    .extracting(SchemaVersion::version)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, schemas).boxed().toList());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSchemaThatCannotReadWhatWasWrittenIsRefused() {
        register("towns", record("Town", "name"));

        assertThatThrownBy(() -> register("towns", record("Town", "name", "population")))
                .isInstanceOfSatisfying(RegistryException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(409);
                    assertThat(refused).hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE");
                });
        assertThat(registry.versions("towns", true)).hasSize(1);
    }

    @Test
    void theTransitiveLevelComparesWithEveryVersion() {
        // "name" goes in the second version: the third may have it again with another type, the first forbids it
        register("towns", record("Town", "name", "id"));
        register("towns", record("Town", "id"));
        String nameAsNumber = """
                {"type":"record","name":"Town","fields":[
                  {"name":"id","type":"string"},{"name":"name","type":"int","default":0}]}""";

        registry.setLevel(SchemaStore.ALL_SUBJECTS, Optional.of(CompatibilityLevel.BACKWARD_TRANSITIVE));
        assertThatThrownBy(() -> register("towns", nameAsNumber)).hasMessageContaining("TYPE_MISMATCH");

        registry.setLevel("towns", Optional.of(CompatibilityLevel.BACKWARD));
        assertThat(register("towns", nameAsNumber).version()).isEqualTo(3);
    }

    @Test
    void levelsDeletionsAndReferencesSurviveCompactionAndRestart() {
        registry.setLevel("towns", Optional.of(CompatibilityLevel.FULL));
        registry.setLevel("places", Optional.of(CompatibilityLevel.NONE));
        registry.setLevel("places", Optional.empty());
        SchemaVersion place = register("places", record("Place", "name"));
        SchemaVersion town = registry.register(
                "towns",
                "{\"type\":\"record\",\"name\":\"Town\",\"fields\":[{\"name\":\"at\",\"type\":\"Place\"}]}",
                List.of(new Reference("Place", "places", 1)),
                false);
        SchemaVersion old = register("old", record("Old", "a"));
        registry.deleteVersion("old", "1", false);

        journal.compact();
        registry = new Registry(journal);

        assertThat(registry.ownLevel("towns")).contains(CompatibilityLevel.FULL);
        assertThat(registry.ownLevel("places")).isEmpty();
        assertThat(registry.versions("towns", false)).containsExactly(town);
        assertThat(registry.referencesTo(place)).containsExactly(town);
        assertThat(registry.subjects(false)).containsExactly("places", "towns");
        assertThat(registry.withId(old.id())).containsExactly(old.softlyDeleted());
    }

    @Test
    void whatOthersReferToCannotBeDeleted() {
        register("places", record("Place", "name"));
        registry.register(
                "towns",
                "{\"type\":\"record\",\"name\":\"Town\",\"fields\":[{\"name\":\"at\",\"type\":\"Place\"}]}",
                List.of(new Reference("Place", "places", 1)),
                false);

        assertThatThrownBy(() -> registry.deleteSubject("places", false)).hasMessageContaining("references exist");
        assertThat(registry.versions("places", false)).hasSize(1);
    }

    @Test
    void permanentDeletionWantsTheSoftOneFirst() {
        register("towns", record("Town", "name"));

        assertThatThrownBy(() -> registry.deleteSubject("towns", true)).hasMessageContaining("was not deleted first");
        assertThatThrownBy(() -> registry.deleteVersion("towns", "1", true))
                .hasMessageContaining("was not deleted first");
    }

    private SchemaVersion register(String subject, String text) {
        return registry.register(subject, text, List.of(), false);
    }

    private static String record(String name, String... fields) {
        List<String> strings = new ArrayList<>();
        for (String field : fields) {
            strings.add("{\"name\":\"" + field + "\",\"type\":\"string\"}");
        }
        return "{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[" + String.join(",", strings) + "]}";
    }
}
