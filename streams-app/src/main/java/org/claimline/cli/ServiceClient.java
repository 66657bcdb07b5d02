package org.claimline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a running service over HTTP, again for a while where it is busy moving work. What it refuses is told with its own reasons; where nothing answers, with the address that was tried. */
final class ServiceClient implements Connection.Service {
    static final String DEFAULT_URL = "http://127.0.0.1:8080";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int BUSY = 503;
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
    private static final int TRIES = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String url;
    private final Optional<String> token;

    /**
     * Asks at {@code url} and nowhere else: redirects are not followed, for what is shown there is for nobody else.
     *
     * @param url   of the service, with or without a slash at its end
     * @param token shown to it; empty for none
     */
    ServiceClient(String url, Optional<String> token) {
        this.token = token;
        if (token.filter(text -> !TOKEN.matcher(text).matches()).isPresent()) {
            throw new ConfigException(
                    "CLAIMLINE_TOKEN is no token: it has spaces, or what is no letter, digit or sign");
        }
        String address = url.strip().replaceAll("/+$", "");
        if (!address.matches("(?i)https?://[^/\\s]+(/\\S*)?")) {
            throw new ConfigException("\"" + url
                    + "\" is no address of a service; give --url (or CLAIMLINE_URL) one such as " + DEFAULT_URL);
        }
        this.url = address;
    }

    /** A parameter of a request. */
    record Parameter(String name, String value) {
        static List<Parameter> of(String name, Optional<String> value) {
            return value.map(v -> List.of(new Parameter(name, v))).orElse(List.of());
        }
    }

    /** The answer as JSON. */
    JsonNode json(String path, List<Parameter> parameters) {
        return read(text(path, parameters, "application/json"), path);
    }

    private JsonNode read(String body, String path) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UnavailableException(
                    "what answers at " + url + path + " is no Claimline service: it sent no JSON; check --url", e);
        }
    }

    /** All entries of a list, page after page. */
    ArrayNode list(String path, List<Parameter> parameters) {
        ArrayNode all = JSON.createArrayNode();
        Optional<URI> next = Optional.of(uri(path, parameters));
        while (next.isPresent()) {
            HttpResponse<String> answer = answer(next.get(), "application/json");
            read(answer.body(), path).forEach(all::add);
            next = answer.headers()
                    .firstValue("link")
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(link -> here(URI.create(url).resolve(link.group(1))));
        }
        return all;
    }

    /** The answer as text of one kind. */
    String text(String path, List<Parameter> parameters, String kind) {
        return answer(uri(path, parameters), kind).body();
    }

    private HttpResponse<String> answer(URI uri, String kind) {
        try {
            HttpResponse<String> answer = send(uri, kind);
            for (int i = 1; i < TRIES && answer.statusCode() == BUSY; i++) {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                answer = send(uri, kind);
            }
            if (answer.statusCode() == UNAUTHORIZED) {
                throw new ConfigException(
                        "the service at " + url
                                + (token.isEmpty()
                                        ? " asks for a token; set CLAIMLINE_TOKEN to yours"
                                        : " does not know the token in CLAIMLINE_TOKEN, or it has expired; ask whoever runs it for another"));
            }
            if (answer.statusCode() != OK) {
                throw RefusedException.of(uri, answer.statusCode(), answer.body());
            }
            return answer;
        } catch (HttpTimeoutException e) {
            throw new UnavailableException(
                    "the service at " + url + " did not answer in time; ask again in a moment", e);
        } catch (ConnectException e) {
            throw nothing(e, "nothing listens there");
        } catch (IOException e) {
            throw nothing(e, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while asking " + url, e);
        }
    }

    @Override
    public Connection.Told ask() {
        JsonNode connection = json("/api/status", List.of()).path("connection");
        if (!connection.path("bootstrapServers").isTextual()) {
            throw new UnavailableException(
                    "what answers at " + url + " does not say where its broker is; name it with --bootstrap-servers"
                            + " and --registry",
                    new IOException("no connection in /api/status"));
        }
        return new Connection.Told(
                url,
                connection.path("bootstrapServers").asText(),
                connection.path("schemaRegistry").asText(),
                connection.path("topicPrefix").asText());
    }

    /** A part of a path, whatever stands in it. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Refuses to go on elsewhere, whatever an answer says. */
    private URI here(URI next) {
        URI service = URI.create(url);
        if (!Objects.equals(service.getScheme(), next.getScheme())
                || !Objects.equals(service.getRawAuthority(), next.getRawAuthority())) {
            throw new UnavailableException(
                    "the service at " + url + " says that its list goes on at " + next + ", which is not asked",
                    new IOException("another host"));
        }
        return next;
    }

    private HttpResponse<String> send(URI uri, String kind) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(ANSWER).header("accept", kind + ", application/problem+json");
        token.ifPresent(text -> request.header("authorization", "Bearer " + text));
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private UnavailableException nothing(IOException cause, String why) {
        return new UnavailableException(
                "no service answers at " + url + " (" + why + "); start one with \"claimline demo\", or say where it is"
                        + " with --url or CLAIMLINE_URL",
                cause);
    }

    private URI uri(String path, List<Parameter> parameters) {
        List<String> query = new ArrayList<>();
        parameters.forEach(p -> query.add(p.name() + "=" + segment(p.value())));
        return URI.create(url + path + (query.isEmpty() ? "" : "?" + String.join("&", query)));
    }
}
