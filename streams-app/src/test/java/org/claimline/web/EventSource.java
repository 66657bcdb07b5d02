package org.claimline.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A client of server-sent events as the specification has it: reads events one by one, and remembers the last id, which an id by
 * itself sets too. Closing it breaks the connection at once, also while another thread waits for an event.
 */
public final class EventSource implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream bytes;
    private final BufferedReader lines;
    private String lastId;

    private EventSource(InputStream bytes, String lastId) {
        this.bytes = bytes;
        this.lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        this.lastId = lastId;
    }

    /** One event. */
    public record Event(String name, String data) {
        public JsonNode json() {
            try {
                return JSON.readTree(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Opens {@code uri}, with {@code lastId} where that is not empty. */
    public static EventSource open(URI uri, String lastId) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = ask(uri, lastId);
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return new EventSource(answer.body(), lastId);
    }

    /** The same for whoever shows {@code token}. */
    static EventSource open(URI uri, String lastId, String token) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                ask(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token), lastId);
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return new EventSource(answer.body(), lastId);
    }

    static HttpResponse<InputStream> ask(URI uri, String lastId) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(uri), lastId);
    }

    private static HttpResponse<InputStream> ask(HttpRequest.Builder request, String lastId)
            throws IOException, InterruptedException {
        request.header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofInputStream());
    }

    /** The next event; empty where the stream has ended. */
    public Optional<Event> next() throws IOException {
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    return Optional.of(new Event(name, data.toString()));
                }
                name = "message";
            } else if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                data.append(line.substring("data: ".length()));
            } else if (line.startsWith("id: ")) {
                lastId = line.substring("id: ".length());
            }
        }
        return Optional.empty();
    }

    /** All events up to and including the next one called {@code name}. */
    public List<Event> until(String name) throws IOException {
        List<Event> events = new ArrayList<>();
        for (Optional<Event> event = next(); event.isPresent(); event = next()) {
            events.add(event.get());
            if (event.get().name().equals(name)) {
                return events;
            }
        }
        throw new IOException("the stream ended before " + name + ", after " + events);
    }

    public String lastId() {
        return lastId;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
