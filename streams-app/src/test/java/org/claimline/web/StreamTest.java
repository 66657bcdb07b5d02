package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.claimline.avro.DisputeState;
import org.claimline.avro.Status;
import org.claimline.avro.TownState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The live stream over HTTP. */
@Timeout(60)
class StreamTest {
    private final MemoryService http = MemoryService.checking(report -> List.of());
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : opened) {
            part.close();
        }
        http.close();
    }

    @Test
    void aClientIsToldWhatIsSoAndThenWhatHappens() throws Exception {
        http.model.put(Samples.state("hama", "Hama", Status.CONTESTED, null), OptionalLong.of(7));
        http.model.put("hama|d1", Samples.dispute("d1", "hama", DisputeState.OPEN));
        http.model.add(Samples.alert("a1", "hama"));

        EventSource client = open("", "");

        assertThat(client.until("live"))
                .extracting(EventSource.Event::name)
                .containsExactly("snapshot", "town-state", "dispute", "live");
        String first = client.lastId();
        assertThat(first).isNotEmpty();

        http.model.put(Samples.state("hama", "Hama", Status.CONFIRMED, "opposition"), OptionalLong.of(8));
        EventSource.Event state = client.next().orElseThrow();
        assertThat(state.name()).isEqualTo("town-state");
        assertThat(state.json().get("status").asText()).isEqualTo("CONFIRMED");
        assertThat(state.json().get("version").asLong()).isEqualTo(8);
        assertThat(state.json().get("explanation").asText()).isEqualTo("sources say so");
        assertThat(state.json().get("removed").asBoolean()).isFalse();
        assertThat(client.lastId()).isNotEqualTo(first);

        http.model.add(Samples.alert("a2", "hama"));
        EventSource.Event alert = client.next().orElseThrow();
        assertThat(alert.name()).isEqualTo("alert");
        assertThat(alert.json().get("alertId").asText()).isEqualTo("a2");

        http.model.removeTown("hama");
        EventSource.Event gone = client.next().orElseThrow();
        assertThat(gone.data()).isEqualTo("{\"townId\":\"hama\",\"version\":null,\"removed\":true}");
    }

    @Test
    void whoHasSeenAnAlertIsToldTheOthersAndWhoeverComesBack() throws Exception {
        http.model.put(Samples.state("hama", "Hama", Status.CONTESTED, null), OptionalLong.of(1));
        http.model.add(Samples.alert("a1", "hama"));
        EventSource editor = open("", "");
        EventSource only = open("?types=acknowledgement", "");
        EventSource away = open("", "");
        for (EventSource client : List.of(editor, only, away)) {
            client.until("live");
        }
        away.close();

        http.post("/api/alerts/a1/acknowledgement", "{\"editor\":\"m.k.\",\"note\":\"calling the stringer\"}");

        for (EventSource client : List.of(editor, only)) {
            EventSource.Event told = client.next().orElseThrow();
            assertThat(told.name()).isEqualTo("acknowledgement");
            assertThat(told.json().get("alertId").asText()).isEqualTo("a1");
            assertThat(told.json().get("townId").asText()).isEqualTo("hama");
            assertThat(told.json().at("/acknowledged/editor").asText()).isEqualTo("m.k.");
            assertThat(told.json().at("/acknowledged/note").asText()).isEqualTo("calling the stringer");
        }
        EventSource back = open("", away.lastId());
        assertThat(back.until("live")).extracting(EventSource.Event::name).containsExactly("acknowledgement", "live");

        http.send(HttpRequest.newBuilder().DELETE(), "/api/alerts/a1/acknowledgement?editor=m.k.");

        EventSource.Event gone = back.next().orElseThrow();
        assertThat(gone.data()).isEqualTo("{\"alertId\":\"a1\",\"townId\":\"hama\",\"acknowledged\":null}");
        EventSource later = open("", away.lastId());
        assertThat(later.until("live")).hasSize(2);
    }

    @Test
    void oneThatComesBackIsToldWhatItMissed() throws Exception {
        http.model.put(Samples.state("hama", "Hama", Status.CONTESTED, null), OptionalLong.of(1));
        EventSource before = open("", "");
        before.until("live");
        before.close();
        http.model.put(Samples.state("homs", "Homs", Status.CLAIMED, "opposition"), OptionalLong.of(1));
        http.model.removeTown("hama");
        http.model.add(Samples.alert("a1", "hama"));

        EventSource after = open("", before.lastId());

        List<EventSource.Event> told = after.until("live");
        assertThat(told)
                .extracting(EventSource.Event::name)
                .containsExactly("town-state", "town-state", "alert", "live");
        assertThat(told.get(3).data()).isEqualTo("{\"resumed\":true}");
        assertThat(told.get(1).json().get("removed").asBoolean()).isTrue();
        EventSource byAddress = open("?lastEventId=" + before.lastId(), "");
        assertThat(byAddress.until("live")).hasSize(4);
    }

    @Test
    void anIdThatNobodyKnowsIsReset() throws Exception {
        http.model.put(Samples.state("hama", "Hama", Status.CONTESTED, null), OptionalLong.of(1));

        for (String id : List.of("42", "nonsense", "\u00ff")) {
            assertThat(open("", id).until("live"))
                    .extracting(EventSource.Event::name)
                    .containsExactly("reset", "snapshot", "town-state", "live");
        }
    }

    @Test
    void aClientHearsOnlyWhatItAskedFor() throws Exception {
        http.registers.put(Samples.place("hama", "Hama", null, "Hamah"));
        EventSource alerts = open("?types=alert", "");
        EventSource hama = open("?town=Hamah&types=town-state,alert", "");
        EventSource elsewhere = open("?governorate=Idlib", "");
        EventSource there = open("?governorate=hama&types=town-state", "");
        for (EventSource client : List.of(alerts, hama, elsewhere, there)) {
            client.until("live");
        }

        http.model.put("hama|d1", Samples.dispute("d1", "hama", DisputeState.OPEN));
        http.model.put(Samples.state("homs", "Homs", Status.CONTESTED, null), OptionalLong.of(1));
        http.model.put(Samples.state("hama", "Hama", Status.CONTESTED, null), OptionalLong.of(1));
        http.model.add(Samples.alert("a1", "hama"));

        assertThat(alerts.next().orElseThrow().name()).isEqualTo("alert");
        assertThat(hama.next().orElseThrow().json().get("townId").asText()).isEqualTo("hama");
        assertThat(hama.next().orElseThrow().name()).isEqualTo("alert");
        assertThat(there.next().orElseThrow().json().get("townId").asText()).isEqualTo("homs");
        assertThat(http.get("/api/stream?types=towns").statusCode()).isEqualTo(400);
        assertThat(http.get("/api/stream?town=Atlantis").statusCode()).isEqualTo(404);
    }

    @Test
    void itSaysWhatItIsAndIsNeitherKeptNorPacked() throws Exception {
        HttpResponse<java.io.InputStream> answer = MemoryService.CLIENT.send(
                HttpRequest.newBuilder(URI.create(http.uri() + "/api/stream"))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        opened.add(answer.body());

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(answer.body().readNBytes(7), StandardCharsets.UTF_8))
                .isEqualTo("retry: ");
    }

    @Test
    void whoeverGoesLeavesHisPlace() throws Exception {
        LiveStreams streams = http.service.streams();
        EventSource client = open("", "");
        client.until("live");
        assertThat(streams.count()).isEqualTo(1);

        client.close();
        http.model.put(Samples.state("hama", "Hama", Status.CONTESTED, null), OptionalLong.of(1));

        await().atMost(Duration.ofSeconds(10)).until(() -> streams.count() == 0);
    }

    /** 100 MB are told; what the stalled one has not taken waits in its queue until that is full. */
    @Test
    void oneThatStopsReadingIsCutOffAndHoldsNobodyBack() throws Exception {
        LiveStreams streams = http.service.streams();
        try (Socket stalled = new Socket()) {
            stalled.setReceiveBufferSize(4 * 1024);
            stalled.connect(
                    new InetSocketAddress(http.uri().getHost(), http.uri().getPort()));
            stalled.getOutputStream()
                    .write("GET /api/stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> streams.count() == 1);
            EventSource reading = open("", "");
            reading.until("live");

            int told = 0;
            for (int round = 0; round < 50; round++) {
                for (int i = 0; i < 100; i++) {
                    http.model.put(large("town-" + i, round), OptionalLong.of(round));
                }
                for (int i = 0; i < 100; i++) {
                    assertThat(reading.next()
                                    .orElseThrow()
                                    .json()
                                    .get("version")
                                    .asInt())
                            .isEqualTo(round);
                    told++;
                }
            }

            assertThat(told).isEqualTo(5_000);
            await().atMost(Duration.ofSeconds(10)).until(() -> streams.count() == 1);
            stalled.setSoTimeout(10_000);
            long had = stalled.getInputStream().transferTo(OutputStream.nullOutputStream());
            assertThat(had).as("what was on its way to it").isLessThan(20_000_000);
        }
    }

    private static TownState large(String id, int round) {
        return TownState.newBuilder(Samples.state(id, id, Status.CONTESTED, null))
                .setExplanation(String.valueOf(round).repeat(10_000))
                .build();
    }

    @Test
    void oneTooManyIsToldToComeAgain() throws Exception {
        int limit = http.service.streams().limit();
        for (int i = 0; i < limit; i++) {
            open("", "");
        }

        HttpResponse<String> refused = http.get("/api/stream");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("too-many-streams");
    }

    @Test
    void streamsEndWhenTheServiceCloses() throws Exception {
        EventSource client = open("", "");
        client.until("live");

        long begin = System.nanoTime();
        http.close();

        assertThat(client.next()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    private EventSource open(String query, String lastId) throws Exception {
        EventSource client = EventSource.open(URI.create(http.uri() + "/api/stream" + query), lastId);
        opened.add(client);
        return client;
    }
}
