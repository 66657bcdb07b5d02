package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.claimline.avro.DisputeState;
import org.claimline.avro.Status;
import org.claimline.query.Moment;
import org.claimline.replay.ReplayState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A live service beside one that shows a replay: what is asked of the replay is answered by it, through the live one. */
class ViewsTest {
    private static final byte[] NOTHING = {};
    private static final String DESK = "https://desk.example.org";
    private static final String REPORT =
            "{\"reportId\":\"r1\",\"source\":\"s1\",\"publishedAt\":\"2024-11-30T17:40:00+03:00\",\"claims\":[]}";

    private final MemoryService live = MemoryService.of("live", List.of(DESK));
    private final MemoryService day = MemoryService.of("day", List.of());

    @BeforeEach
    void fill() {
        for (MemoryService service : List.of(live, day)) {
            service.registers.put(Samples.place("hama", "Hama", null));
            service.model.put(
                    Samples.state(
                            "hama",
                            "Hama",
                            service == live ? Status.CONFIRMED : Status.CONTESTED,
                            service == live ? "opposition" : null),
                    OptionalLong.of(1));
        }
        for (int i = 0; i < 9; i++) {
            day.model.put(Samples.state("t" + i, "Town " + i, Status.CONFIRMED, "regime"), OptionalLong.of(1));
        }
        day.model.put("hama|d1", Samples.dispute("d1", "hama", DisputeState.OPEN));
        day.model.add(Samples.alert("a-1", "hama"));
        live.replays.keep("day", ReplayState.PAUSED, day.uri());
        live.replays.located.put("day", day.uri());
    }

    @AfterEach
    void stop() {
        live.close();
        day.close();
    }

    @Test
    void aCallIsAnsweredByWhoeverShowsTheView() throws Exception {
        assertThat(statuses("/api/towns")).containsExactly("CONFIRMED");
        assertThat(statuses("/api/towns?view=live")).containsExactly("CONFIRMED");
        assertThat(statuses("/api/towns?view=day")).hasSize(10).contains("CONTESTED");
        assertThat(statuses("/api/towns?status=CONTESTED&view=day")).containsExactly("CONTESTED");
        assertThat(live.json("/api/disputes?view=day")).hasSize(1);
        assertThat(live.json("/api/disputes")).isEmpty();
        assertThat(live.json("/api/alerts?view=day")).hasSize(1);
        assertThat(live.json("/api/towns.geojson?view=day").get("features")).hasSize(10);
    }

    @Test
    void theServiceOfAReplayAnswersWithItsNameAndWithout() throws Exception {
        assertThat(day.json("/api/towns?view=day")).isEqualTo(day.json("/api/towns"));
    }

