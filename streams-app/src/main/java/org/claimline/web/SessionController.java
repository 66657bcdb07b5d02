package org.claimline.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.claimline.ingest.Entries;
import org.claimline.ingest.MalformedJsonException;
import org.claimline.ingest.SessionJson;
import org.claimline.web.access.Audience;
import org.claimline.web.access.OpenTo;
import org.claimline.web.access.Token;
import org.claimline.web.input.SessionInput;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with a browser, which cannot send a header with everything that it asks. The cookie carries the token itself, out of the reach of
 * scripts: nothing has to be kept here or shared among instances, and a token that is taken back is worth nothing in a cookie either.
 */
@Tag(name = "service")
@Controller(SessionController.PATH)
@Produces(MediaType.APPLICATION_JSON)
@OpenTo(Audience.ANYONE)
final class SessionController {
    static final String PATH = "/api/session";

    /** A browser that is left alone forgets the token after a duty. */
    private static final Duration LONGEST = Duration.ofHours(12);

    /** What a cookie can carry. */
    private static final Pattern FITS = Pattern.compile("[\\x21-\\x7e&&[^\",;\\\\]]+");

    private final Visitors visitors;
    private final Doorkeeper doorkeeper;
    private final Clock clock;
    private final Answers answers;

    SessionController(Visitors visitors, Doorkeeper doorkeeper, Clock clock, Answers answers) {
        this.visitors = visitors;
        this.doorkeeper = doorkeeper;
        this.clock = clock;
        this.answers = answers;
    }

    /**
     * Who asks.
     *
     * @param tokensAsked whether anybody is asked for a token at all; where not, everybody may everything
     * @param name        of the token that was shown; null for none
     * @param role        what it is good for: reader, editor or admin
     * @param expires     from when on it is not; null for never
     */
    @Schema(name = "Session")
    record Session(
            boolean tokensAsked,
            @Nullable String name,
            @Nullable String role,
            @Nullable Instant expires) {
        static Session of(boolean asked, Optional<Token> token) {
            return new Session(
                    asked,
                    token.map(Token::name).orElse(null),
                    token.map(t -> t.role().word()).orElse(null),
                    token.flatMap(Token::expires).orElse(null));
        }
    }

    /** Who asks, by the token or the cookie that comes with the call, and whether tokens are asked at all. */
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "Who asks",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Session.class)))
    HttpResponse<byte[]> session(HttpRequest<?> request) {
        return answers.ok(
                Session.of(visitors.areTokensAsked(), Visitors.known(request).token()));
    }

    /** Signs in: a cookie that scripts cannot read carries the token from then on, for 12 hours at most. */
    @Post
    @Consumes(MediaType.ALL)
    @RequestBody(
            description = "The token",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SessionInput.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Signed in, and as whom",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Session.class)))
    @Problems.NoGoodToken
    HttpResponse<byte[]> signIn(HttpRequest<?> request, @Body byte[] body) throws MalformedJsonException {
        Entries<String> sent = SessionJson.read(body);
        if (!sent.faults().isEmpty()) {
            return answers.problem(Problem.faults(sent.faults()));
        }
        if (!visitors.areTokensAsked()) {
            return answers.ok(Session.of(false, Optional.empty()));
        }
        String text = sent.entries().get(0).strip();
        Optional<Token> token =
                FITS.matcher(text).matches() ? visitors.callers().find(text) : Optional.empty();
        if (token.isEmpty()) {
            return doorkeeper.wrongToken(Visitors.known(request));
        }
        return answers.ok(Session.of(true, token)).cookie(cookie(request, text).maxAge(lasting(token.get())));
    }

    /** Signs out: the browser forgets the token, which stays good elsewhere. */
    @Delete
    @ApiResponse(responseCode = "204", description = "The browser is told to forget it")
    HttpResponse<byte[]> signOut(HttpRequest<?> request) {
        return HttpResponse.<byte[]>noContent().cookie(cookie(request, "").maxAge(Duration.ZERO));
    }

    private Duration lasting(Token token) {
        return token.expires()
                .map(end -> Duration.between(clock.instant(), end))
                .filter(left -> left.compareTo(LONGEST) < 0)
                .orElse(LONGEST);
    }

    /** To be sent back by pages of this service only, and over TLS where it came so. */
    private static Cookie cookie(HttpRequest<?> request, String value) {
        return Cookie.of(Visitors.COOKIE, value)
                .path("/")
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .secure(isSecure(request));
    }

    private static boolean isSecure(HttpRequest<?> request) {
        return request.isSecure()
                || request.getHeaders()
                        .findFirst("X-Forwarded-Proto")
                        .filter("https"::equalsIgnoreCase)
                        .isPresent()
                || request.getHeaders()
                        .findFirst(HttpHeaders.ORIGIN)
                        .filter(origin -> origin.startsWith("https://"))
                        .isPresent();
    }
}
