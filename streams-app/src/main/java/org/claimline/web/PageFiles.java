package org.claimline.web;

import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the page: its own, and under {@code lib/} those of libraries that it uses, which lie beside the program. What is in an archive is
 * read once; what lies in a directory is read each time, so that whoever works on the page only has to load it anew.
 */
@Singleton
final class PageFiles {
    /** Names of files of ours; nothing that could lead out of their directory. */
    private static final Pattern NAME =
            Pattern.compile("(?<stem>[a-z0-9-]+(?:/[a-z0-9-]+)*)\\.(?<type>js|css|svg|geojson)");

    private static final Map<String, Library> LIBRARIES = Map.of(
            "lib/leaflet.js", new Library("leaflet", "dist/leaflet.js"),
            "lib/leaflet.css", new Library("leaflet", "dist/leaflet.css"),
            "lib/preact.js", new Library("preact", "dist/preact.umd.js"),
            "lib/preact-hooks.js", new Library("preact", "hooks/dist/hooks.umd.js"));

    /** Where a library says that the sources lie which it was made from; they are not served. */
    private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$");

    private final Map<String, PageFile> kept = new ConcurrentHashMap<>();

    /** A file as it is served. */
    record PageFile(Packed packed, MediaType type) {}

    /** A file of a WebJar. */
    private record Library(String artifact, String path) {
        String resource() {
            return "/META-INF/resources/webjars/" + artifact + "/" + version() + "/" + path;
        }

        /** As its own archive tells it, so that it is written down in one place, the pom. */
        private String version() {
            Properties told = new Properties();
            try (InputStream file = present("/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties")
                    .openStream()) {
                told.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException("the version of " + artifact + " cannot be read", e);
            }
            return told.getProperty("version");
        }
    }

    /** The file of that name; empty where there is none. */
    Optional<PageFile> find(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        PageFile known = kept.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Library library = LIBRARIES.get(name);
        URL place = library == null ? PageFiles.class.getResource("/page/" + name) : present(library.resource());
        if (place == null) {
            return Optional.empty();
        }
        byte[] bytes = bytes(place);
        PageFile file = new PageFile(
                new Packed(library == null ? bytes : withoutSourceMap(bytes), null), type(matcher.group("type")));
        if (!place.getProtocol().equals("file")) {
            kept.put(name, file);
        }
        return Optional.of(file);
    }

    private static MediaType type(String ending) {
        String type =
                switch (ending) {
                    case "js" -> "text/javascript";
                    case "css" -> "text/css";
                    case "svg" -> "image/svg+xml";
                    default -> "application/geo+json";
                };
        return MediaType.of(type + ";charset=utf-8");
    }

    /** The page itself, with places for what the service fills in. */
    String shell() {
        return new String(bytes(present("/page/index.html")), StandardCharsets.UTF_8);
    }

    private static byte[] withoutSourceMap(byte[] library) {
        return SOURCE_MAP
                .matcher(new String(library, StandardCharsets.UTF_8))
                .replaceAll("")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static URL present(String resource) {
        URL place = PageFiles.class.getResource(resource);
        if (place == null) {
            throw new IllegalStateException(resource + " is not in the program; build it again");
        }
        return place;
    }

    private static byte[] bytes(URL place) {
        try (InputStream file = place.openStream()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(place + " cannot be read", e);
        }
    }
}
