package org.claimline.web;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another service on the wire. An ordinary answer is taken whole before anything of it is handed on, so that a service that dies on the way
 * leaves no half answer; a stream of events is handed on as it comes, for as long as both sides last.
 */
final class Upstream {
    private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
    private static final String EVENTS = "text/event-stream";

    private final HttpClient client;
    private final Limits limits;

    /**
     * How long one waits.
     *
     * @param connect for a connection
     * @param answer  for an ordinary answer, or for a stream to begin
     * @param taken   for somebody to read a stream that has begun
     */
    record Limits(Duration connect, Duration answer, Duration taken) {
        static final Limits DEFAULT = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    /** What came back, as it travelled. */
    record Answer(int status, HttpHeaders headers, Body body) {}

    /** The body of an answer. */
    sealed interface Body {}

    /** All of it. */
    @SuppressWarnings("ArrayRecordComponent") // nobody changes or compares it
    record Whole(byte[] bytes) implements Body {}

    /** More to come. */
    record Flowing(ForwardedStream events) implements Body {}

    /** The other service gave no answer; the message says how that showed, in words for whoever asked. */
    static final class NoAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswerException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    Upstream(Limits limits) {
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
    }

    HttpRequest.Builder request(URI address, String method, byte[] body) {
        return HttpRequest.newBuilder(address)
                .timeout(limits.answer())
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    }

    /** Sends it; fails with {@link NoAnswerException} alone. */
    CompletableFuture<Answer> send(HttpRequest request) {
        boolean head = request.method().equals("HEAD");
        CompletableFuture<HttpResponse<Body>> sent = client.sendAsync(request, taking(head));
        return sent.copy()
                .orTimeout(limits.answer().toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> {
                    if (failure != null) {
                        sent.cancel(true);
                        throw noAnswer(request.uri(), failure);
                    }
                    if (answer.body() instanceof Flowing flowing) {
                        flowing.events().endUnlessRead(limits.taken());
                    }
                    return new Answer(answer.statusCode(), answer.headers(), answer.body());
                });
    }

    /** @param head whether nothing comes after the headers, whatever they say of it */
    private static BodyHandler<Body> taking(boolean head) {
        return answer -> !head && isStream(answer.headers())
                ? BodySubscribers.mapping(
                        BodySubscribers.ofPublisher(), events -> new Flowing(new ForwardedStream(events)))
                : BodySubscribers.mapping(BodySubscribers.ofByteArray(), Whole::new);
    }

    private static boolean isStream(HttpHeaders headers) {
        return headers.firstValue("content-type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(EVENTS))
                .isPresent();
    }

    private NoAnswerException noAnswer(URI address, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.debug("{} was asked in vain", address, cause);
        return new NoAnswerException(why(cause), cause);
    }

    private String why(@Nullable Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return "it gave no connection within " + limits.connect().toMillis() + " ms";
        }
        if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
            return "it gave no answer within " + limits.answer().toMillis() + " ms";
        }
        return cause instanceof ConnectException
                ? "nothing listens there"
                : "the connection broke off before the answer was complete";
    }
}
