package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The served API document, against which answers are held: a status that is not declared, another content type, a body that does not fit its
 * schema or has a field that no schema declares are each a breach. Remembers what it has seen.
 */
final class ApiContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final JsonNode components;
    private final Map<String, JsonSchema> compiled = new HashMap<>();
    private final Set<String> seen = new TreeSet<>();

    ApiContract(String yaml) {
        document = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml));
        components = closed(document.get("components"));
    }

    JsonNode document() {
        return document;
    }

    /** Every call that is documented: {@code GET /api/towns}. */
    Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        document.get("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> calls.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return calls;
    }

    /** Every status that some call is documented to answer: {@code GET /api/towns 200}. */
    Set<String> answers() {
        Set<String> answers = new TreeSet<>();
        calls().forEach(call -> operation(call)
                .get("responses")
                .fieldNames()
                .forEachRemaining(status -> answers.add(call + " " + status)));
        return answers;
    }

    /** What was held against the document so far. */
    Set<String> seen() {
        return seen;
    }

    JsonNode operation(String call) {
        String[] parts = call.split(" ", 2);
        return document.get("paths").get(parts[1]).get(parts[0].toLowerCase(Locale.ROOT));
    }

    /** Holds an answer against the document. */
    void check(String method, String path, Wire.Answer answer) throws Exception {
        String call = (method.equals("HEAD") ? "GET" : method) + " " + template(path);
        String what = method + " " + path + " answered " + answer.status() + " " + answer.text();
        JsonNode declared = resolved(operation(call).get("responses").get(Integer.toString(answer.status())));
        assertThat(declared).as("%s, which is not declared", what).isNotNull();
        seen.add(call + " " + answer.status());
        declared.path("headers").fieldNames().forEachRemaining(header -> {
            if (!header.equals("Link")) {
                assertThat(answer.header(header.toLowerCase(Locale.ROOT)))
                        .as("%s: %s", what, header)
                        .isPresent();
            }
        });
        JsonNode content = declared.path("content");
        if (method.equals("HEAD") || content.isMissingNode()) {
            assertThat(answer.body()).as(what).isEmpty();
            return;
        }
        String type = answer.header("content-type").orElse("").split(";", 2)[0];
        assertThat(content.has(type))
                .as("%s as %s, which is not declared", what, type)
                .isTrue();
        if (type.endsWith("json")) {
            assertThat(faults(
                            call + " " + answer.status() + " " + type,
                            content.get(type).get("schema"),
                            answer.text()))
                    .as(what)
                    .isEmpty();
        }
    }

    /** What is wrong with a body that is sent. */
    Set<ValidationMessage> faultsOfRequest(String call, String body) {
        JsonNode schema = operation(call)
                .at("/requestBody/content")
                .get("application/json")
                .get("schema");
        return faults(call + " request", schema, body);
    }

    private Set<ValidationMessage> faults(String name, JsonNode schema, String body) {
        return compiled.computeIfAbsent(name, n -> {
                    ObjectNode root = closed(schema).deepCopy();
                    root.set("components", components);
                    return SCHEMAS.getSchema(root, STRICT);
                })
                .validate(body, InputFormat.JSON);
    }

    /** The documented path that {@code path} is of; one without variables goes first. */
    private String template(String path) {
        String plain = path.split("\\?", 2)[0];
        List<String> fitting = new java.util.ArrayList<>();
        document.get("paths").fieldNames().forEachRemaining(template -> {
            String pattern = Pattern.quote(template).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
            if (plain.matches(pattern)) {
                fitting.add(template);
            }
        });
        assertThat(fitting).as("%s is not documented", plain).isNotEmpty();
        return fitting.stream().filter(plain::equals).findFirst().orElse(fitting.get(0));
    }

    private JsonNode resolved(JsonNode node) {
        return node != null && node.has("$ref")
                ? document.at(node.get("$ref").asText().substring(1))
                : node;
    }

    /** A copy in which objects have the fields that are declared and no others. */
    private static JsonNode closed(JsonNode node) {
        JsonNode copy = node.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        node.forEach(ApiContract::close);
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