    /** Whoever adds a call need not think of it: all that read have the parameter, but for these. */
    @Test
    void everyCallThatReadsHasTheParameter() throws Exception {
        Set<String> without = Set.of("/api/replays", "/api/replays/{name}", "/api/session");
        Set<String> reads = day.service.calls().stream()
                .filter(call -> call.startsWith("GET /api/"))
                .map(call -> call.substring("GET ".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(reads).containsAll(without).hasSizeGreaterThan(15);
        for (String call : reads) {
            String path = call.replaceAll("\\{[a-zA-Z]+}", "hama");
            Wire.Answer answer = head(live, path + "?view=nobody");
            assertThat(answer.status()).as(call).isEqualTo(without.contains(call) ? 400 : 404);
            if (!without.contains(call)) {
                assertThat(head(live, path + "?view=live&nonsense=1").status())
                        .as(call)
                        .isEqualTo(400);
            }
        }
    }

    /** What another service answers, asked directly and through the live one: the same, header by header. */
    @Test
    void theAnswerTravelsAsItCame() throws Exception {
        for (String path : List.of(
                "/api/towns?view=day",
                "/api/towns?limit=2&view=day",
                "/api/towns/Hama?view=day&at=2024-11-30T22:00:00%2B03:00",
                "/api/towns/Hama/timeline?view=day",
                "/api/towns/Hama/claims?view=day",
                "/api/towns/Hama/explain?view=day",
                "/api/towns/Atlantis?view=day",
                "/api/towns?view=day&limit=0",
                "/api/towns.geojson?view=day",
                "/api/disputes?view=day",
                "/api/alerts?view=day",
                "/api/places?view=day&q=%D8%AD",
                "/api/sources?view=day",
                "/api/parties?view=day",
                "/api/unplaced?view=day",
                "/api/decisions?view=day",
                "/api/receivers?view=day",
                "/api/deliveries?view=day",
                "/api/status?view=day")) {
            for (String headers : List.of("", "Accept-Encoding: gzip\r\n", "If-None-Match: *\r\n")) {
                for (String method : List.of("GET", "HEAD")) {
                    Wire.Answer direct = send(day, method, path, headers);
                    Wire.Answer through = send(live, method, path, headers);

                    assertThat(through.status()).as(path).isEqualTo(direct.status());
                    assertThat(told(through)).as(path).isEqualTo(told(direct));
                    assertThat(through.body()).as(path).isEqualTo(direct.body());
                }
            }
        }
    }

    @Test
    void whatIsCompressedIsCompressedOnceAndAnUnchangedAnswerIsNotSentAgain() throws Exception {
        Wire.Answer packed = send(live, "GET", "/api/towns?view=day", "Accept-Encoding: gzip\r\n");

        assertThat(packed.header("content-encoding")).contains("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(MemoryService.JSON.readTree(in.readAllBytes())).hasSize(10);
        }
        String tag = packed.header("etag").orElseThrow();
        Wire.Answer again =
                send(live, "GET", "/api/towns?view=day", "Accept-Encoding: gzip\r\nIf-None-Match: " + tag + "\r\n");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(send(live, "GET", "/api/towns", "Accept-Encoding: gzip\r\nIf-None-Match: " + tag + "\r\n")
                        .status())
                .as("of another view")
                .isEqualTo(200);
    }

    @Test
    void theNextPageIsOfTheSameView() throws Exception {
        int pages = 0;
        Set<String> towns = new TreeSet<>();
        Optional<String> next = Optional.of("/api/towns?view=day&limit=3");
        while (next.isPresent()) {
            Wire.Answer answer = send(live, "GET", next.get(), "");
            MemoryService.JSON
                    .readTree(answer.body())
                    .forEach(town -> towns.add(town.get("townId").asText()));
            next = answer.header("link").map(link -> link.substring(1, link.indexOf('>')));
            assertThat(next.orElse("view=day")).contains("view=day");
            pages++;
        }
        assertThat(pages).isEqualTo(4);
        assertThat(towns).hasSize(10);
        String cursor = send(live, "GET", "/api/towns?view=day&limit=3", "")
                .header("link")
                .orElseThrow()
                .replaceFirst(".*cursor=([^>]*)>.*", "$1");
        assertThat(send(live, "GET", "/api/towns?limit=3&cursor=" + cursor, "").status())
                .as("a cursor of another view")
                .isEqualTo(400);
    }

    @Test
    void pagesOfANamedOriginMayReadReplaysToo() throws Exception {
        Wire.Answer answer = send(live, "GET", "/api/towns?view=day", "Origin: " + DESK + "\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("access-control-allow-origin")).contains(DESK);
        assertThat(answer.header("access-control-expose-headers").orElse("")).containsIgnoringCase("link");
    }

    @Test
    void aViewThatIsNotNamesThoseThatThereAre() throws Exception {
        live.replays.keep("other-day", ReplayState.ENDED, null);

        for (String name : List.of(
                "nobody",
                "DAY",
                "day.",
                "Live",
                "%20day",
                "day%0D%0AX-Evil:%201",
                "..%2F..%2Fetc",
                "%D8%AD%D9%85%D8%A7%D8%A9",
                "day%00",
                "http://127.0.0.1:1/",
                "x".repeat(3_000))) {
            Wire.Answer answer = send(live, "GET", "/api/towns?view=" + name, "");
            JsonNode problem = RefusalsTest.assertProblem(answer, 404);
            assertThat(problem.get("type").asText()).endsWith(":no-such-replay");
            assertThat(problem.get("detail").asText())
                    .contains("there are day, other-day", "GET /api/replays")
                    .hasSizeLessThan(300);
            assertThat(answer.header("x-evil")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/towns?", "/?", "/api/stream?"})
    void aViewThatCannotBeMeantIsRefused(String call) throws Exception {
        assertThat(refused("GET", call + "view=day&view=live", 400)).contains("give one of them");
        assertThat(refused("GET", call + "view=", 400)).contains("is empty", "GET /api/replays");
        assertThat(refused("GET", call + "view=%20", 400)).contains("is empty");
        assertThat(refused("GET", call + "view=" + "x".repeat(10_000), 414)).contains("too long");
    }

    @Test
    void aReplayThatIsAwayIsToldWithWhenToAskAgain() throws Exception {
        live.replays.keep("away", ReplayState.RUNNING, null);

        Wire.Answer answer = send(live, "GET", "/api/towns?view=away", "");

        assertThat(RefusalsTest.assertProblem(answer, 503).get("detail").asText())
                .contains("at work on another machine");
        assertThat(answer.header("retry-after")).isPresent();
    }

    @Test
    void whereAReplayIsAnsweredIsNotLookedUpWhereAllRequestsPass() throws Exception {
        live.json("/api/towns?view=day");

        assertThat(live.replays.asked).isNotEmpty().noneMatch(thread -> thread.contains("nioEventLoop"));
    }

    @Test
    void aLiveServiceThatStillReadsHandsOnAllTheSame() throws Exception {
        live.unread.add("the towns are being read");

        assertThat(send(live, "GET", "/api/towns", "").status()).isEqualTo(503);
        assertThat(statuses("/api/towns?view=day")).hasSize(10);
        live.unread.clear();
        day.unread.add("the towns are being read");
        assertThat(RefusalsTest.assertProblem(send(live, "GET", "/api/towns?view=day", ""), 503)
                        .get("type")
                        .asText())
                .endsWith(":starting");
    }

    @Test
    void theServiceOfAReplayShowsNothingElse() throws Exception {
        for (String view : List.of("live", "other")) {
            JsonNode problem = RefusalsTest.assertProblem(send(day, "GET", "/api/towns?view=" + view, ""), 404);
            assertThat(problem.get("detail").asText()).contains("\"day\"", "ask the live service", "\"" + view + "\"");
        }
    }

    @Test
    void nothingIsHandedOnTwice() throws Exception {
        live.replays.keep("loop", ReplayState.RUNNING, live.uri());
        live.replays.located.put("loop", live.uri());
        live.replays.keep("wrong", ReplayState.RUNNING, day.uri());
        live.replays.located.put("wrong", day.uri());

        assertThat(refused("GET", "/api/towns?view=loop", 503)).contains("another service");
        assertThat(refused("GET", "/api/towns?view=wrong", 503)).contains("another service");
        for (String hops : List.of("1", "2", "-1", "x")) {
            Wire.Answer again = send(live, "GET", "/api/towns?view=day", Forwarder.HOPS + ": " + hops + "\r\n");
            assertThat(RefusalsTest.assertProblem(again, 421).get("type").asText())
                    .endsWith(":misdirected");
        }
    }

    @Test
    void nothingIsWrittenToAReplay() throws Exception {
        for (String path : List.of("/api/reports", "/api/sources", "/api/places", "/api/decisions", "/api/receivers")) {
            assertThat(refused("POST", path + "?view=day", 409)).contains("\"day\"", "live service");
            assertThat(refused("POST", path + "?view=nobody", 409)).contains("live service");
            assertThat(RefusalsTest.assertProblem(send(day, "POST", path, ""), 409)
                            .get("detail")
                            .asText())
                    .contains("this is replay \"day\"", "live service");
        }
        assertThat(refused("DELETE", "/api/receivers/x?view=day", 409)).contains("live service");
        assertThat(RefusalsTest.assertProblem(send(day, "DELETE", "/api/replays/day", ""), 409)
                        .get("detail")
                        .asText())
                .contains("this is replay \"day\"");
        assertThat(live.post("/api/reports?view=live", REPORT).statusCode()).isEqualTo(202);
        assertThat(live.reports).hasSize(1);
        assertThat(day.reports).isEmpty();
    }

    @Test
    void peersOfAReplayAreAskedByWayOfTheServiceThatOpenedIt() throws Exception {
        Json json = new Json(WebConfig.DEFAULT_ZONE);
        HttpPeers peers = new HttpPeers(json, day.model.incarnation(), Optional.of("day"), Optional.empty());
        day.accounts.unsettled.putAll(Map.of(0, 1, 1, 10));

        assertThat(peers.unsettled(live.uri(), Set.of(0, 1))).isEqualTo(11);
        assertThat(peers.town(live.uri(), "hama", Moment.NOW)).isEmpty();
        assertThat(peers.townsOf(live.uri(), Moment.NOW, Set.of("hama", "a town/with \"signs\"")))
                .isEmpty();
        assertThat(send(
                                live,
                                "GET",
                                "/internal/held/towns/hama?view=day",
                                PeersOnly.INCARNATION + ": " + Long.toHexString(live.model.incarnation() + 1) + "\r\n")
                        .status())
                .as("one of other topics")
                .isEqualTo(421);
    }

    private List<String> statuses(String path) throws Exception {
        return live.json(path).findValuesAsText("status");
    }

    private String refused(String method, String path, int status) throws Exception {
        return RefusalsTest.assertProblem(send(live, method, path, ""), status)
                .get("detail")
                .asText();
    }

    /** What headers tell whoever asked; date and connection are each service's own, and nothing is said by the length of nothing. */
    private static Map<String, String> told(Wire.Answer answer) {
        return answer.headers().entrySet().stream()
                .filter(header -> !Set.of("date", "connection").contains(header.getKey()))
                .filter(header -> answer.status() != 304 || !header.getKey().equals("content-length"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Wire.Answer head(MemoryService service, String path) throws Exception {
        return send(service, "HEAD", path, "");
    }

    private static Wire.Answer send(MemoryService service, String method, String path, String headers)
            throws Exception {
        try (Wire wire = new Wire(service.uri())) {
            return wire.send(method, path, headers, NOTHING);
        }
    }
}
