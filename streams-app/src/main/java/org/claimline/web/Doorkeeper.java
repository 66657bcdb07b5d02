package org.claimline.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.claimline.web.Problem.Kind;
import org.claimline.web.access.Audience;
import org.claimline.web.access.Budgets;
import org.claimline.web.access.Caller;
import org.claimline.web.access.Caller.How;
import org.claimline.web.access.Role;
import org.claimline.web.access.Token;
import org.jspecify.annotations.Nullable;

/**
 * Lets a call through to those whom it is for, as often as they may ask. It stands before everything that reads a request or tells of towns, and
 * before calls are handed on to replays; only pages of other origins are told first whether they may hear its answer.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Doorkeeper.ORDER)
final class Doorkeeper {
    /** After the server's own filter for pages of other origins, so that they may read why they are refused. */
    static final int ORDER = 9_500;

    private static final String HEALTH = "/health/";

    private final Visitors visitors;
    private final Budgets budgets;
    private final WebConfig config;
    private final Answers answers;

    Doorkeeper(Visitors visitors, Budgets budgets, WebConfig config, Answers answers) {
        this.visitors = visitors;
        this.budgets = budgets;
        this.config = config;
        this.answers = answers;
    }

    @RequestFilter
    @Nullable HttpResponse<?> pass(HttpRequest<?> request) {
        Caller caller = visitors.of(request);
        request.setAttribute(Caller.ATTRIBUTE, caller);
        HttpResponse<?> tooMany = tooMany(request, caller);
        if (tooMany != null || request.getMethod() == HttpMethod.OPTIONS) {
            return tooMany;
        }
        Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
        return route.isEmpty()
                ? null
                : refusal(request, caller, ApiAccess.audience(route.get().getAnnotationMetadata()));
    }

    /** Health is asked by those who watch the service, from wherever they are, and answered from memory. */
    private @Nullable HttpResponse<?> tooMany(HttpRequest<?> request, Caller caller) {
        if (request.getPath().startsWith(HEALTH) || visitors.isOfTheHouse(request, caller)) {
            return null;
        }
        Budgets.Kind kind = kind(request);
        return budgets.take(caller.key(), kind)
                .map(seconds ->
                        slowDown("this client has asked more often than the service bears" + set(kind), seconds))
                .orElse(null);
    }

    /** The page comes in many files, which are answered from memory: opening it takes nothing from what its user may read. */
    private static Budgets.Kind kind(HttpRequest<?> request) {
        if (!isRead(request)) {
            return Budgets.Kind.WRITE;
        }
        return request.getPath().startsWith(PageController.FILES) ? Budgets.Kind.FILE : Budgets.Kind.READ;
    }

    /** Where that is set, if it can be. */
    private static String set(Budgets.Kind kind) {
        return switch (kind) {
            case READ -> " (CLAIMLINE_READS_PER_MINUTE)";
            case WRITE -> " (CLAIMLINE_WRITES_PER_MINUTE)";
            case FILE, FAILURE -> "";
        };
    }

    private @Nullable HttpResponse<?> refusal(HttpRequest<?> request, Caller caller, Audience audience) {
        if (audience == Audience.ANYONE) {
            return null;
        }
        if (audience == Audience.PEER) {
            return !visitors.arePeersAsked() || caller.isPeer()
                    ? null
                    : answers.problem(Problem.of(
                            Kind.NO_PEER_PROOF,
                            "this path is for instances of one service, which show each other the same CLAIMLINE_PEER_SECRET;"
                                    + " what you look for is under /api"));
        }
        if (!visitors.areTokensAsked() || (caller.isPeer() && isForPeers(request, audience))) {
            return null;
        }
        Role needed = audience.role().orElse(Role.ADMIN);
        Optional<Token> token = caller.token();
        if (token.isEmpty()) {
            return unknown(request, caller);
        }
        if (!caller.has(needed)) {
            return answers.problem(Problem.of(
                    Kind.ROLE,
                    "this needs the role " + needed.word() + ", and the token "
                            + token.get().name() + " has " + token.get().role().word()
                            + "; ask whoever runs the service for another"));
        }
        return caller.how() == How.COOKIE && !isRead(request) && !isOwnPage(request) ? strangePage() : null;
    }

    /** What instances hand on to each other: what is read, and what is asked of the clocks of replays. */
    private static boolean isForPeers(HttpRequest<?> request, Audience audience) {
        return audience == Audience.READER || ViewParameter.isAboutReplays(request.getPath());
    }

    private HttpResponse<?> unknown(HttpRequest<?> request, Caller caller) {
        boolean wrong = caller.how() == How.WRONGLY;
        Optional<HttpResponse<byte[]>> tooMany = wrong ? tooManyWrong(caller) : Optional.empty();
        return tooMany.isPresent()
                ? tooMany.get()
                : challenged(isPage(request) ? signIn() : answers.problem(unauthenticated(wrong)), wrong);
    }

    /** What is said to somebody who shows a token that is none: that it is, or, where he has done so too often, to wait. */
    HttpResponse<byte[]> wrongToken(Caller caller) {
        return tooManyWrong(caller).orElseGet(() -> challenged(answers.problem(unauthenticated(true)), true));
    }

    private Optional<HttpResponse<byte[]>> tooManyWrong(Caller caller) {
        return budgets.take(caller.key(), Budgets.Kind.FAILURE)
                .map(seconds -> slowDown("too many tokens that are none were shown from there", seconds));
    }

    private static HttpResponse<byte[]> challenged(MutableHttpResponse<byte[]> refusal, boolean wrong) {
        return refusal.header(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"claimline\"" + (wrong ? ", error=\"invalid_token\"" : ""));
    }

    private static Problem unauthenticated(boolean wrong) {
        return Problem.of(
                Kind.UNAUTHENTICATED,
                wrong
                        ? "the token that was shown is not known here, or has expired; ask whoever runs the service for another"
                        : "this call needs a token; send it in the header \"Authorization: Bearer TOKEN\", or sign in with POST "
                                + SessionController.PATH);
    }

    /** Whoever opens the page gets one to sign in at. */
    private static boolean isPage(HttpRequest<?> request) {
        return request.getPath().equals("/");
    }

    private static MutableHttpResponse<byte[]> signIn() {
        return PagePolicy.OWN.put(HttpResponse.unauthorized()
                .body(SignInPage.HTML.getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.of(PageController.HTML)));
    }

    private HttpResponse<byte[]> slowDown(String why, long seconds) {
        return answers.problem(Problem.of(Kind.TOO_MANY, why + "; ask again after " + seconds + " s"))
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    /** A browser sends its cookie whoever makes it ask; it tells, too, whose page that was. */
    private boolean isOwnPage(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        String origin = headers.get(HttpHeaders.ORIGIN);
        if (origin == null) {
            return "same-origin".equals(headers.get("Sec-Fetch-Site"));
        }
        return Origins.isSame(origin, headers.get(HttpHeaders.HOST))
                || config.corsOrigins().contains(origin);
    }

    private HttpResponse<?> strangePage() {
        return answers.problem(Problem.of(
                Kind.CROSS_ORIGIN,
                "who signed in with a browser sends from a page of the service itself; a program shows its token in the"
                        + " header Authorization"));
    }

    private static boolean isRead(HttpRequest<?> request) {
        return !request.getMethod().permitsRequestBody() && request.getMethod() != HttpMethod.DELETE;
    }
}
