package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.claimline.avro.Status;
import org.claimline.replay.ReplayState;
import org.claimline.replay.ReplayStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of the live towns and of a replay's. */
class ViewsPageTest {
    private static final Pattern DATA = Pattern.compile("href=\"(/api/[^\"]*)\"");

    private final MemoryService live = MemoryService.of("live", List.of());
    private final MemoryService day = MemoryService.of("day", List.of());

    @BeforeEach
    void fill() {
        live.model.put(Samples.state("homs", "Homs", Status.CONFIRMED, "opposition"), OptionalLong.of(1));
        day.model.put(Samples.state("hama", "Hama", Status.CONTESTED, null), OptionalLong.of(1));
        day.model.add(Samples.alert("a-1", "hama"));
    }

    @AfterEach
    void stop() {
        live.close();
        day.close();
    }

    @Test
    void withoutReplaysNothingIsToldOfThem() throws Exception {
        String page = live.get("/").body();

        assertThat(page).contains("View: <strong>live</strong>", ">Homs<").doesNotContain("Replays", "view=");
    }

    @Test
    void thePageListsReplaysWithHowFarTheyAreAndTheClocksOfThoseThatRun() throws Exception {
        live.replays.keep("day", ReplayState.RUNNING, day.uri());
        live.replays.keep("before", ReplayState.ENDED, null);

        String page = live.get("/").body();

        assertThat(page)
                .contains(
                        "<a href=\"/?view=before\">before</a>",
                        "<a href=\"/?view=day\">day</a>",
                        "running, feed time",
                        "30 Nov 2024, 18:40",
                        "600 times faster than life, 120 of 300 reports told",
                        "<progress max=\"300\" value=\"120\" aria-label=\"Reports told of day\">",
                        "aria-label=\"Pause replay day\"",
                        "aria-label=\"Step replay day\"",
                        "<option selected>600</option>",
                        "role=\"status\"")
                .doesNotContain("replay before\"");
    }

    @Test
    void thePageOfAReplayAsksForItsDataAlone() throws Exception {
        live.replays.keep("day", ReplayState.RUNNING, day.uri());
        live.replays.located.put("day", day.uri());
        day.replays.keep("day", ReplayState.RUNNING, null);
        day.replays.keep("other", ReplayState.ENDED, null);

        HttpResponse<String> page = live.get("/?view=day");

        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body())
                .contains(
                        "View: replay <strong>day</strong>",
                        "30 Nov 2024, 01:00",
                        "Nothing here is news",
                        "<a href=\"/?view=live\">",
                        "<a href=\"/?view=other\">other</a>",
                        "aria-label=\"Pause replay day\"",
                        ">Hama<")
                .doesNotContain(">Homs<");
        List<String> data =
                DATA.matcher(page.body()).results().map(link -> link.group(1)).toList();
        assertThat(data).hasSizeGreaterThan(4).allMatch(link -> link.matches(".*[?;]view=day"));
        for (String link : data) {
            assertThat(live.get(link.replace("&amp;", "&")).statusCode())
                    .as(link)
                    .isIn(200, 404);
        }
        assertThat(day.get("/").body())
                .as("where nobody knows where the live service is")
                .contains("View: replay <strong>day</strong>")
                .doesNotContain("view=live", "view=other");
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndHasNoScriptWithinIt() throws Exception {
        HttpResponse<String> page = live.get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        Matcher script = Pattern.compile("<script([^>]*)>(.*?)</script>").matcher(page.body());
        assertThat(script.find()).isTrue();
        assertThat(script.group(1)).isEqualTo(" src=\"/page.js\" defer");
        assertThat(script.group(2)).isEmpty();
        assertThat(script.find()).isFalse();
        assertThat(live.get("/page.js").headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
    }

    @Test
    void whatAReplayTellsOfItselfIsEscaped() {
        String hostile = "\"><script>alert('x')</script>&";
        ReplayStatus status = new ReplayStatus(
                hostile,
                ReplayState.RUNNING,
                Instant.EPOCH,
                Instant.EPOCH,
                hostile,
                hostile,
                true,
                hostile,
                null,
                null,
                new ReplayStatus.Reports(0, 0, 7, 0),
                Instant.EPOCH,
                null,
                null,
                hostile,
                hostile);
        ReplaysPart part = new ReplaysPart(hostile, true, List.of(status), ZoneId.of("Asia/Damascus"));

        for (String html : List.of(part.heading(), part.list(), part.query('?'))) {
            assertThat(html).doesNotContain("<script", "'x'", "\">\"");
        }
        assertThat(part.list())
                .contains("max=\"1\" value=\"1\"", "as fast as it goes", "<option selected>max</option>");
    }

    @Test
    void whyAPageIsNotShownIsToldToPeopleAsAPageToo() throws Exception {
        live.replays.keep("day", ReplayState.RUNNING, day.uri());
        live.replays.located.put("day", day.uri());
        String page = "text/html,application/xhtml+xml,*/*;q=0.8";

        HttpResponse<String> none = asked("/?view=%3Cscript%3E", page);
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(none.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(none.body())
                .contains("there is no replay", "&lt;script&gt;", "there is day", "<a href=\"/?view=live\">")
                .doesNotContain("<script", "refresh");
        day.unread.add("the towns are being read");
        HttpResponse<String> reading = asked("/?view=day", page);
        assertThat(reading.statusCode()).isEqualTo(503);
        assertThat(reading.headers().firstValue("Retry-After")).isPresent();
        assertThat(reading.body()).contains("the towns are being read", "http-equiv=\"refresh\"");
        assertThat(asked("/?view=nobody", "application/json").headers().firstValue("Content-Type"))
                .contains(Problem.MEDIA_TYPE);
    }

    private HttpResponse<String> asked(String path, String accepted) throws Exception {
        return live.send(HttpRequest.newBuilder().header("Accept", accepted).GET(), path);
    }

    @Test
    void aListThatCannotBeHadKeepsNobodyFromTheTowns() throws Exception {
        live.replays.unlistable = true;

        assertThat(live.get("/").body()).contains(">Homs<");
    }
}
