package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.claimline.replay.ReplayState;
import org.claimline.web.access.Budgets;
import org.claimline.web.access.Protection;
import org.junit.jupiter.api.Test;

/** How much one client may have, so that all get something. */
class LimitsTest {
    private static final byte[] NOTHING = {};
    private static final UnfinishedRequests.Patience PATIENCE =
            new UnfinishedRequests.Patience(Duration.ofSeconds(20), Duration.ofMinutes(2));

    private final Keys keys = new Keys();

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgainAndOthersAreNotKeptWaiting() throws Exception {
        try (MemoryService http =
                MemoryService.protectedBy(MemoryReplays.LIVE, keys.protection(new Budgets.Limits(3, 2)))) {
            for (int i = 0; i < 3; i++) {
                assertThat(get(http, "/api/towns", keys.reader.text()).statusCode())
                        .isEqualTo(200);
            }
            HttpResponse<String> often = get(http, "/api/towns", keys.reader.text());

            assertThat(often.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            often.headers().firstValue("retry-after").orElseThrow()))
                    .isBetween(1, 20);
            assertThat(often.body()).contains("too-many-requests", "CLAIMLINE_READS_PER_MINUTE");
            assertThat(get(http, "/api/towns", keys.editor.text()).statusCode()).isEqualTo(200);
            assertThat(get(http, "/health/readiness", keys.reader.text()).statusCode())
                    .isEqualTo(200);
            assertThat(get(http, "/page/page.css", keys.reader.text()).statusCode())
                    .as("opening the page takes nothing from what may be read")
                    .isEqualTo(200);
            for (int i = 0; i < 2; i++) {
                assertThat(post(http, "/api/reports", keys.editor.text()).statusCode())
                        .isEqualTo(422);
            }
            assertThat(post(http, "/api/reports", keys.editor.text()).body()).contains("CLAIMLINE_WRITES_PER_MINUTE");
        }
    }

    @Test
    void whoTriesTokensIsHeldUpAndWhoHasOneIsNot() throws Exception {
        try (MemoryService http =
                MemoryService.protectedBy(MemoryReplays.LIVE, keys.protection(new Budgets.Limits(1_000, 1_000, 3)))) {
            for (int i = 0; i < 3; i++) {
                assertThat(get(http, "/api/towns", "clt_guess" + i).statusCode())
                        .isEqualTo(401);
            }
            assertThat(get(http, "/api/towns", "clt_guess").statusCode()).isEqualTo(429);
            HttpResponse<String> signingIn = http.post("/api/session", "{\"token\":\"clt_guess\"}");
            assertThat(signingIn.statusCode()).isEqualTo(429);
            assertThat(signingIn.headers().firstValue("retry-after")).isPresent();
            assertThat(get(http, "/api/towns", keys.reader.text()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void noClientTakesAllStreams() throws Exception {
        Protection eight = new Protection(
                keys.protection().keyring(), keys.protection().peers(), List.of(), Budgets.Limits.DEFAULT, 8);
        List<InputStream> open = new ArrayList<>();
        try (MemoryService http = MemoryService.protectedBy(MemoryReplays.LIVE, eight);
                MemoryService day = MemoryService.protectedBy("day", eight)) {
            http.replays.keep("day", ReplayState.RUNNING, day.uri());
            http.replays.located.put("day", day.uri());
            open.add(stream(http, "/api/stream", keys.reader.text()).body());
            open.add(stream(http, "/api/stream?view=day", keys.reader.text()).body());

            for (String path : List.of("/api/stream", "/api/stream?view=day")) {
                HttpResponse<InputStream> third = stream(http, path, keys.reader.text());
                assertThat(third.statusCode()).as(path).isEqualTo(503);
                assertThat(new String(third.body().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("2 streams open, as many as one may");
            }
            HttpResponse<InputStream> others = stream(http, "/api/stream", keys.editor.text());
            assertThat(others.statusCode()).isEqualTo(200);
            open.add(others.body());
            for (InputStream stream : open) {
                stream.close();
            }
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                HttpResponse<InputStream> again = stream(http, "/api/stream", keys.reader.text());
                again.body().close();
                assertThat(again.statusCode()).isEqualTo(200);
            });
        }
    }

    @Test
    void aRequestThatIsNeverSaidToItsEndIsNotWaitedFor() {
        EmbeddedChannel channel = watched();
        say(channel, "GET /api/towns HTTP/1.1\r\nHost: x\r\n");
        for (int i = 0; i < 19; i++) {
            after(channel, Duration.ofSeconds(1));
            say(channel, "X-" + i + ": a\r\n");
        }
        assertThat(channel.isOpen()).isTrue();
        after(channel, Duration.ofSeconds(2));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aBodyThatTricklesIsNotWaitedForEither() {
        EmbeddedChannel channel = watched();
        say(channel, "POST /api/reports HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
        for (int i = 0; i < 119; i++) {
            after(channel, Duration.ofSeconds(1));
            say(channel, "a");
        }
        assertThat(channel.isOpen()).isTrue();
        after(channel, Duration.ofSeconds(2));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoWaitsForAnAnswerOrKeepsTheConnectionIsLeftAlone() {
        EmbeddedChannel channel = watched();
        say(channel, "GET /api/stream HTTP/1.1\r\nHost: x\r\n\r\n");
        after(channel, Duration.ofHours(1));
        assertThat(channel.isOpen()).isTrue();
        channel.writeOutbound(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER));
        after(channel, Duration.ofHours(1));
        assertThat(channel.isOpen()).as("silence is the server's own timeout's").isTrue();

        say(channel, "G");
        after(channel, Duration.ofSeconds(21));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void oneConnectionMoreThanIsBorneIsClosed() {
        Connections connections = new Connections(2, PATIENCE);
        EmbeddedChannel first = new EmbeddedChannel();
        assertThat(connections.admit(first)).isTrue();
        assertThat(connections.admit(new EmbeddedChannel())).isTrue();
        EmbeddedChannel third = new EmbeddedChannel();

        assertThat(connections.admit(third)).isFalse();
        assertThat(third.isOpen()).isFalse();
        var unused = first.close();
        assertThat(connections.admit(new EmbeddedChannel())).isTrue();
        assertThat(connections.open()).isEqualTo(2);
    }

    /** The watch stands in the server's real pipeline too. */
    @Test
    void connectionsOfTheServerAreCountedAndWatched() throws Exception {
        try (MemoryService http = MemoryService.real();
                Wire wire = new Wire(http.uri())) {
            assertThat(wire.send("GET", "/health/liveness", "", NOTHING).status())
                    .isEqualTo(200);
            assertThat(http.service.connections().open()).isEqualTo(1);
            assertThat(http.service.connections().watched()).isEqualTo(1);
        }
    }

    private static EmbeddedChannel watched() {
        UnfinishedRequests watch = new UnfinishedRequests(PATIENCE);
        EmbeddedChannel channel = new EmbeddedChannel(watch.bytes(), new HttpServerCodec(), watch);
        channel.freezeTime();
        return channel;
    }

    private static void say(EmbeddedChannel channel, String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private static void after(EmbeddedChannel channel, Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private static HttpResponse<String> get(MemoryService http, String path, String token) throws Exception {
        return http.send(HttpRequest.newBuilder().header("Authorization", "Bearer " + token), path);
    }

    private static HttpResponse<String> post(MemoryService http, String path, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder()
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")),
                path);
    }

    private static HttpResponse<InputStream> stream(MemoryService http, String path, String token)
            throws IOException, InterruptedException {
        return MemoryService.CLIENT.send(
                HttpRequest.newBuilder(http.uri().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }
}
