package org.claimline.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Clients that ask a service the same kind of question for a while, each the next as soon as it has the answer to the last. */
final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI service;
    private final Supplier<Duration> cpuTime;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    /** @param cpuTime how long the service has computed so far, on all its threads */
    Load(URI service, Supplier<Duration> cpuTime) {
        this.service = service;
        this.cpuTime = cpuTime;
    }

    /** How long the service has computed so far. */
    Duration cpuTime() {
        return cpuTime.get();
    }

    /** A kind of question. */
    interface Question {
        /** The path of the next one. */
        String path(Random random);
    }

    /** How long each client asks before it counts, and then while it does; it asks at least as often as said. */
    record Patience(Duration warmUp, Duration counted, int atLeast) {}

    private record Answer(long nanos, int bytes) {}

    Figures ask(Question question, int atOnce, boolean gzip, Patience patience) {
        run(question, atOnce, gzip, patience.warmUp(), 1);
        Duration computed = cpuTime.get();
        long began = System.nanoTime();
        List<Answer> answers = run(question, atOnce, gzip, patience.counted(), patience.atLeast());
        return Figures.of(
                answers.stream().mapToLong(Answer::nanos).toArray(),
                answers.stream().mapToLong(Answer::bytes).toArray(),
                Duration.ofNanos(System.nanoTime() - began),
                cpuTime.get().minus(computed));
    }

    private List<Answer> run(Question question, int atOnce, boolean gzip, Duration time, int atLeast) {
        long end = System.nanoTime() + time.toNanos();
        List<Callable<List<Answer>>> tasks = new ArrayList<>();
        for (int client = 0; client < atOnce; client++) {
            Random random = new Random(client);
            tasks.add(() -> {
                List<Answer> answers = new ArrayList<>();
                while (System.nanoTime() < end || answers.size() < atLeast) {
                    answers.add(answer(question.path(random), gzip));
                }
                return answers;
            });
        }
        try {
            List<Answer> all = new ArrayList<>();
            for (Future<List<Answer>> done : clients.invokeAll(tasks)) {
                all.addAll(done.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question was not answered", e.getCause());
        }
    }

    private Answer answer(String path, boolean gzip) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE);
        if (gzip) {
            request.header("Accept-Encoding", "gzip");
        }
        long began = System.nanoTime();
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        long nanos = System.nanoTime() - began;
        // a town of which nothing was told by then is an answer like any other
        if (response.statusCode() != 200 && response.statusCode() != 404) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " "
                    + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return new Answer(nanos, response.body().length);
    }

    /** The answer to one question, as text. */
    String get(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(service.resolve(path))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends JSON that must be taken. */
    void send(String path, List<String> entries, int atATime) {
        for (int from = 0; from < entries.size(); from += atATime) {
            List<String> batch = entries.subList(from, Math.min(entries.size(), from + atATime));
            try {
                HttpResponse<String> response = http.send(
                        HttpRequest.newBuilder(service.resolve(path))
                                .timeout(PATIENCE)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", batch) + "]"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() / 100 != 2) {
                    throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
