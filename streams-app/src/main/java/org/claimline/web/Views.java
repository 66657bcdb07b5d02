package org.claimline.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.claimline.replay.NoSuchReplayException;
import org.claimline.replay.ReplayAwayException;
import org.claimline.replay.Replays;
import org.jspecify.annotations.Nullable;

/**
 * Who answers: a call that reads goes to the service that shows the view it asks for, which may be this one; a call that writes is for the live
 * service alone. It stands after what is looked at of any request, and before anything is said of what has been read here, which is nothing to
 * whom another answers.
 */
@ServerFilter({"/", "/api/**", PeersController.PATH + "/**"})
@Order(Views.ORDER)
final class Views {
    /** After the server's own filter for pages of other origins, so that they may read what is handed on too. */
    static final int ORDER = 10_000;

    private static final byte[] NOTHING = {};

    private final Replays replays;
    private final ReplayProblems problems;
    private final Forwarder forwarder;
    private final ExecutorService blocking;

    Views(
            Replays replays,
            ReplayProblems problems,
            Forwarder forwarder,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.replays = replays;
        this.problems = problems;
        this.forwarder = forwarder;
        this.blocking = blocking;
    }

    @RequestFilter
    @Nullable CompletionStage<@Nullable HttpResponse<?>> pass(HttpRequest<?> request) {
        if (request.getMethod() == HttpMethod.OPTIONS
                || RouteAttributes.getRouteMatch(request).isEmpty()) {
            return null;
        }
        boolean reads = request.getMethod() == HttpMethod.GET
                || request.getMethod() == HttpMethod.HEAD
                || request.getPath().startsWith(PeersController.PATH);
        String own = replays.own();
        if (request.getPath().equals(SessionController.PATH)) {
            return null;
        }
        if (ViewParameter.isAboutReplays(request.getPath())) {
            return reads || own.equals(Replays.LIVE) || isAboutItself(request.getPath(), own) ? null : readOnly(own);
        }
        Optional<String> asked = ViewParameter.of(request);
        String view = asked.orElse(own);
        if (!reads) {
            return view.equals(Replays.LIVE) && own.equals(Replays.LIVE) ? null : readOnly(view);
        }
        return view.equals(own) ? null : elsewhere(view, own, request);
    }

    /** Says of what was handed on here which view it is of. */
    @ResponseFilter
    void mark(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (isHandedOn(request)) {
            response.header(Forwarder.SHOWN, replays.own());
        }
    }

    private static boolean isAboutItself(String path, String own) {
        return path.startsWith(ReplaysController.PATH + "/" + own + "/");
    }

    private static boolean isHandedOn(HttpRequest<?> request) {
        return request.getHeaders().contains(Forwarder.HOPS);
    }

    private CompletionStage<@Nullable HttpResponse<?>> readOnly(String view) {
        return CompletableFuture.completedFuture(problems.readOnly(view));
    }

    private CompletionStage<@Nullable HttpResponse<?>> elsewhere(String view, String own, HttpRequest<?> request) {
        if (isHandedOn(request)) {
            return CompletableFuture.completedFuture(problems.misdirected(view, own));
        }
        if (!own.equals(Replays.LIVE)) {
            return CompletableFuture.completedFuture(problems.notShown(view, own));
        }
        CompletableFuture<byte[]> body = body(request);
        return CompletableFuture.supplyAsync(() -> locate(view), blocking)
                .<HttpResponse<?>>thenCompose(service -> body.thenCompose(
                        sent -> forwarder.send(service, view, request, sent).thenApply(answer -> answer)))
                .exceptionally(failure -> refused(view, failure));
    }

    /** May open a service, which takes seconds. */
    private URI locate(String view) {
        if (!ViewParameter.isPossible(view)) {
            throw new NoSuchReplayException("no replay can be called so");
        }
        return replays.locate(view);
    }

    private HttpResponse<?> refused(String view, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NoSuchReplayException) {
            return problems.noSuch(view);
        }
        if (cause instanceof ReplayAwayException away) {
            return problems.away(away);
        }
        throw new CompletionException(cause);
    }

    /** Peers ask by POST too, when they name many towns. */
    private static CompletableFuture<byte[]> body(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.POST && request instanceof ServerHttpRequest<?> server
                ? server.byteBody().buffer().thenApply(Views::bytes)
                : CompletableFuture.completedFuture(NOTHING);
    }

    private static byte[] bytes(CloseableAvailableByteBody body) {
        try (body) {
            return body.toByteArray();
        }
    }
}
