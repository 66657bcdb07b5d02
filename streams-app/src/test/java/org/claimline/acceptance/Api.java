package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The HTTP interface of one running program, as a client sees it. */
public record Api(URI page) {
    private static final Duration PATIENCE = Patience.LONG;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(page.resolve(path)));
    }

    /** The body of an answer that must be 200; while work moves between instances it is asked again. */
    public String body(String path) {
        HttpResponse<String> answer = settled(path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** The answer; while work moves between instances it is asked again. */
    HttpResponse<String> settled(String path) {
        return await(path)
                .pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .until(() -> get(path), response -> response.statusCode() != 503);
    }

    public JsonNode json(String path) {
        return parse(body(path));
    }

    /** A town's state, at the moment that {@code query} names: {@code knownAt=...}. */
    JsonNode town(String name, String... query) {
        return json("/api/towns/" + encoded(name) + (query.length == 0 ? "" : "?" + String.join("&", query)));
    }

    /** Sends reports, each a JSON text, and returns when the broker has them. */
    void report(List<String> reports) {
        HttpResponse<String> answer = post("/api/reports", "[" + String.join(",", reports) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    HttpResponse<String> post(String path, String body) {
        try {
            return send(HttpRequest.newBuilder(page.resolve(path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until all that was sent so far has been read, {@code received} reports in all, and the numbers add up. */
    public JsonNode caughtUp(long received) {
        JsonNode status = status(s -> s.path("caughtUp").asBoolean()
                && s.path("reports").path("received").asLong() >= received);
        assertIdentities(status, received);
        return status;
    }

    /** Waits until the status is as wanted. */
    JsonNode status(Predicate<JsonNode> wanted) {
        return await("status")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsMatching(e -> e instanceof IOException)
                .until(() -> parse(get("/api/status").body()), wanted);
    }

    /** The identities of DESIGN's status: nothing is lost and nothing counted twice. */
    static void assertIdentities(JsonNode status, long received) {
        JsonNode reports = status.path("reports");
        assertThat(reports.path("received").asLong()).as(status.toString()).isEqualTo(received);
        assertThat(sum(reports, "accepted", "duplicate", "superseded", "deadLettered"))
                .as(status.toString())
                .isEqualTo(received);
        JsonNode claims = status.path("claims");
        assertThat(sum(claims, "placed", "waiting", "held"))
                .as(status.toString())
                .isEqualTo(claims.path("accepted").asLong());
    }

    public static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static long sum(JsonNode counts, String... names) {
        return List.of(names).stream()
                .mapToLong(name -> counts.path(name).asLong())
                .sum();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return CLIENT.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
