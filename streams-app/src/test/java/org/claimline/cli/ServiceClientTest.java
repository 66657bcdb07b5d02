package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To whom the commands show the token that they were given. */
class ServiceClientTest {
    private static final String TOKEN = "clt_canary";

    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
    private final List<String> shownElsewhere = Collections.synchronizedList(new ArrayList<>());
    private HttpServer service;
    private HttpServer elsewhere;

    @BeforeEach
    void start() throws IOException {
        elsewhere = server(shownElsewhere, 200, Map.of(), "[]");
    }

    @AfterEach
    void stop() {
        service.stop(0);
        elsewhere.stop(0);
    }

    @Test
    void theServiceIsShownTheToken() throws IOException {
        service = server(shown, 200, Map.of(), "[]");

        client(Optional.of(TOKEN)).json("/api/towns", List.of());
        client(Optional.empty()).json("/api/towns", List.of());

        assertThat(shown).containsExactly("Bearer " + TOKEN, "null");
    }

    @Test
    void nobodyElseIs() throws IOException {
        service = server(shown, 307, Map.of("Location", address(elsewhere) + "/api/towns"), "");
        assertThatThrownBy(() -> client(Optional.of(TOKEN)).json("/api/towns", List.of()))
                .isInstanceOf(RefusedException.class);
        service.stop(0);
        service = server(shown, 200, Map.of("Link", "<" + address(elsewhere) + "/api/towns>; rel=\"next\""), "[]");
        assertThatThrownBy(() -> client(Optional.of(TOKEN)).list("/api/towns", List.of()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("not asked");

        assertThat(shown).hasSize(2);
        assertThat(shownElsewhere).isEmpty();
    }

    @Test
    void whoIsRefusedIsToldWhatToSet() throws IOException {
        service = server(shown, 401, Map.of(), "{\"detail\":\"x\"}");

        assertThatThrownBy(() -> client(Optional.empty()).json("/api/towns", List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("set CLAIMLINE_TOKEN to yours");
        assertThatThrownBy(() -> client(Optional.of(TOKEN)).json("/api/towns", List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("does not know the token in CLAIMLINE_TOKEN")
                .hasMessageNotContaining(TOKEN);
    }

    private ServiceClient client(Optional<String> token) {
        return new ServiceClient(address(service), token);
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static HttpServer server(List<String> heard, int status, Map<String, String> headers, String body)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
