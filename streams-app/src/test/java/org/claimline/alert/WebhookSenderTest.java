package org.claimline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a receiver that is there, and does as it likes. */
class WebhookSenderTest {
    private static final Instant NOW = Instant.parse("2024-11-30T18:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final AddressGuard LOOPBACK = new AddressGuard(List.of("127.0.0.0/8"));
    private static final byte[] BODY = "{\"town\":\"\u062D\u0645\u0627\u0629\"}".getBytes(StandardCharsets.UTF_8);

    private final WebhookSecret secret = WebhookSecret.random(new SecureRandom());
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private WebhookSender sender;

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Received(String path, Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(h -> h.getKey().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .get(0);
        }
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.start();
        sender = new WebhookSender(LOOPBACK, Duration.ofSeconds(20), CLOCK);
    }

    @AfterEach
    void stop() {
        sender.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aMessageIsPostedSignedAndTaken() {
        on("/hook", exchange -> exchange.sendResponseHeaders(204, -1));

        assertThat(send("/hook")).isEqualTo(new Outcome.Taken(204));

        Received message = received.remove();
        assertThat(message.body()).isEqualTo(BODY);
        assertThat(message.header("content-type")).startsWith("application/json");
        assertThat(message.header("webhook-id")).isEqualTo("a-1");
        assertThat(message.header("webhook-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(message.header("webhook-signature")).isEqualTo(secret.signature("a-1", NOW, BODY));
    }

    @Test
    void whileASecretChangesBothSign() {
        on("/hook", exchange -> exchange.sendResponseHeaders(200, -1));
        WebhookSecret next = WebhookSecret.random(new SecureRandom());

        sender.send(new WebhookSender.Message("a-1", BODY), at("/hook"), List.of(next, secret));

        assertThat(received.remove().header("webhook-signature").split(" "))
                .containsExactly(next.signature("a-1", NOW, BODY), secret.signature("a-1", NOW, BODY));
    }

    @Test
    void aRedirectIsNotFollowed() {
        on("/hook", exchange -> {
            exchange.getResponseHeaders().set("Location", at("/elsewhere").toString());
            exchange.sendResponseHeaders(307, -1);
        });
        on("/elsewhere", exchange -> exchange.sendResponseHeaders(200, -1));

        assertThat(failed("/hook").why()).isEqualTo("answered 307; redirects are not followed");
        assertThat(received).extracting(Received::path).containsExactly("/hook");
    }

    @Test
    void aReceiverThatIsGoneSaysSo() {
        on("/hook", exchange -> exchange.sendResponseHeaders(410, -1));

        assertThat(failed("/hook").cause()).isEqualTo(Outcome.Cause.GONE);
    }

    @Test
    void whatItSaysIsToldOnOneLineAndShort() {
        on("/hook", exchange -> answer(exchange, 500, "database\nis\u202e away\u0007 " + "x".repeat(100_000)));

        assertThat(failed("/hook").why())
                .startsWith("answered 500: database is away xxx")
                .hasSizeLessThan(300);
    }

    @Test
    void whenToComeBackIsReadInSecondsOrAsADate() {
        Deque<String> asked = new ArrayDeque<>(List.of(
                "120",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.plusSeconds(90).atOffset(ZoneOffset.UTC)),
                "soon",
                "-5",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.minusSeconds(90).atOffset(ZoneOffset.UTC))));
        on("/hook", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", asked.remove());
            exchange.sendResponseHeaders(429, -1);
        });

        assertThat(failed("/hook").retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(failed("/hook").retryAfter()).contains(Duration.ofSeconds(90));
        assertThat(failed("/hook").retryAfter()).isEmpty();
        assertThat(failed("/hook").retryAfter()).isEmpty();
        assertThat(failed("/hook").retryAfter()).isEmpty();
    }

    @Test
    void oneThatNeverAnswersEndsInTime() {
        on("/hook", exchange -> block());

        assertThat(impatient("/hook").why()).isEqualTo("no answer within 300 ms");
    }

    @Test
    void oneThatAnswersWithoutEndEndsInTime() {
        on("/hook", exchange -> {
            exchange.sendResponseHeaders(500, 0);
            while (!Thread.interrupted()) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        });

        assertThat(impatient("/hook").why()).startsWith("answered 500");
    }

    @Test
    void oneThatTricklesItsAnswerEndsInTime() {
        on("/hook", exchange -> {
            exchange.sendResponseHeaders(500, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            block();
        });

        assertThat(impatient("/hook").why()).isEqualTo("no answer within 300 ms");
    }

    @Test
    void nobodyThereIsAFailure() {
        server.stop(0);

        assertThat(failed("/hook").why()).contains("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "0.0.0.0"})
    void ourOwnNetworkIsNotReachedHoweverItIsWritten(String host) {
        on("/hook", exchange -> exchange.sendResponseHeaders(200, -1));
        WebhookSender guarded = new WebhookSender(new AddressGuard(List.of()), Duration.ofSeconds(20), CLOCK);

        Outcome outcome = guarded.send(
                new WebhookSender.Message("a-1", BODY),
                URI.create("http://" + host + ":" + server.getAddress().getPort() + "/hook"),
                List.of(secret));

        guarded.close();
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(received).isEmpty();
    }

    @Test
    void aNameThatIsLookedUpOtherwiseAMomentLaterDoesNotGetBy() throws IOException {
        on("/hook", exchange -> exchange.sendResponseHeaders(200, -1));
        Deque<InetAddress> answers =
                new ArrayDeque<>(List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2")));
        WebhookSender turning = new WebhookSender(
                new AddressGuard(List.of("127.0.0.1")), names(answers), Duration.ofSeconds(20), CLOCK);
        URI url = URI.create("http://turning.example:" + server.getAddress().getPort() + "/hook");

        Outcome first = turning.send(new WebhookSender.Message("a-1", BODY), url, List.of(secret));
        server.stop(0);
        Outcome second = turning.send(new WebhookSender.Message("a-1", BODY), url, List.of(secret));

        turning.close();
        assertThat(first).isEqualTo(new Outcome.Taken(200));
        assertThat(answers)
                .as("the name was looked up once for each connection")
                .isEmpty();
        assertThat(((Outcome.Failed) second).why())
                .contains("turning.example is 127.0.0.2")
                .contains("CLAIMLINE_WEBHOOK_ALLOWED_NETWORKS");
    }

    private static DnsResolver names(Deque<InetAddress> answers) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {answers.remove()};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private void on(String path, Answer answer) {
        server.createContext(path, exchange -> {
            received.add(new Received(
                    exchange.getRequestURI().getPath(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes()));
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Until the test is over. */
    private static void block() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Outcome send(String path) {
        return sender.send(new WebhookSender.Message("a-1", BODY), at(path), List.of(secret));
    }

    private Outcome.Failed failed(String path) {
        return (Outcome.Failed) send(path);
    }

    private Outcome.Failed impatient(String path) {
        try (WebhookSender soon = new WebhookSender(LOOPBACK, Duration.ofMillis(300), CLOCK)) {
            return (Outcome.Failed) soon.send(new WebhookSender.Message("a-1", BODY), at(path), List.of(secret));
        }
    }
}
