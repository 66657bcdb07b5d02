package org.claimline.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claimline.cli.ConfigSource.Setting;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * What is in force, as a configuration file that could be read again: each variable with its meaning, its value and where that was set.
 * Secrets are masked.
 */
final class ConfigListing {
    private ConfigListing() {}

    static void print(ConfigSource source, PrintWriter out) {
        out.println(
                "# What is in force. Save it, fill in what is masked, and start with: claimline serve --config FILE");
        for (Variable variable : Variable.values()) {
            out.println();
            out.println("# " + variable.meaning());
            Optional<Setting> set = source.inForce(variable);
            if (set.isPresent()) {
                out.println(line(variable.name(), set.get()));
            } else {
                out.println("# " + variable + ":    # not set");
            }
        }
        List<String> clients = clients(source);
        if (!clients.isEmpty()) {
            out.println();
            out.println("# settings of Kafka's and the registry's clients");
            clients.forEach(out::println);
        }
        out.flush();
    }

    private static List<String> clients(ConfigSource source) {
        List<String> lines = new ArrayList<>();
        for (String start : List.of(Variable.OF_KAFKA, Variable.OF_REGISTRY)) {
            for (String name : source.names(start)) {
                if (Variable.called(name).isEmpty()) {
                    source.setting(name).ifPresent(set -> lines.add(line(name, set)));
                }
            }
        }
        return lines;
    }

    private static String line(String name, Setting set) {
        return name + ": " + quoted(Secrets.masked(name, set.value())) + "    # " + set.from();
    }

    /** As YAML reads it back, whatever stands in it. */
    private static String quoted(String value) {
        DumperOptions style = new DumperOptions();
        style.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
        style.setSplitLines(false);
        return new Yaml(style).dump(value).strip();
    }
}
