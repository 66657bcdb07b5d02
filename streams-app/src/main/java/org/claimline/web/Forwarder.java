package org.claimline.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.claimline.web.Problem.Kind;
import org.claimline.web.Upstream.Answer;
import org.claimline.web.Upstream.Flowing;
import org.claimline.web.Upstream.NoAnswerException;
import org.claimline.web.Upstream.Whole;
import org.claimline.web.access.PeerSecret;

/**
 * Hands a request on to the service that shows another view, and its answer back as it came: status, body as it was packed, tags, links, problems.
 * Whether it is that service is looked at, for an address outlives whoever had it: it says which view it shows, or that it is another.
 */
@Singleton
final class Forwarder implements AutoCloseable {
    /** What a request that was handed on carries, so that nobody hands it on again. */
    static final String HOPS = "Claimline-Hops";

    /** What the answer to such a request carries: the view that it is of. */
    static final String SHOWN = "Claimline-View";

    /** Attribute of a response that is made already. */
    static final String FORWARDED = "claimline.forwarded";

    private static final List<String> HANDED_ON = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.ACCEPT_ENCODING,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_NONE_MATCH,
            "Last-Event-ID",
            PeersOnly.INCARNATION);

    /** What belongs to one connection, or is said by each service for itself. */
    private static final Set<String> KEPT_BACK = Set.of(
            "connection",
            "content-length",
            "date",
            "keep-alive",
            "proxy-authenticate",
            "proxy-connection",
            "set-cookie",
            "www-authenticate",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            HOPS.toLowerCase(Locale.ROOT),
            SHOWN.toLowerCase(Locale.ROOT));

    private final Upstream upstream;
    private final Optional<PeerSecret> secret;
    private final StreamSeats seats;
    private final Predicate<HttpRequest<?>> isAlone;
    private final Answers answers;
    private final Set<ForwardedStream> open = ConcurrentHashMap.newKeySet();

    @Inject
    Forwarder(Answers answers, WebConfig config, StreamSeats seats, Visitors visitors) {
        this(
                answers,
                config.protection().peers(),
                seats,
                request -> visitors.isAlone(request, Visitors.known(request)),
                Upstream.Limits.DEFAULT);
    }

    Forwarder(
            Answers answers,
            Optional<PeerSecret> secret,
            StreamSeats seats,
            Predicate<HttpRequest<?>> isAlone,
            Upstream.Limits limits) {
        this.isAlone = isAlone;
        this.seats = seats;
        this.secret = secret;
        this.answers = answers;
        this.upstream = new Upstream(limits);
    }

    /**
     * The answer of {@code service} to {@code request}; a problem where it gives none, or is not the one that shows {@code view}.
     *
     * @param body what the request carries; empty for nothing
     */
    CompletableFuture<MutableHttpResponse<?>> send(URI service, String view, HttpRequest<?> request, byte[] body) {
        URI address = address(service, request.getUri());
        java.net.http.HttpRequest.Builder asked =
                upstream.request(address, request.getMethodName(), body).header(HOPS, "1");
        secret.ifPresent(
                s -> asked.header(PeerSecret.HEADER, s.proof(request.getMethodName(), Visitors.target(address))));
        for (String name : HANDED_ON) {
            request.getHeaders().getAll(name).stream()
                    .filter(Forwarder::isPlain)
                    .forEach(value -> asked.header(name, value));
        }
        Optional<Runnable> seat = Optional.empty();
        if (isStream(request) && !isAlone.test(request)) {
            seat = seats.take(Visitors.known(request));
            if (seat.isEmpty()) {
                return CompletableFuture.completedFuture(answers.problem(
                        Problem.of(Kind.TOO_MANY_STREAMS, StreamController.tooManyOfOne(seats.most()))));
            }
        }
        Runnable leave = seat.orElse(() -> {});
        return upstream.send(asked.build())
                .<MutableHttpResponse<?>>thenApply(answer -> {
                    if (answer.body() instanceof Flowing flowing) {
                        var unused = flowing.events().ended().thenRun(leave);
                    } else {
                        leave.run();
                    }
                    return answer(service, view, request, answer);
                })
                .exceptionally(failure -> {
                    leave.run();
                    return failed(service, view, failure);
                });
    }

    /** Ends the streams that are handed on; their clients come again, to another instance. */
    @Override
    public void close() {
        open.forEach(ForwardedStream::close);
    }

    /** How many streams are being handed on. */
    int streams() {
        return open.size();
    }

    private static boolean isStream(HttpRequest<?> request) {
        return request.getPath().equals(StreamController.PATH) && request.getMethod() == HttpMethod.GET;
    }

    /** By its parts, so that nothing in a request can lead to another host. */
    private static URI address(URI service, URI asked) {
        return URI.create(service.getScheme() + "://" + service.getRawAuthority() + asked.getRawPath()
                + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery()));
    }

    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\t');
    }

    private MutableHttpResponse<?> answer(URI service, String view, HttpRequest<?> request, Answer answer) {
        if (answer.status() == HttpStatus.UNAUTHORIZED.getCode() && isProblem(answer)) {
            return away(
                    service,
                    view,
                    "it does not take this service for its peer: both need the same CLAIMLINE_PEER_SECRET");
        }
        if (!isOf(view, answer, request.getPath().startsWith(PeersController.PATH))) {
            return away(service, view, "what answers there is another service");
        }
        MutableHttpResponse<Object> response = HttpResponse.status(answer.status(), reason(answer.status()));
        answer.headers().map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!KEPT_BACK.contains(lower)
                    && !SecurityHeaders.OF_EACH_SERVICE.contains(lower)
                    && !name.startsWith(":")) {
                values.forEach(value -> response.header(name, value));
            }
        });
        response.setAttribute(FORWARDED, true);
        if (answer.body() instanceof Flowing flowing) {
            return response.body(following(flowing.events()));
        }
        answer.headers()
                .firstValueAsLong(HttpHeaders.CONTENT_LENGTH)
                .ifPresent(response::contentLength); // a HEAD has one without a body
        return answer.body() instanceof Whole whole && whole.bytes().length > 0
                ? response.body(whole.bytes())
                : response;
    }

    private ForwardedStream following(ForwardedStream events) {
        open.add(events);
        var unused = events.ended().thenRun(() -> open.remove(events));
        return events;
    }

    /** An answer says of which view it is; of one that does not it is enough that it is a problem as this service tells them. */
    private static boolean isOf(String view, Answer answer, boolean ofPeers) {
        boolean shown = answer.headers().firstValue(SHOWN).filter(view::equals).isPresent();
        boolean misdirected = answer.status() == Kind.MISDIRECTED.status();
        return shown || (isProblem(answer) && (ofPeers || !misdirected));
    }

    private static boolean isProblem(Answer answer) {
        return answer.status() >= HttpStatus.BAD_REQUEST.getCode()
                && answer.headers()
                        .firstValue(HttpHeaders.CONTENT_TYPE)
                        .filter(type -> type.startsWith(Problem.MEDIA_TYPE))
                        .isPresent();
    }

    private MutableHttpResponse<?> failed(URI service, String view, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoAnswerException none) {
                return away(service, view, String.valueOf(none.getMessage()));
            }
        }
        throw new IllegalStateException("an answer of " + service + " cannot be handed on", failure);
    }

    private MutableHttpResponse<?> away(URI service, String view, String why) {
        return answers.problem(Problem.of(
                        Kind.REPLAY_AWAY,
                        "the view \"" + view + "\" is answered at " + service + ", and " + why
                                + "; ask again in a moment, or ask GET " + ReplaysController.PATH + "/" + view
                                + " how it stands"))
                .toMutableResponse();
    }

    private static String reason(int status) {
        try {
            return HttpStatus.valueOf(status).getReason();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
