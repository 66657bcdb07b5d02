package org.claimline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.claimline.ingest.Entries;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.ReceiverJson;
import org.claimline.ingest.ReceiverJson.Draft;

/**
 * The file of receivers: YAML, a list of what {@code POST /api/receivers} takes. Each names its secret, for one that is made would be told to nobody;
 * {@code ${NAME}} stands for a variable of the environment, so that the file itself need hold none.
 */
final class ReceiversFile {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReceiversFile() {}

    /** What the file holds; an empty file no receivers. Refuses what cannot be read, with the way out. */
    static Entries<Draft> read(Path path, Map<String, String> environment) {
        Object document = YamlFile.read(path, called(path), "check the name");
        if (document == null || (document instanceof List<?> none && none.isEmpty())) {
            return Entries.none();
        }
        if (!(document instanceof List<?>)) {
            throw refused(path, "is no list; begin each receiver with \"- id: \"");
        }
        Entries<Draft> read = entries(path, filled(document, new Context(path, environment)));
        read.entries().stream()
                .filter(draft -> read.faults().isEmpty() && draft.secret().isEmpty())
                .findFirst()
                .ifPresent(draft -> {
                    throw refused(
                            path,
                            "gives no secret for " + draft.id()
                                    + "; write one, such as ${CLAIMLINE_SECRET_OF_DESK}: whsec_ and 24 to 64 bytes in Base64");
                });
        return read;
    }

    private static Entries<Draft> entries(Path path, Object document) {
        try {
            return ReceiverJson.read(JSON.writeValueAsBytes(document));
        } catch (JsonProcessingException | MalformedJsonException e) {
            throw refused(path, "holds what cannot be read as receivers: " + e.getMessage());
        }
    }

    private record Context(Path path, Map<String, String> environment) {}

    /** The same with the environment's values in their places. */
    private static Object filled(Object node, Context context) {
        if (node instanceof Map<?, ?> map) {
            Map<String, Object> filled = new LinkedHashMap<>();
            map.forEach((key, value) -> filled.put(String.valueOf(key), filled(value, context)));
            return filled;
        }
        if (node instanceof List<?> list) {
            List<Object> filled = new ArrayList<>();
            list.forEach(item -> filled.add(filled(item, context)));
            return filled;
        }
        return node instanceof String text ? filled(text, context) : node;
    }

    private static String filled(String text, Context context) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String value = context.environment().get(found.group(1));
            if (value == null || value.isBlank()) {
                throw refused(
                        context.path(),
                        "names the variable " + found.group(1) + ", which is not set in the environment");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static ConfigException refused(Path path, String why) {
        return new ConfigException(called(path) + " " + why);
    }

    private static String called(Path path) {
        return "the file of receivers " + path + " (" + Variable.CLAIMLINE_RECEIVERS + ")";
    }
}
