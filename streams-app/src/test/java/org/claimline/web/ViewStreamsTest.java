package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.claimline.avro.Status;
import org.claimline.replay.ReplayState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live stream of a replay, through the live service. */
@Timeout(60)
class ViewStreamsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final MemoryService live = MemoryService.of("live", List.of());
    private final MemoryService day = MemoryService.of("day", List.of());
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeEach
    void fill() {
        live.replays.keep("day", ReplayState.RUNNING, day.uri());
        live.replays.located.put("day", day.uri());
        day.model.put(Samples.state("hama", "Hama", Status.CLAIMED, "opposition"), OptionalLong.of(1));
        live.model.put(Samples.state("homs", "Homs", Status.CLAIMED, "opposition"), OptionalLong.of(1));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : opened) {
            part.close();
        }
        live.close();
        day.close();
    }

    @Test
    void whatHappensInAReplayIsHeardAsItHappens() throws Exception {
        EventSource client = open("");

        assertThat(client.until("live"))
                .extracting(EventSource.Event::name)
                .containsExactly("snapshot", "town-state", "live");
        for (int i = 0; i < 50; i++) {
            live.model.put(Samples.state("homs", "Homs", Status.CONTESTED, null), OptionalLong.of(i));
            day.model.put(Samples.state("t" + i, "Town " + i, Status.CONTESTED, null), OptionalLong.of(i));
            assertThat(client.next().orElseThrow().json().get("townId").asText())
                    .isEqualTo("t" + i);
        }
    }

    @Test
    void whoeverComesBackWithAnIdIsToldWhatWasMissed() throws Exception {
        EventSource client = open("");
        client.until("live");
        client.close();
        day.model.add(Samples.alert("a-1", "hama"));

        assertThat(open(client.lastId()).until("live"))
                .extracting(EventSource.Event::name)
                .containsExactly("alert", "live");
    }

    @Test
    void whatIsAskedOfTheStreamIsAskedOfTheReplay() throws Exception {
        HttpResponse<String> refused = live.get("/api/stream?view=day&town=Atlantis");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("Atlantis");
        HttpResponse<java.io.InputStream> answer = EventSource.ask(uri(), "");
        opened.add(answer.body());
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("no-cache");
        assertThat(answer.headers().firstValue("x-accel-buffering")).contains("no");
    }

    @Test
    void whoeverAsksForTheHeadersAloneOpensNoStream() throws Exception {
        for (MemoryService asked : List.of(day, live)) {
            try (Wire wire = new Wire(asked.uri())) {
                Wire.Answer head = wire.send("HEAD", "/api/stream?view=day", "", new byte[0]);
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.header("content-type").orElse("")).startsWith("text/event-stream");
            }
            assertThat(day.service.streams().count()).isZero();
            assertThat(live.service.forwarder().streams()).isZero();
        }
    }

    @Test
    void whoeverGoesLeavesBothServices() throws Exception {
        EventSource client = open("");
        client.until("live");
        assertThat(day.service.streams().count()).isOne();
        assertThat(live.service.forwarder().streams()).isOne();

        client.close();
        day.model.put(Samples.state("hama", "Hama", Status.CONTESTED, null), OptionalLong.of(2));

        await().atMost(SOON)
                .until(() -> day.service.streams().count() == 0
                        && live.service.forwarder().streams() == 0);
    }

    @Test
    void aStreamEndsWhenTheReplaysServiceCloses() throws Exception {
        EventSource client = open("");
        client.until("live");

        day.close();

        assertThat(client.next()).isEmpty();
        await().atMost(SOON).until(() -> live.service.forwarder().streams() == 0);
        assertThat(live.get("/api/stream?view=day").statusCode()).isEqualTo(503);
    }

    @Test
    void aStreamEndsWhenTheLiveServiceCloses() throws Exception {
        EventSource client = open("");
        client.until("live");

        live.close();

        assertThat(client.next()).isEmpty();
        day.model.put(Samples.state("hama", "Hama", Status.CONTESTED, null), OptionalLong.of(2));
        await().atMost(SOON).until(() -> day.service.streams().count() == 0);
    }

    @Test
    void aProcessThatDiesInTheMiddleEndsTheStreamAfterWhatItSaid() throws Exception {
        try (StubService dying = StubService.saying("""
                HTTP/1.1 200 OK
                Claimline-View: day
                Content-Type: text/event-stream;charset=utf-8
                Transfer-Encoding: chunked

                1f
                event: alert
                data: {"a":1}


                1f
                event: al""")) {
            live.replays.located.put("day", dying.uri());
            EventSource client = open("");

            assertThat(client.next().orElseThrow().name()).isEqualTo("alert");
            dying.breakingOff();

            assertThat(client.next()).isEmpty();
            await().atMost(SOON).until(() -> live.service.forwarder().streams() == 0);
        }
    }

    private URI uri() {
        return URI.create(live.uri() + "/api/stream?view=day");
    }

    private EventSource open(String lastId) throws Exception {
        EventSource client = EventSource.open(uri(), lastId);
        opened.add(client);
        return client;
    }
}
