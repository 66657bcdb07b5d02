package org.claimline.cli;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Settings of Kafka's clients that come from outside, looked at before any client is made. */
final class ClientSettings {
    /** On these hangs that nothing is lost and nothing counts twice; nobody sets them from outside. */
    private static final Set<String> OURS = Set.of(
            "acks",
            "application.id",
            "application.server",
            "auto.offset.reset",
            "enable.auto.commit",
            "enable.idempotence",
            "group.id",
            "isolation.level",
            "key.deserializer",
            "key.serializer",
            "max.request.size",
            "num.stream.threads",
            "partitioner.class",
            "processing.guarantee",
            "state.dir",
            "transactional.id",
            "value.deserializer",
            "value.serializer");

    private static final String REGISTRY = "schema.registry.";

    private ClientSettings() {}

    /** Settings of the registry's client. Who names a user means it to be used; the client by itself would look for one in the URL alone. */
    static Map<String, Object> ofRegistry(ConfigSource source) {
        Map<String, Object> settings = source.startingWith(Variable.OF_REGISTRY, REGISTRY);
        settings.remove(REGISTRY + "url");
        source.setting(Variable.SCHEMA_REGISTRY_URL.name())
                .flatMap(set -> userOf(set.value()))
                .ifPresent(user -> settings.putIfAbsent(REGISTRY + "basic.auth.user.info", user));
        if (settings.containsKey(REGISTRY + "basic.auth.user.info")) {
            settings.putIfAbsent(REGISTRY + "basic.auth.credentials.source", "USER_INFO");
        }
        return settings;
    }

    /** User and password of an address; the client would log them with the address when it cannot reach it. */
    private static Optional<String> userOf(String addresses) {
        return Optional.ofNullable(
                URI.create(addresses.split(",", -1)[0].strip()).getUserInfo());
    }

    /** The same addresses without user and password. */
    static String withoutUser(String addresses) {
        return addresses.replaceAll("(?<=://)[^/@,\\s]*@", "");
    }

    /** Whether Kafka's clients themselves have a setting of that name. */
    static boolean isKafkas(String setting) {
        return ConsumerConfig.configNames().contains(setting)
                || ProducerConfig.configNames().contains(setting)
                || AdminClientConfig.configNames().contains(setting);
    }

    /** Refuses what the service decides by itself, and what Kafka's clients would refuse, by its variable. */
    static void check(Map<String, Object> settings, ConfigSource source) {
        for (String setting : settings.keySet()) {
            if (OURS.contains(setting)) {
                throw new ConfigException(
                        variable(setting) + " sets " + setting + ", which Claimline decides by itself; leave it out");
            }
        }
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        try {
            var unused = new Object[] {new ConsumerConfig(all), new ProducerConfig(all), new AdminClientConfig(all)};
        } catch (org.apache.kafka.common.config.ConfigException e) {
            throw new ConfigException(told(String.valueOf(e.getMessage()), settings, source));
        }
    }

    /** Kafka names the setting; those who set it know the variable. */
    private static String told(String message, Map<String, Object> settings, ConfigSource source) {
        return settings.keySet().stream()
                .filter(setting -> message.contains(" " + setting + ":") || message.contains(" " + setting + " "))
                .findFirst()
                .map(setting -> variable(setting) + " is \""
                        + Secrets.masked(variable(setting), String.valueOf(settings.get(setting)))
                        + "\" ("
                        + source.setting(variable(setting))
                                .map(ConfigSource.Setting::from)
                                .orElse("default")
                        + "): Kafka's clients refuse it as " + setting
                        + "; see Kafka's documentation for what it takes")
                .orElse("a KAFKA_ variable does not do: " + message);
    }

    private static String variable(String setting) {
        return Variable.OF_KAFKA + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
