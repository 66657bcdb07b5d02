package org.claimline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that ask a running service, and one that answers as told. */
class ServiceCommandsTest {
    private static final String TOWN = """
            {"townId":"%s","name":"%s","arabicName":"حماة","status":"CONTESTED","controller":null,"claimedBy":"opposition",\
            "since":"2024-11-30T20:00:00+03:00","openDisputes":1}""";

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/towns", this::towns);
        server.createContext(
                "/api/sources",
                exchange -> answer(
                        exchange,
                        200,
                        "[{\"id\":\"sohr\",\"name\":\"Observatory\",\"stance\":\"NEUTRAL\","
                                + "\"reliability\":\"B\",\"kind\":null,\"relays\":[\"x\",\"y\"],\"aliases\":[\"المرصد\"]},"
                                + "{\"id\":\"other\",\"name\":\"Other\"}]"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aListThatComesInPagesIsPrintedWhole() {
        Cli.Ran ran =
                run("towns", "--status", "contested,unclear", "--q", "حماة", "--known-at", "2024-11-30T22:00:00+03:00");

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().toList())
                .contains("Hama  حماة    CONTESTED  unknown     opposition  2024-11-30 20:00         1")
                .contains("2 towns; times are +03:00");
        assertThat(asked.get(0))
                .contains("status=contested%2Cunclear", "knownAt=2024-11-30T22%3A00%3A00%2B03%3A00", "q=%D8%AD");
    }

    @Test
    void jsonIsWhatTheServiceAnswered() {
        assertThat(run("towns", "--json").out().strip())
                .isEqualTo("[" + TOWN.formatted("hama", "Hama") + "," + TOWN.formatted("homs", "Homs") + "]");
    }

    @Test
    void aNameThatCouldBeSeveralPlacesIsToldWithThem() {
        Cli.Ran ran = run("explain", "Salhiya");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errors().lines().toList())
                .containsExactly(
                        "claimline: \"Salhiya\" could be 2 places",
                        "  salhiya-hama  Salhiya, Hama",
                        "  salhiya-idlib  Salhiya, Idlib");
    }

    @Test
    void anExplanationIsAskedForAsTextAndAsJson() {
        assertThat(run("explain", "Hama").out()).isEqualTo("Hama is held by the opposition.\n");
        assertThat(run("explain", "Hama", "--json").out()).isEqualTo("{\"verdict\":\"held\"}\n");
    }

    @Test
    void aServiceThatIsBusyIsAskedAgain() {
        assertThat(run("explain", "Busy").out()).isEqualTo("Busy no more.\n");
    }

    @Test
    void sourcesAreFoundByAnyOfTheirNames() {
        assertThat(run("sources", "--q", "المرصد").out())
                .contains("sohr  Observatory  NEUTRAL  B      -     x, y", "1 source")
                .doesNotContain("other");
    }

    @Test
    void whatIsNoServiceIsToldSo() {
        server.createContext("/other", exchange -> answer(exchange, 500, "<html>"));
        Cli.Ran ran = Cli.plain("explain", "Hama", "--url", url() + "/other");

        assertThat(ran.code()).isEqualTo(70);
        assertThat(ran.errors()).contains("/other/api/towns/Hama/explain answered 500");
        assertThat(Cli.plain("towns", "--url", "localhost:8080").code()).isEqualTo(2);
    }

    private Cli.Ran run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", url() + "/"));
        return Cli.plain(all.toArray(String[]::new));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void towns(HttpExchange exchange) throws IOException {
        String uri = exchange.getRequestURI().toString();
        asked.add(uri);
        String accept = exchange.getRequestHeaders().getFirst("accept");
        if (uri.contains("Salhiya")) {
            answer(exchange, 409, """
                    {"type":"t","title":"t","status":409,"detail":"\\"Salhiya\\" could be 2 places","candidates":[\
                    {"townId":"salhiya-hama","name":"Salhiya","governorate":"Hama"},\
                    {"townId":"salhiya-idlib","name":"Salhiya","governorate":"Idlib"}]}""");
        } else if (uri.contains("Busy")) {
            answer(exchange, asked.size() == 1 ? 503 : 200, "Busy no more.");
        } else if (uri.endsWith("/explain")) {
            answer(
                    exchange,
                    200,
                    accept.startsWith("text/plain") ? "Hama is held by the opposition.\n" : "{\"verdict\":\"held\"}");
        } else if (uri.contains("cursor=2")) {
            answer(exchange, 200, "[" + TOWN.formatted("homs", "Homs") + "]");
        } else {
            exchange.getResponseHeaders().add("Link", "</api/towns?cursor=2>; rel=\"next\"");
            answer(exchange, 200, "[" + TOWN.formatted("hama", "Hama") + "]");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
