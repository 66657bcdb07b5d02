package org.claimline.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file: YAML that maps variables to values, by the names that the environment has. Refuses what is no variable, for in a
 * file of ours it can only be a slip.
 *
 * @param name   the file, for messages
 * @param values what it sets
 */
record ConfigFile(String name, Map<String, String> values) {
    ConfigFile {
        values = Map.copyOf(values);
    }

    static ConfigFile read(Path path) {
        return of(path.toString(), YamlFile.read(path, "configuration file " + path, "check --config"));
    }

    private static ConfigFile of(String name, @Nullable Object document) {
        if (document == null) {
            return new ConfigFile(name, Map.of());
        }
        if (!(document instanceof Map<?, ?> map)) {
            throw new ConfigException(name + ": write a variable and its value on each line, such as"
                    + " KAFKA_BOOTSTRAP_SERVERS: localhost:9092");
        }
        Map<String, String> values = new LinkedHashMap<>();
        map.forEach((key, value) -> put(name, String.valueOf(key), value, values));
        return new ConfigFile(name, values);
    }

    private static void put(String name, String variable, Object value, Map<String, String> values) {
        boolean ofAClient = variable.startsWith(Variable.OF_KAFKA) || variable.startsWith(Variable.OF_REGISTRY);
        if (!ofAClient && Variable.called(ConfigSource.base(variable)).isEmpty()) {
            throw new ConfigException(
                    name + ": " + variable + " is no variable; claimline serve --help lists them all");
        }
        if (value instanceof Map || value instanceof Iterable) {
            throw new ConfigException(
                    name + ": " + variable + " is a list or a map; give one value, several separated by commas");
        }
        if (value != null) {
            values.put(variable, String.valueOf(value));
        }
    }
}
