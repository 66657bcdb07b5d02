package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.claimline.replay.ReplayState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page and its files are served; what it does in a browser is tested in one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private static final byte[] NOTHING = new byte[0];
    private static final String FOR_PEOPLE = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    private final MemoryService live = MemoryService.of("live", List.of());
    private final MemoryService day = MemoryService.of("day", List.of());

    @BeforeAll
    void keepAReplay() {
        live.replays.keep("day", ReplayState.RUNNING, day.uri());
        live.replays.located.put("day", day.uri());
    }

    @BeforeEach
    void beRead() {
        day.unread.clear();
    }

    @AfterAll
    void stop() {
        live.close();
        day.close();
    }

    @Test
    void thePageKnowsTheZoneAndTheViewThatItShows() throws Exception {
        assertThat(live.get("/").body())
                .contains("data-zone=\"Asia/Damascus\"", "data-view=\"live\"", "data-by-live=\"true\"")
                .contains("data-tiles=\"\"", "data-tiles-credit=\"\"");
        assertThat(live.get("/?view=day").body()).contains("data-view=\"day\"", "data-by-live=\"true\"");
        assertThat(day.get("/").body())
                .as("where nobody knows where the live service is")
                .contains("data-view=\"day\"", "data-by-live=\"false\"");
    }

    @Test
    void whoHasNoScriptsIsToldWhereTheDataIs() throws Exception {
        assertThat(live.get("/").body())
                .containsPattern("<noscript>(?s:.*)needs JavaScript(?s:.*)/api/towns(?s:.*)/api/disputes");
    }

    @Test
    void allThatThePageNamesIsThere() throws Exception {
        List<String> named = NAMED.matcher(live.get("/").body())
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThan(5).allMatch(address -> address.startsWith("/"));
        for (String address : named) {
            assertThat(live.get(address).statusCode()).as(address).isEqualTo(200);
        }
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndHasNoScriptOrStyleWithinIt() throws Exception {
        for (String address : List.of("/", "/?view=day")) {
            HttpResponse<String> page = live.get(address);

            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .contains("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            assertThat(page.body())
                    .doesNotContain("<style", " style=", "javascript:")
                    .doesNotContainPattern("\\son\\w+=");
            assertThat(Pattern.compile("<script[^>]*>(.*?)</script>", Pattern.DOTALL)
                            .matcher(page.body())
                            .results()
                            .map(MatchResult::group)
                            .toList())
                    .isNotEmpty()
                    .allMatch(script -> script.contains(" src=\"/page/") && script.endsWith("></script>"));
        }
    }

    @Test
    void tilesAreAllowedFromTheHostThatIsConfiguredAndNoOther() throws Exception {
        Tiles tiles =
                new Tiles("https://tiles.example.org:8443/{z}/{x}/{y}.png?k=\"1\"".replace("\"", "%22"), "\"><b>&");
        try (HttpService service =
                HttpService.start(WebConfig.local(0).over(Optional.of(tiles)), live.parts(report -> List.of()))) {
            HttpResponse<String> page = MemoryService.CLIENT.send(
                    HttpRequest.newBuilder(service.uri().resolve("/")).build(), BodyHandlers.ofString());

            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("img-src 'self' data: https://tiles.example.org:8443;");
            assertThat(page.body())
                    .contains("data-tiles=\"https://tiles.example.org:8443/{z}/{x}/{y}.png?k=%221%22\"")
                    .contains("data-tiles-credit=\"&quot;&gt;&lt;b&gt;&amp;\"");
        }
    }

    @Test
    void aValueIsEscapedAndNeverFilledItself() {
        assertThat(PageShell.filled(
                        "<a b=\"{{view}}\" c=\"{{zone}}\">", Map.of("view", "{{zone}}'\"<$1\\", "zone", "Z")))
                .isEqualTo("<a b=\"{{zone}}&#39;&quot;&lt;$1\\\" c=\"Z\">");
        assertThatThrownBy(() -> PageShell.filled("{{veiw}}", Map.of("view", "live")))
                .hasMessageContainingAll("{{veiw}}", "[view]");
    }

    @ParameterizedTest
    @CsvSource({
        "/page/sign-in.js, text/javascript;charset=utf-8",
        "/page/page.css, text/css;charset=utf-8",
        "/page/lib/leaflet.js, text/javascript;charset=utf-8",
        "/page/lib/leaflet.css, text/css;charset=utf-8",
        "/page/lib/preact.js, text/javascript;charset=utf-8",
        "/page/lib/preact-hooks.js, text/javascript;charset=utf-8",
    })
    void filesAreWhatTheirNamesSay(String path, String type) throws Exception {
        HttpResponse<String> file =
                live.send(HttpRequest.newBuilder().header("Accept", type).GET(), path);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains(type);
        assertThat(file.body()).isNotBlank().doesNotContain("sourceMappingURL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/index.html",
                "/page/nothing.js",
                "/page/",
                "/page/lib/leaflet.js.map",
                "/page/lib/leaflet-src.js",
                "/page/lib/nothing.js",
                "/page/../logback.xml",
                "/page/%2e%2e/logback.xml",
                "/page/..%2flogback.xml",
                "/page/%2e%2e%2fpage%2fpage.css",
                "/page//page.css",
                "/page/./page.css",
                "/page/PAGE.CSS",
                "/page/page.css%00.js",
                "/page/page.css%0a",
                "/page/.js",
                "/page/core",
                "/page.js"
            })
    void whatIsNoFileOfThePageIsNotFound(String path) throws Exception {
        Wire.Answer answer = send("GET", path, "");

        assertThat(answer.status()).as(answer.text()).isIn(400, 404);
        assertThat(answer.header("content-type")).contains(Problem.MEDIA_TYPE);
    }

    @Test
    void whatABrowserHasTravelsNoMoreThanItsTag() throws Exception {
        for (String path : List.of("/", "/page/lib/leaflet.js")) {
            Wire.Answer whole = send("GET", path, "");
            String tag = whole.header("etag").orElseThrow();

            assertThat(whole.header("cache-control")).contains("no-cache");
            assertThat(send("GET", path, "If-None-Match: " + tag + "\r\n").status())
                    .isEqualTo(304);
            Wire.Answer head = send("HEAD", path, "");
            assertThat(head.status()).isEqualTo(200);
            for (String header : List.of("etag", "content-type", "content-length")) {
                assertThat(head.header(header)).as(header).isEqualTo(whole.header(header));
            }
        }
    }

    @Test
    void aFileTravelsCompressed() throws Exception {
        Wire.Answer plain = send("GET", "/page/lib/leaflet.js", "");
        Wire.Answer packed = send("GET", "/page/lib/leaflet.js", "Accept-Encoding: gzip\r\n");

        assertThat(packed.header("content-encoding")).contains("gzip");
        assertThat(packed.header("etag")).isPresent().isNotEqualTo(plain.header("etag"));
        assertThat(packed.body()).hasSizeLessThan(plain.body().length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
    }

    @Test
    void whyAPageIsNotShownIsToldToPeopleAsAPageToo() throws Exception {
        HttpResponse<String> none = asked("/?view=%3Cscript%3E", FOR_PEOPLE);
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(none.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(none.body())
                .contains("there is no replay", "&lt;script&gt;", "there is day", "<a href=\"/?view=live\">")
                .contains("href=\"/page/page.css\"")
                .doesNotContain("<script", "refresh");
        day.unread.add("the towns are being read");
        HttpResponse<String> reading = asked("/?view=day", FOR_PEOPLE);
        assertThat(reading.statusCode()).isEqualTo(503);
        assertThat(reading.headers().firstValue("Retry-After")).isPresent();
        assertThat(reading.body()).contains("the towns are being read", "http-equiv=\"refresh\"");
        assertThat(asked("/?view=nobody", "application/json").headers().firstValue("Content-Type"))
                .contains(Problem.MEDIA_TYPE);
    }

    @Test
    void aFileIsPackedOnceAndKept() {
        PageFiles files = new PageFiles();

        assertThat(files.find("lib/leaflet.js").orElseThrow().packed())
                .isSameAs(files.find("lib/leaflet.js").orElseThrow().packed());
    }

    private HttpResponse<String> asked(String path, String accepted) throws Exception {
        return live.send(HttpRequest.newBuilder().header("Accept", accepted).GET(), path);
    }

    private Wire.Answer send(String method, String path, String headers) throws Exception {
        try (Wire wire = new Wire(live.uri())) {
            return wire.send(method, path, headers, NOTHING);
        }
    }
}
