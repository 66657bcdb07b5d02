package org.claimline.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What operators are given: rules and alarms for Prometheus, the dashboard for Grafana, the guide. */
public final class OperatorsFiles {
    /** What follows is the name of a figure, unless a colon makes it a rule's. */
    private static final Pattern FIGURE = Pattern.compile(
            "(?<![a-z0-9_:])(?:claimline|kafka|jvm|http|logback|disk|process)_[a-z0-9_]+(?![a-z0-9_:])");

    private static final Path FOLDER = Path.of("..", "operations");

    private OperatorsFiles() {}

    /** Every rule, as its entries. */
    static List<Map<String, Object>> rules() {
        List<Map<String, Object>> rules = new ArrayList<>();
        maps(yaml(FOLDER.resolve("prometheus/claimline.rules.yml")).get("groups"))
                .forEach(group -> rules.addAll(maps(group.get("rules"))));
        return rules;
    }

    /** What brings alarms about, as text. */
    static String scenarios() {
        return read(FOLDER.resolve("prometheus/claimline.tests.yml"));
    }

    static JsonNode dashboard() {
        try {
            return new ObjectMapper().readTree(read(FOLDER.resolve("grafana/claimline.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The figures that the guide tells the meaning of. */
    public static Set<String> explained() {
        return named(guide());
    }

    static String guide() {
        return read(Path.of("..", "docs", "operations.md"));
    }

    /** The figures that rules and dashboard ask for, by the names that a scrape gives them. */
    public static Set<String> figures() {
        Set<String> figures = new TreeSet<>();
        rules().forEach(rule -> figures.addAll(named(String.valueOf(rule.get("expr")))));
        dashboard().findValuesAsText("expr").forEach(expression -> figures.addAll(named(expression)));
        return figures;
    }

    /** The figures that a text names. */
    static Set<String> named(String text) {
        Set<String> names = new TreeSet<>();
        FIGURE.matcher(text).results().map(MatchResult::group).forEach(names::add);
        return names;
    }

    @SuppressWarnings("unchecked") // as the file has it
    private static List<Map<String, Object>> maps(Object list) {
        return (List<Map<String, Object>>) list;
    }

    private static Map<String, Object> yaml(Path file) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
