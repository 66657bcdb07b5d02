package org.claimline.local.registry;

import static org.claimline.local.registry.SchemaStore.ALL_SUBJECTS;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.claimline.local.registry.Answers.LevelSet;

/** The calls of Confluent's registry, version 7, for Avro: which path does what, and what it answers. */
final class RegistryApi {

    private static final String SUBJECT = "subject";
    private static final String VERSION = "version";
    private static final String DELETED = "deleted";

    private final Registry registry;
    private final Json json;

    private RegistryApi(Registry registry, Json json) {
        this.registry = registry;
        this.json = json;
    }

    static Router routes(Registry registry, Json json) {
        RegistryApi api = new RegistryApi(registry, json);
        Router router = new Router()
                .on("GET", "/", request -> Map.of())
                .on("GET", "/contexts", request -> List.of("."))
                .on("GET", "/schemas/types", request -> List.of(Answers.AVRO))
                .on("GET", "/v1/metadata/id", request -> api.clusterId())
                .on("GET", "/v1/metadata/version", request -> Map.of("version", "7.9.2", "commitId", "claimline"));
        api.subjects(router);
        api.ids(router);
        api.compatibility(router);
        api.levels(router);
        api.modes(router);
        return router;
    }

    private void subjects(Router router) {
        router.on("GET", "/subjects", this::subjectNames)
                .on(
                        "GET",
                        "/subjects/{subject}/versions",
                        request -> numbers(registry.versions(request.variable(SUBJECT), request.isSet(DELETED))))
                .on("GET", "/subjects/{subject}/versions/{version}", request -> Answers.Version.of(version(request)))
                .on(
                        "GET",
                        "/subjects/{subject}/versions/{version}/schema",
                        request -> new Raw(version(request).schema()))
                .on(
                        "GET",
                        "/subjects/{subject}/versions/{version}/referencedby",
                        request -> registry.referencesTo(version(request)).stream()
                                .map(SchemaVersion::id)
                                .distinct()
                                .toList())
                .on("POST", "/subjects/{subject}/versions", this::register)
                .on("POST", "/subjects/{subject}", this::lookUp)
                .on(
                        "DELETE",
                        "/subjects/{subject}",
                        request ->
                                numbers(registry.deleteSubject(request.variable(SUBJECT), request.isSet("permanent"))))
                .on("DELETE", "/subjects/{subject}/versions/{version}", request -> registry.deleteVersion(
                                request.variable(SUBJECT), request.variable(VERSION), request.isSet("permanent"))
                        .version());
    }

    private void ids(Router router) {
        router.on("GET", "/schemas/ids/{id}", this::schemaOfId)
                .on(
                        "GET",
                        "/schemas/ids/{id}/schema",
                        request -> new Raw(withId(request).get(0).schema()))
                .on("GET", "/schemas/ids/{id}/versions", request -> seen(request, Answers.SubjectVersion::of))
                .on("GET", "/schemas/ids/{id}/subjects", request -> seen(request, SchemaVersion::subject));
    }

    private void compatibility(Router router) {
        router.on(
                        "POST",
                        "/compatibility/subjects/{subject}/versions/{version}",
                        request -> compatible(request, Optional.of(request.variable(VERSION))))
                .on(
                        "POST",
                        "/compatibility/subjects/{subject}/versions",
                        request -> compatible(request, Optional.empty()));
    }

    private void levels(Router router) {
        router.on("GET", "/config", request -> level(registry.level(ALL_SUBJECTS)))
                .on("PUT", "/config", request -> setLevel(ALL_SUBJECTS, request))
                .on("DELETE", "/config", request -> resetLevel(ALL_SUBJECTS))
                .on("GET", "/config/{subject}", this::levelOfSubject)
                .on("PUT", "/config/{subject}", request -> setLevel(request.variable(SUBJECT), request))
                .on("DELETE", "/config/{subject}", request -> resetLevel(request.variable(SUBJECT)));
    }

