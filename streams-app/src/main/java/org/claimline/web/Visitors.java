package org.claimline.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.Signature;
import org.claimline.query.ReadModel;
import org.claimline.web.access.Caller;
import org.claimline.web.access.Callers;
import org.claimline.web.access.Callers.Shown;
import org.claimline.web.access.PeerSecret;
import org.claimline.web.access.Protection;
import org.claimline.web.access.Token;
import org.jspecify.annotations.Nullable;

/** Who asks, as a request shows it. */
@Singleton
final class Visitors {
    /** The cookie of a browser that signed in; it carries the token, so that every instance knows it and taking the token back ends it. */
    static final String COOKIE = "claimline-session";

    private static final String BEARER = "bearer ";

    private final Protection protection;
    private final Callers callers;
    private final String incarnation;

    Visitors(WebConfig config, ReadModel model) {
        this.protection = config.protection();
        this.callers = new Callers(protection);
        this.incarnation = Long.toHexString(model.incarnation());
    }

    Caller of(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        return callers.of(new Shown(
                remote(request),
                headers.getAll("X-Forwarded-For").stream()
                        .flatMap(header -> Arrays.stream(header.split(",", -1)))
                        .toList(),
                headers.findFirst(HttpHeaders.AUTHORIZATION).map(Visitors::bearer),
                request.getCookies().findCookie(COOKIE).map(Cookie::getValue),
                headers.findFirst(PeerSecret.HEADER),
                request.getMethodName(),
                target(request)));
    }

    /** Who asked, as it was found out before; where it was not, nobody. */
    static Caller known(HttpRequest<?> request) {
        return request.getAttribute(Caller.ATTRIBUTE, Caller.class)
                .orElseGet(() -> new Caller("", Optional.empty(), Caller.How.NOT));
    }

    /** What was sent, in the name of the token that was shown where it names no editor itself. */
    static byte[] signed(HttpRequest<?> request, byte[] body) throws MalformedJsonException {
        Optional<Token> token = known(request).token();
        return token.isPresent() ? Signature.put(body, token.get().name()) : body;
    }

    /** The editor who is named, else the name of the token that was shown. */
    static @Nullable String editor(HttpRequest<?> request, @Nullable String named) {
        return Parameters.text(named)
                .or(() -> known(request).token().map(Token::name))
                .orElse(null);
    }

    Callers callers() {
        return callers;
    }

    boolean areTokensAsked() {
        return callers.asks();
    }

    boolean arePeersAsked() {
        return protection.peers().isPresent();
    }

    /**
     * Whether it comes from another instance, whose clients have been counted there. Where peers have no secret, those are believed that know
     * which topics are read, and this machine's own when it hands calls on.
     */
    boolean isOfTheHouse(HttpRequest<?> request, Caller caller) {
        if (caller.isPeer()) {
            return true;
        }
        return !arePeersAsked()
                && ((request.getPath().startsWith(PeersController.PATH)
                                && incarnation.equals(request.getHeaders().get(PeersOnly.INCARNATION)))
                        || (request.getHeaders().contains(Forwarder.HOPS)
                                && remote(request).isLoopbackAddress()));
    }

    /**
     * Whether it has all streams to itself: another instance, which counts its clients, or somebody at this machine where nobody else is
     * expected, for no tokens are asked.
     */
    boolean isAlone(HttpRequest<?> request, Caller caller) {
        return isOfTheHouse(request, caller)
                || (!areTokensAsked() && remote(request).isLoopbackAddress());
    }

    /** What a proof of a peer is about: path and query as they travel. */
    static String target(HttpRequest<?> request) {
        return target(request.getUri());
    }

    static String target(java.net.URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static InetAddress remote(HttpRequest<?> request) {
        InetAddress address = request.getRemoteAddress().getAddress();
        return address == null ? InetAddress.getLoopbackAddress() : address;
    }

    /** What stands there is a token in any case: another scheme is one that is no good. */
    private static String bearer(String header) {
        String text = header.strip();
        return text.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? text.substring(BEARER.length()).strip()
                : text;
    }
}
