package org.claimline.alert;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.claimline.avro.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * Who is told alerts over HTTP.
 *
 * @param id        identity
 * @param url       where messages are posted
 * @param filter    which alerts it wants
 * @param secret    what signs
 * @param former    the secret before, while it signs too
 * @param createdAt since when it is told what is raised
 * @param updatedAt when it was entered last
 * @param stopped   it answered 410 since, and is sent nothing
 */
public record AlertReceiver(
        String id,
        URI url,
        ReceiverFilter filter,
        WebhookSecret secret,
        Optional<Former> former,
        Instant createdAt,
        Instant updatedAt,
        boolean stopped) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int LONGEST_URL = 2_000;

    /** A secret that signs until then. */
    public record Former(WebhookSecret secret, Instant until) {}

    /**
     * What a record says.
     *
     * @throws IllegalArgumentException where it cannot be used; the message names field and remedy, and no secret
     */
    public static AlertReceiver of(Receiver receiver) {
        return new AlertReceiver(
                id(receiver.getId()),
                url(receiver.getUrl()),
                new ReceiverFilter(
                        new HashSet<>(receiver.getTowns()),
                        new HashSet<>(receiver.getGovernorates()),
                        Optional.ofNullable(receiver.getWithin())
                                .map(c -> new ReceiverFilter.Circle(
                                        c.getLatitude(), c.getLongitude(), c.getKilometres())),
                        new HashSet<>(receiver.getKinds())),
                WebhookSecret.of(receiver.getSecret()),
                former(receiver),
                receiver.getCreatedAt(),
                receiver.getUpdatedAt(),
                receiver.getStoppedAt() != null);
    }

    private static Optional<Former> former(Receiver receiver) {
        String secret = receiver.getPreviousSecret();
        Instant until = receiver.getPreviousUntil();
        return secret == null || until == null
                ? Optional.empty()
                : Optional.of(new Former(WebhookSecret.of(secret), until));
    }

    /** Refuses what is no id. */
    public static String id(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("use 1 to 100 letters, digits, '.', '_' and '-'");
        }
        return id;
    }

    /** Refuses what nothing can be posted to. */
    public static URI url(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null && url.getUserInfo() == null && text.length() <= LONGEST_URL) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private static IllegalArgumentException refused(@Nullable Exception cause) {
        return new IllegalArgumentException(
                "give an http or https URL of at most " + LONGEST_URL
                        + " characters, without user and password: messages are signed",
                cause);
    }

    /** Those that sign at {@code now}, the newest first. */
    public List<WebhookSecret> secretsAt(Instant now) {
        return former.filter(f -> f.until().isAfter(now))
                .map(f -> List.of(secret, f.secret()))
                .orElseGet(() -> List.of(secret));
    }

    /** Scheme, host and port: what stands behind them is often a secret too. */
    public String shownUrl() {
        return url.getScheme() + "://" + url.getRawAuthority()
                + (url.getRawPath().length() > 1 || url.getRawQuery() != null ? "/..." : "");
    }
}
