package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import org.claimline.avro.DisputeState;
import org.claimline.explain.SeedTowns;
import org.claimline.replay.ReplayState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the feed runs, over HTTP. */
class FeedOverHttpTest {
    private final MemoryService live = MemoryService.of("live", List.of());
    private final MemoryService day = MemoryService.of("day", List.of());

    @AfterEach
    void stop() {
        live.close();
        day.close();
    }

    @Test
    void theFeedIsToldFromItsFirstToItsLastTimeWithWhatFellWhen() throws Exception {
        SeedTowns seed = SeedTowns.load();
        seed.ids().forEach(id -> live.accounts.rows.put(id, seed.rows(id)));
        live.model.put("hama|d1", Samples.dispute("d1", "hama", DisputeState.OPEN));

        JsonNode feed = live.json("/api/feed");

        assertThat(time(feed.at("/eventTime/first"))).isBefore(time(feed.at("/eventTime/last")));
        assertThat(time(feed.at("/knownTime/first"))).isBefore(time(feed.at("/knownTime/last")));
        assertThat(feed.at("/bucketMillis").asLong()).isEqualTo(3_600_000);
        assertThat(feed.get("buckets")).hasSizeBetween(40, 400);
        int claims = 0;
        int disputes = 0;
        for (JsonNode bucket : feed.get("buckets")) {
            OffsetDateTime at = time(bucket.get("at"));
            assertThat(at).isBeforeOrEqualTo(time(feed.at("/eventTime/last")));
            assertThat(at.plusHours(1)).isAfter(time(feed.at("/eventTime/first")));
            claims += bucket.get("claims").asInt();
            disputes += bucket.get("disputes").asInt();
        }
        assertThat(claims)
                .isEqualTo(
                        seed.ids().stream().mapToInt(id -> seed.rows(id).size()).sum());
        assertThat(disputes).isEqualTo(1);
    }

    @Test
    void ofAnEmptyFeedNoTimesAreTold() throws Exception {
        JsonNode feed = live.json("/api/feed");

        assertThat(feed.get("eventTime").isNull()).isTrue();
        assertThat(feed.get("knownTime").isNull()).isTrue();
        assertThat(feed.get("buckets")).isEmpty();
    }

    @Test
    void aReplayHasItsOwn() throws Exception {
        SeedTowns seed = SeedTowns.load();
        day.accounts.rows.put("hama", seed.rows("hama"));
        live.replays.keep("day", ReplayState.PAUSED, day.uri());
        live.replays.located.put("day", day.uri());

        assertThat(live.json("/api/feed?view=day").get("buckets")).isNotEmpty();
        assertThat(live.json("/api/feed").get("buckets")).isEmpty();
    }

    @Test
    void whileClaimsAreOnTheirWayItIsAskedForAgain() throws Exception {
        live.accounts.moving = true;

        assertThat(live.get("/api/feed").statusCode()).isEqualTo(503);
    }

    private static OffsetDateTime time(JsonNode text) {
        return OffsetDateTime.parse(text.asText());
    }
}