    private void modes(Router router) {
        Answers.Mode readWrite = new Answers.Mode("READWRITE");
        Function<Request, Object> put = request -> {
            Questions.Mode asked = json.read(request.body(), Questions.Mode.class);
            if (!asked.mode().equals(Optional.of(readWrite.mode()))) {
                throw RegistryException.invalidMode();
            }
            return readWrite;
        };
        router.on("GET", "/mode", request -> readWrite)
                .on("GET", "/mode/{subject}", request -> readWrite)
                .on("PUT", "/mode", put)
                .on("PUT", "/mode/{subject}", put);
    }

    private Object clusterId() {
        return Map.of(
                "scope",
                Map.of(
                        "path", List.of(),
                        "clusters", Map.of("kafka-cluster", "local", "schema-registry-cluster", "schema-registry")));
    }

    private List<String> subjectNames(Request request) {
        // ":*:" asks for every context; there is only one
        String prefix = request.parameter("subjectPrefix")
                .filter(given -> !given.equals(":*:"))
                .orElse("");
        return registry.subjects(request.isSet(DELETED)).stream()
                .filter(subject -> subject.startsWith(prefix))
                .toList();
    }

    private Answers.Registered register(Request request) {
        Questions.Schema asked = schema(request);
        return Answers.Registered.of(registry.register(
                request.variable(SUBJECT), asked.text(), asked.referenceList(), request.isSet("normalize")));
    }

    private Answers.Version lookUp(Request request) {
        Questions.Schema asked = schema(request);
        return Answers.Version.of(registry.lookUp(
                request.variable(SUBJECT),
                asked.text(),
                asked.referenceList(),
                request.isSet("normalize"),
                request.isSet(DELETED)));
    }

    private Answers.Compatibility compatible(Request request, Optional<String> against) {
        Questions.Schema asked = schema(request);
        List<String> faults = registry.incompatibilities(
                request.variable(SUBJECT), against, asked.text(), asked.referenceList(), request.isSet("normalize"));
        return new Answers.Compatibility(
                faults.isEmpty(), Optional.of(faults).filter(messages -> request.isSet("verbose")));
    }

    private Answers.Schema schemaOfId(Request request) {
        SchemaVersion version = withId(request).get(0);
        return new Answers.Schema(
                Answers.AVRO,
                version.schema(),
                version.references(),
                Optional.of(registry.highestId()).filter(id -> request.isSet("fetchMaxId")));
    }

    private <T> List<T> seen(Request request, Function<SchemaVersion, T> answer) {
        return withId(request).stream()
                .filter(version -> request.isSet(DELETED) || !version.deleted())
                .map(answer)
                .distinct()
                .toList();
    }

    private Answers.Level levelOfSubject(Request request) {
        String subject = request.variable(SUBJECT);
        return level(registry.ownLevel(subject)
                .or(() -> Optional.of(registry.level(subject)).filter(level -> request.isSet("defaultToGlobal")))
                .orElseThrow(() -> RegistryException.noLevelOf(subject)));
    }

    private LevelSet setLevel(String subject, Request request) {
        CompatibilityLevel level = json.read(request.body(), Questions.Level.class)
                .compatibility()
                .flatMap(name -> Optional.ofNullable(CompatibilityLevel.forName(name)))
                .orElseThrow(RegistryException::invalidLevel);
        registry.setLevel(subject, Optional.of(level));
        return new LevelSet(level.name);
    }

    private Answers.Level resetLevel(String subject) {
        Answers.Level before = level(registry.level(subject));
        registry.setLevel(subject, Optional.empty());
        return before;
    }

    private SchemaVersion version(Request request) {
        return registry.version(request.variable(SUBJECT), request.variable(VERSION), request.isSet(DELETED));
    }

    private List<SchemaVersion> withId(Request request) {
        String id = request.variable("id");
        return registry.withId(Stream.of(id)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .findFirst()
                .orElseThrow(() -> new RegistryException(404, 404, "'" + id + "' is no schema id")));
    }

    private Questions.Schema schema(Request request) {
        return json.read(request.body(), Questions.Schema.class);
    }

    private static List<Integer> numbers(List<SchemaVersion> versions) {
        return versions.stream().map(SchemaVersion::version).toList();
    }

    private static Answers.Level level(CompatibilityLevel level) {
        return new Answers.Level(level.name);
    }

    /** JSON text that goes out as it is. */
    private record Raw(@JsonValue @JsonRawValue String text) {}
}
