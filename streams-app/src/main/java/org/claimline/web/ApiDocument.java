package org.claimline.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The API's own description (OpenAPI 3.1). The compiler makes it from controllers and views: paths, parameters, answers, and what Javadoc says of
 * them. What holds for every call alike, because a filter before all controllers does it, is added here: tags and pages, and the problems
 * that any call may meet.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Claimline",
                        version = "1",
                        description =
                                "Who holds which town, by whose word, and why: what conflicting sources claim, reconciled into one explained"
                                        + " state per town. Times carry their offset. What is not known is null. Errors are problems (RFC 9457) that"
                                        + " name every fault with its place, its value, the reason and what would do. Lists come in pages: follow"
                                        + " the header Link. Fields and words may be added; ignore what you do not know.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        tags = {
            @Tag(name = "towns", description = "States of towns: now, as of an event time, as known at a time"),
            @Tag(name = "disputes", description = "Where sides contradict each other"),
            @Tag(name = "alerts", description = "What a duty editor is told"),
            @Tag(name = "stream", description = "What happens, as it happens"),
            @Tag(name = "reports", description = "What sources publish"),
            @Tag(name = "registers", description = "Places, sources and parties"),
            @Tag(name = "desk", description = "The verification desk's work"),
            @Tag(name = "replays", description = "Days of the feed again, and their clocks"),
            @Tag(name = "service", description = "How the service is")
        })
@Singleton
final class ApiDocument {
    private static final String GENERATED = "/META-INF/swagger/openapi.yml";
    private static final int WIDTH = 120;

    private final byte[] yaml;

    ApiDocument(ApiAccess access) {
        Map<String, Object> document =
                Tree.object(new Yaml(new SafeConstructor(new LoaderOptions())).load(generated()));
        Map<String, Object> shaped = new LinkedHashMap<>();
        shaped.put("openapi", "3.1.0");
        shaped.put("info", document.get("info"));
        shaped.put("servers", new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("url", "/")))));
        shaped.put("tags", document.get("tags"));
        shaped.put("paths", Tree.object(document.get("paths")));
        shaped.put("components", Tree.object(document.get("components")));
        ApiSchemas.shape(shaped);
        ApiCalls.shape(shaped);
        access.shape(shaped);
        yaml = dumped(shaped).getBytes(StandardCharsets.UTF_8);
    }

    byte[] yaml() {
        return yaml.clone();
    }

    private static String generated() {
        try (InputStream in = ApiDocument.class.getResourceAsStream(GENERATED)) {
            if (in == null) {
                throw new IllegalStateException(GENERATED + " is not in the program; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(GENERATED + " cannot be read", e);
        }
    }

    static String dumped(Map<String, Object> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(WIDTH);
        return new Yaml(options).dump(document);
    }
}
