package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Status;
import org.claimline.avro.TownState;
import org.claimline.query.Feed;
import org.claimline.query.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of alerts and the map. */
class AlertsAndMapTest {
    private static final Pattern LINK = Pattern.compile("<(.*)>; rel=\"(.*)\"");

    private final MemoryService http = MemoryService.checking(report -> List.of());

    @BeforeEach
    void raise() {
        http.registers.put(Samples.place("hama", "Hama", null, "Hamah"));
        raise(0, 0, alert("a0", "hama", AlertKind.NEWLY_CONTESTED, 0), 0);
        raise(1, 0, alert("a1", "homs", AlertKind.NEWLY_CONTESTED, 5), 1);
        raise(0, 1, alert("a2", "hama", AlertKind.SETTLED, 2), 2);
        raise(1, 1, alert("a3", "homs", AlertKind.CORRECTION, 3), 3);
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void alertsAreListedAsTheyWereRaised() throws Exception {
        assertThat(ids(http.get("/api/alerts"))).containsExactly("a0", "a1", "a2", "a3");
        JsonNode first = http.json("/api/alerts").get(0);
        assertThat(first.get("headline").asText()).isEqualTo("hama: newly contested");
        assertThat(first.get("at").asText()).isEqualTo("2024-11-30T19:30:00+03:00");
        assertThat(first.get("positions").get("neutral")).isEmpty();
    }

    @Test
    void theyAreFiltered() throws Exception {
        assertThat(ids(http.get("/api/alerts?townId=Hamah"))).containsExactly("a0", "a2");
        assertThat(ids(http.get("/api/alerts?kind=settled,CORRECTION"))).containsExactly("a2", "a3");
        assertThat(ids(http.get("/api/alerts?since=2024-11-30T19:32:00+03:00"))).containsExactly("a1", "a2", "a3");
        assertThat(ids(http.get("/api/alerts?since=2024-11-30T19:32:00+03:00&townId=hama")))
                .containsExactly("a2");
        assertThat(http.get("/api/alerts?kind=LOUD").statusCode()).isEqualTo(400);
        assertThat(http.get("/api/alerts?since=yesterday").statusCode()).isEqualTo(400);
        assertThat(http.get("/api/alerts?townId=Atlantis").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesFollowEachOtherAndTheLastTellsWhereMoreWillBe() throws Exception {
        HttpResponse<String> page = http.get("/api/alerts?limit=3&kind=NEWLY_CONTESTED,SETTLED,CORRECTION");
        assertThat(ids(page)).containsExactly("a0", "a1", "a2");
        assertThat(link(page, "next")).isPresent();

        page = http.get(link(page, "next").orElseThrow());
        assertThat(ids(page)).containsExactly("a3");
        assertThat(link(page, "next")).isEmpty();

        String later = link(page, "monitor").orElseThrow();
        assertThat(ids(http.get(later))).isEmpty();
        raise(0, 2, alert("a4", "hama", AlertKind.WIDENED, 9), 9);
        raise(0, 3, alert("a5", "hama", AlertKind.SETTLED, 1), 10);
        assertThat(ids(http.get(later))).containsExactly("a5");
    }

    @Test
    void anyPageSizeShowsEachAlertOnceInOneOrder() throws Exception {
        for (int limit = 1; limit <= 5; limit++) {
            List<String> all = new ArrayList<>();
            Optional<String> next = Optional.of("/api/alerts?limit=" + limit);
            while (next.isPresent()) {
                HttpResponse<String> page = http.get(next.get());
                all.addAll(ids(page));
                next = link(page, "next");
            }
            assertThat(all).as("limit " + limit).containsExactly("a0", "a1", "a2", "a3");
        }
    }

    @Test
    void whereThePagesEndedTheStreamGoesOnAndTheOtherWayRound() throws Exception {
        HttpResponse<String> page = http.get("/api/alerts?limit=2");
        String cursor = link(page, "next").orElseThrow().replaceAll(".*cursor=", "");
        assertThat(ids(http.get("/api/alerts?since=" + cursor))).containsExactly("a2", "a3");

        String id = http.model.mark().text();
        raise(1, 2, alert("a4", "homs", AlertKind.WIDENED, 9), 9);
        assertThat(ids(http.get("/api/alerts?since=" + id))).containsExactly("a4");
    }

    @Test
    void aCursorThatIsNoneOrOfOtherTopicsIsRefused() throws Exception {
        assertThat(http.get("/api/alerts?cursor=42").statusCode()).isEqualTo(400);
        String other =
                new org.claimline.query.Mark(77, Samples.THEN, http.model.mark().next()).text();

        HttpResponse<String> refused = http.get("/api/alerts?cursor=" + other);

        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.body()).contains("begin again");
    }

    @Test
    void theMapHasTheTownsOfTheListWithTimesInMilliseconds() throws Exception {
        http.model.put(placed("hama", 35.1, 36.7), OptionalLong.of(7));
        http.model.put(Samples.state("nowhere", "Nowhere", Status.CLAIMED, null), OptionalLong.of(1));

        HttpResponse<String> answer = http.get("/api/towns.geojson");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/geo+json");
        JsonNode map = MemoryService.JSON.readTree(answer.body());
        assertThat(map.get("type").asText()).isEqualTo("FeatureCollection");
        JsonNode hama = map.get("features").get(0);
        assertThat(hama.get("id").asText()).isEqualTo("hama");
        assertThat(hama.get("geometry").toString()).isEqualTo("{\"type\":\"Point\",\"coordinates\":[36.7,35.1]}");
        assertThat(hama.get("properties").get("since").asLong()).isEqualTo(Samples.THEN.toEpochMilli());
        assertThat(map.get("features").get(1).get("geometry").isNull()).isTrue();
        JsonNode summary = http.json("/api/towns").get(0);
        summary.fieldNames()
                .forEachRemaining(name ->
                        assertThat(hama.get("properties").has(name)).as(name).isTrue());
        assertThat(MemoryService.JSON
                        .readTree(http.get("/api/towns.geojson?status=CLAIMED").body())
                        .get("features"))
                .hasSize(1);
        assertThat(http.get("/api/towns.geojson?at=then").statusCode()).isEqualTo(400);
    }

    private void raise(int partition, long offset, ContestedAlert alert, int second) {
        http.model.add(new Position(Feed.ALERTS, partition, offset), Samples.THEN.plusSeconds(second), alert);
    }

    private static ContestedAlert alert(String id, String town, AlertKind kind, int minutes) {
        Instant at = Samples.THEN.plusSeconds(60L * minutes);
        return ContestedAlert.newBuilder(Samples.alert(id, town))
                .setKind(kind)
                .setAt(at)
                .build();
    }

    private static TownState placed(String id, double lat, double lon) {
        TownState state = Samples.state(id, id, Status.CONFIRMED, "opposition");
        return TownState.newBuilder(state)
                .setPlace(PlaceRef.newBuilder(state.getPlace())
                        .setLatitude(lat)
                        .setLongitude(lon)
                        .build())
                .build();
    }

    private static List<String> ids(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return MemoryService.JSON.readTree(answer.body()).findValuesAsText("alertId");
    }

    private static Optional<String> link(HttpResponse<String> answer, String relation) {
        Matcher link = LINK.matcher(answer.headers().firstValue("Link").orElse(""));
        return link.matches() && link.group(2).equals(relation) ? Optional.of(link.group(1)) : Optional.empty();
    }
}
