package org.claimline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.claimline.schema.Contract;
import org.claimline.topology.DeadLetters;
import org.claimline.topology.SentAt;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.dispute.DisputesTopology;
import org.claimline.topology.fold.FoldStage;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The topics as AsyncAPI 3 describes them, made from the contracts and the layout: for each its key, its partitions and cleanup, and the
 * Avro schema of its values.
 */
final class AsyncApi {
    private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";
    private static final String BINDING = "0.5.0";
    private static final String DEAD_LETTERS =
            "Records that could not be processed, as they came, with the reasons in headers.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private AsyncApi() {}

    /** The document of the topics that {@code layout} lays out, as YAML. */
    static String yaml(TopicLayout layout) {
        DumperOptions style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        style.setWidth(140);
        style.setIndicatorIndent(2);
        style.setIndentWithIndicator(true);
        return new Yaml(style).dump(document(layout));
    }

    private static Map<String, Object> document(TopicLayout layout) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put(
                "info",
                ordered(
                        "title",
                        "Claimline",
                        "version",
                        "1",
                        "description",
                        "The topics of Claimline. Values are Avro in the Confluent wire format; keys are UTF-8 strings."
                                + " Read them read_committed.",
                        "license",
                        ordered("name", "Apache-2.0")));
        document.put("defaultContentType", "application/vnd.apache.avro");
        Map<String, Object> channels = new LinkedHashMap<>();
        Map<String, Object> operations = new LinkedHashMap<>();
        Map<String, Object> messages = new LinkedHashMap<>();
        for (Contract contract : Contract.values()) {
            String name = name(contract);
            String message = contract.schema().getName();
            channels.put(
                    name,
                    channel(
                            String.valueOf(contract.schema().getDoc()),
                            topic(layout, layout.topics().of(contract)),
                            message));
            operations.put(operation(contract) + capital(name), operation(operation(contract), name, message));
            messages.put(message, message(contract));
        }
        NewTopic deadLetters = topic(layout, layout.topics().deadLetters());
        channels.put("deadLetters", channel(DEAD_LETTERS, deadLetters, "DeadLetter"));
        operations.put("sendDeadLetters", operation("send", "deadLetters", "DeadLetter"));
        messages.put("DeadLetter", deadLetter());
        document.put("channels", channels);
        document.put("operations", operations);
        document.put("components", ordered("messages", messages));
        return document;
    }

    private static Map<String, Object> channel(String description, NewTopic topic, String message) {
        return ordered(
                "address", topic.name(),
                "description", description,
                "messages", ordered(message, reference("components/messages/" + message)),
                "bindings",
                        ordered(
                                "kafka",
                                ordered(
                                        "topic", topic.name(),
                                        "partitions", topic.numPartitions(),
                                        "topicConfiguration", configuration(topic.configs()),
                                        "bindingVersion", BINDING)));
    }

    private static Map<String, Object> configuration(Map<String, String> settings) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                List.of(settings.getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "delete")));
        for (String setting : List.of(
                TopicConfig.RETENTION_MS_CONFIG,
                TopicConfig.RETENTION_BYTES_CONFIG,
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG)) {
            String value = settings.get(setting);
            if (value != null) {
                shown.put(setting, Long.valueOf(value));
            }
        }
        return shown;
    }

    private static Map<String, Object> operation(String action, String channel, String message) {
        return ordered(
                "action", action,
                "channel", reference("channels/" + channel),
                "messages", List.of(reference("channels/" + channel + "/messages/" + message)));
    }

    /** What the service itself does with the topic. */
    private static String operation(Contract contract) {
        return switch (contract) {
            case REPORTS, SOURCES, PLACES, PARTIES, DECISIONS, RECEIVERS, DELIVERY_ORDERS, ACKNOWLEDGEMENTS ->
                "receive";
            case CLAIMS, TOWN_STATES, TOWN_CHANGES, DISPUTES, ALERTS, UNPLACED, DELIVERIES -> "send";
        };
    }

    private static Map<String, Object> message(Contract contract) {
        Map<String, Object> message =
                ordered("name", contract.schema().getFullName(), "contentType", "application/vnd.apache.avro");
        Map<String, Object> headers = headers(contract);
        if (!headers.isEmpty()) {
            message.put("headers", ordered("type", "object", "properties", headers));
        }
        message.put("payload", ordered("schemaFormat", AVRO, "schema", json(contract)));
        message.put(
                "bindings",
                ordered(
                        "kafka",
                        ordered(
                                "key",
                                ordered("type", "string", "description", key(contract)),
                                "schemaIdLocation",
                                "payload",
                                "schemaIdPayloadEncoding",
                                "confluent",
                                "bindingVersion",
                                BINDING)));
        return message;
    }

    private static Map<String, Object> headers(Contract contract) {
        Map<String, Object> headers = new LinkedHashMap<>();
        switch (contract) {
            case TOWN_STATES ->
                headers.put(FoldStage.VERSION_HEADER, text("how many changes the town has had, as a decimal number"));
            case ALERTS ->
                headers.put(
                        DisputesTopology.RAISED_HEADER,
                        text("when it was raised, by the clock, in milliseconds since the epoch, in decimal digits"));
            default -> {}
        }
        switch (contract) {
            case REPORTS, DECISIONS, CLAIMS, TOWN_STATES, TOWN_CHANGES, ALERTS ->
                headers.put(
                        SentAt.HEADER,
                        text("when the report or decision that it comes of was sent, by the sender's clock, in"
                                + " milliseconds since the epoch, in decimal digits; where the sender said so"));
            default -> {}
        }
        return headers;
    }

    /** What could not be processed; it has no contract, for it is as it came. */
    private static Map<String, Object> deadLetter() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(
                DeadLetters.FAULTS,
                text("the faults as a JSON array of pointer, value, reason, wayOut, where it could be read"));
        headers.put("__streams.errors.exception", text("the class of the failure"));
        headers.put("__streams.errors.message", text("what was wrong, in words"));
        headers.put("__streams.errors.stacktrace", text("where in the program it failed"));
        headers.put("__streams.errors.topic", text("the topic in which the record lay"));
        headers.put("__streams.errors.partition", text("its partition, in decimal digits"));
        headers.put("__streams.errors.offset", text("its offset there, in decimal digits"));
        return ordered(
                "name",
                "DeadLetter",
                "contentType",
                "application/octet-stream",
                "headers",
                ordered("type", "object", "properties", headers),
                "payload",
                text("the value as it came"),
                "bindings",
                ordered("kafka", ordered("key", text("the key as it came"), "bindingVersion", BINDING)));
    }

    private static Map<String, Object> text(String description) {
        return ordered("type", "string", "description", description);
    }

    private static String key(Contract contract) {
        return switch (contract) {
            case REPORTS -> "source id";
            case SOURCES, PLACES, PARTIES, RECEIVERS -> "id of the entry; a null value removes it";
            case DECISIONS -> "id of what is decided on";
            case CLAIMS, TOWN_CHANGES, ALERTS, DELIVERY_ORDERS -> "town id";
            case TOWN_STATES -> "town id; a null value says that the town's last claim ended";
            case DISPUTES -> "town id|dispute id, partitioned by town id; a null value removes it";
            case DELIVERIES ->
                "town id|alert id|receiver id, partitioned by town id; a null value says that it is forgotten";
            case ACKNOWLEDGEMENTS -> "alert id";
            case UNPLACED -> "source id|report id|claim id; a null value says that the claim is placed or gone";
        };
    }

    private static NewTopic topic(TopicLayout layout, String name) {
        return layout.newTopics().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the layout lacks " + name));
    }

    /** {@code TOWN_STATES} as {@code townStates}. */
    private static String name(Contract contract) {
        List<String> words =
                new ArrayList<>(List.of(contract.name().toLowerCase(Locale.ROOT).split("_", -1)));
        String first = words.remove(0);
        return first + String.join("", words.stream().map(AsyncApi::capital).toList());
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static Map<String, Object> reference(String to) {
        return ordered("$ref", "#/" + to);
    }

    private static Map<String, Object> json(Contract contract) {
        try {
            return JSON.readValue(contract.schema().toString(), new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of " + contract + " is no JSON", e);
        }
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
