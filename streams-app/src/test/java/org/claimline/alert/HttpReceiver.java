package org.claimline.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of webhooks as its own team would write it: verifies every message, and answers as the test wants. */
public final class HttpReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] key;
    private final ConcurrentLinkedQueue<Message> messages = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile Answer answer = exchange -> exchange.sendResponseHeaders(204, -1);

    /** What is answered. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /**
     * A message that came.
     *
     * @param genuine whether its signature is that of the secret
     * @param taken   whether it was answered with 2xx
     */
    public record Message(String id, Instant came, boolean genuine, JsonNode body, boolean taken) {}

    /** Listens on {@code port}, or on a free one. */
    public HttpReceiver(String secret, int port) throws IOException {
        key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    public void answers(Answer next) {
        answer = next;
    }

    public void answers(int status) {
        answers(exchange -> exchange.sendResponseHeaders(status, -1));
    }

    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** The alerts that it took. */
    public Set<String> taken() {
        return messages.stream().filter(Message::taken).map(Message::id).collect(Collectors.toSet());
    }

    private void take(HttpExchange exchange) throws IOException {
        Instant came = Instant.now();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        boolean genuine = isGenuine(exchange, id, body);
        try {
            answer.to(exchange);
        } finally {
            int status = exchange.getResponseCode();
            messages.add(new Message(id, came, genuine, JSON.readTree(body), status >= 200 && status < 300));
            exchange.close();
        }
    }

    private boolean isGenuine(HttpExchange exchange, String id, byte[] body) {
        try {
            String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
            byte[] wanted = mac.doFinal(body);
            boolean fresh = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) < 300;
            return fresh
                    && Arrays.stream(exchange.getRequestHeaders()
                                    .getFirst("webhook-signature")
                                    .split(" ", -1))
                            .filter(signature -> signature.startsWith("v1,"))
                            .map(signature -> Base64.getDecoder().decode(signature.substring(3)))
                            .anyMatch(signature -> MessageDigest.isEqual(wanted, signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
