package org.claimline.local.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.claimline.local.LocalStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP in front of a {@link Router}: JSON in, JSON out, every failure with Confluent's error code. Loopback only. */
final class RegistryServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryServer.class);
    private static final String HOST = "127.0.0.1";
    private static final int THREADS = 4;

    private final HttpServer http;
    private final ExecutorService threads;
    private final Router router;
    private final Json json;

    private RegistryServer(HttpServer http, Router router, Json json) {
        this.http = http;
        this.router = router;
        this.json = json;
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "registry-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    static RegistryServer start(int port, Router router, Json json) {
        // The JDK's server sends head and body apart; with Nagle's algorithm each answer would take 40 ms. It reads
        // this
        // property when its first server is made, and has no other way to be told.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer http;
        try {
            http = HttpServer.create(new InetSocketAddress(HOST, port), 0);
        } catch (IOException e) {
            throw new LocalStartException(
                    "the registry's port " + port + " on " + HOST + " cannot be used: " + e.getMessage()
                            + "; choose another, or 0 for any free one",
                    e);
        }
        RegistryServer server = new RegistryServer(http, router, json);
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    URI uri() {
        return URI.create("http://" + HOST + ":" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            byte[] answer;
            try {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                answer = json.write(
                        router.answer(Request.of(exchange.getRequestMethod(), exchange.getRequestURI(), body)));
            } catch (RegistryException e) {
                status = e.status();
                answer = json.write(e.answer());
            } catch (RuntimeException e) {
                LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
                status = 500;
                answer = json.write(new Answers.Failure(500, "Internal Server Error"));
            }
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
