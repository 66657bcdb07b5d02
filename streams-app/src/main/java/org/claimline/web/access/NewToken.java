package org.claimline.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A token that was made now: {@code clt_} and 256 random bits in Base64 for URLs. So much chance needs no slow hash to be kept: nobody tries
 * 2^256 of them. By its beginning those who look for secrets in repositories and logs recognise one.
 *
 * @param text the token itself; shown once, kept nowhere
 */
public record NewToken(String text) {
    /** How every token begins. */
    public static final String PREFIX = "clt_";

    private static final int BYTES = 32;

    /** Another one that nobody has. */
    public static NewToken make() {
        byte[] chance = new byte[BYTES];
        new SecureRandom().nextBytes(chance);
        return new NewToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(chance));
    }

    /** What the file of tokens keeps of it. */
    public String sha256() {
        return HexFormat.of().formatHex(digest(text));
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
