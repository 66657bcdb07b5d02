package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed on to services that break, dawdle, or are others than those that were meant. */
@Timeout(30)
class ForwarderTest {
    private static final Duration SOON = Duration.ofMillis(300);

    private final Forwarder forwarder = new Forwarder(
            new Answers(new Json(WebConfig.DEFAULT_ZONE)),
            java.util.Optional.empty(),
            new StreamSeats(100),
            request -> true,
            new Upstream.Limits(SOON, SOON, SOON));

    @Test
    void aGoodAnswerIsHandedOnWithoutWhatBelongsToTheConnection() throws Exception {
        try (StubService day = StubService.saying("""
                HTTP/1.1 200 OK
                Claimline-View: day
                Content-Length: 2
                Content-Type: application/json
                ETag: "x"
                Set-Cookie: a=b
                Keep-Alive: timeout=9
                X-Content-Type-Options: nosniff

                []""")) {
            HttpResponse<?> answer = asked(day.uri());

            assertThat(answer.code()).isEqualTo(200);
            assertThat(answer.getBody(byte[].class)).hasValue("[]".getBytes(StandardCharsets.UTF_8));
            assertThat(answer.getHeaders().get("etag")).isEqualTo("\"x\"");
            assertThat(answer.getHeaders().names()).noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT)
                    .matches("set-cookie|keep-alive|claimline-view|x-content-type-options"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\nClaimline-View: day\nContent-Length: 100\n\n[]",
                "HTTP/1.1 200 OK\nClaimline-View: day\nTransfer-Encoding: chunked\n\n2\n[]\n",
                "HTTP/1.1 200",
                "",
                "+OK POP3 ready\n",
                "HTTP/1.1 200 OK\nClaimline-View: day\nContent-Length: -5\n\n",
            })
    void aServiceThatBreaksOffLeavesNoHalfAnswer(String said) throws Exception {
        try (StubService day = StubService.saying(said).breakingOff()) {
            assertThat(away(day.uri())).contains("broke off", "ask again", "/api/replays/day");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\n",
                "HTTP/1.1 200 OK\nClaimline-View: day\nContent-Length: 100\n\n[]",
            })
    void aServiceThatDawdlesIsNotWaitedForLong(String said) throws Exception {
        try (StubService day = StubService.saying(said)) {
            assertThat(away(day.uri())).contains("no answer within 300 ms");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\nContent-Length: 2\n\n[]",
                "HTTP/1.1 200 OK\nClaimline-View: live\nContent-Length: 2\n\n[]",
                "HTTP/1.1 302 Found\nLocation: http://127.0.0.1:1/\nContent-Length: 0\n\n",
                "HTTP/1.1 404 Not Found\nContent-Type: text/html\nContent-Length: 2\n\nno",
                "HTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n",
                "HTTP/1.1 421 Misdirected\nContent-Type: application/problem+json\nContent-Length: 2\n\n{}",
                "HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\ndata: x\n\n",
            })
    void whatIsAnotherServiceIsNotTakenForTheReplays(String said) throws Exception {
        try (StubService stranger = StubService.saying(said)) {
            assertThat(away(stranger.uri())).contains("another service");
        }
    }

    @Test
    void aStreamThatNobodyReadsIsEnded() throws Exception {
        try (StubService day = StubService.saying(
                "HTTP/1.1 200 OK\nClaimline-View: day\nContent-Type: text/event-stream\n\ndata: x\n\n")) {
            HttpResponse<?> answer = asked(day.uri());

            assertThat(answer.code()).isEqualTo(200);
            assertThat(forwarder.streams()).isOne();
            answer.getBody(ForwardedStream.class).orElseThrow().ended().join();
            await().untilAsserted(() -> assertThat(forwarder.streams()).isZero());
        }
    }

    private HttpResponse<?> asked(URI service) {
        return forwarder
                .send(service, "day", HttpRequest.GET("/api/towns?view=day"), new byte[0])
                .join();
    }

    private String away(URI service) throws Exception {
        HttpResponse<?> answer = asked(service);
        assertThat(answer.code()).isEqualTo(503);
        assertThat(answer.getHeaders().get("retry-after")).isNotNull();
        JsonNode problem =
                MemoryService.JSON.readTree(answer.getBody(byte[].class).orElseThrow());
        assertThat(problem.get("type").asText()).endsWith(":replay-away");
        return problem.get("detail").asText();
    }
}
