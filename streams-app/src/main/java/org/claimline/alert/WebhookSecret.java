package org.claimline.alert;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver shares with us, so that it can tell our messages from others': a symmetric key by the Standard Webhooks convention, written as
 * {@code whsec_} and 24 to 64 bytes in base64. It is never shown in a log or an answer: {@link #toString} masks it. Refuses any other text.
 */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final int MADE = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final String text;

    private WebhookSecret(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
        text = PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The secret of that text.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public static WebhookSecret of(String text) {
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "not in base64");
            if (bytes.length >= SHORTEST && bytes.length <= LONGEST) {
                return new WebhookSecret(bytes);
            }
        } catch (IllegalArgumentException e) {
            throw refusal(e);
        }
        throw refusal(null);
    }

    private static IllegalArgumentException refusal(@Nullable Exception cause) {
        return new IllegalArgumentException(
                "is no webhook secret; write whsec_ and " + SHORTEST + " to " + LONGEST
                        + " bytes in base64, or leave it out and one is made",
                cause);
    }

    /** A new one. */
    public static WebhookSecret random(SecureRandom random) {
        byte[] bytes = new byte[MADE];
        random.nextBytes(bytes);
        return new WebhookSecret(bytes);
    }

    /**
     * The value of {@code webhook-signature} for a message: the version {@code v1}, a comma, and the HMAC-SHA256 of id, time in whole seconds and
     * body, with dots between, in base64.
     */
    public String signature(String id, Instant time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + time.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** As the receiver needs it; for the one answer that hands it out, and for what keeps it. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebhookSecret secret && secret.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return PREFIX + "***";
    }
}
