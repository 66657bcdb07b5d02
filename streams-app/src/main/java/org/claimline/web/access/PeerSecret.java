package org.claimline.web.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What instances of one service share, so that each knows the other for one of them. It never travels: where an instance is reached is read
 * from Kafka, and whoever could write an address there would be sent it. A call carries a proof instead, made from the secret, the
 * call and the time, good for that call alone and for minutes.
 */
public final class PeerSecret {
    /** The header that carries the proof. */
    public static final String HEADER = "Claimline-Peer";

    /** Shorter ones can be tried out by whoever hears one proof. */
    public static final int SHORTEST = 32;

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] key;
    private final Clock clock;

    private PeerSecret(byte[] key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** The one that is configured; at least {@value #SHORTEST} characters. */
    public static PeerSecret of(String secret, Clock clock) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("the secret of the peers is shorter than " + SHORTEST + " characters");
        }
        return new PeerSecret(secret.getBytes(StandardCharsets.UTF_8), clock);
    }

    /** One that nobody outside this process has. */
    public static PeerSecret ofThisProcess(Clock clock) {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return new PeerSecret(key, clock);
    }

    /**
     * The proof that a call comes from a peer.
     *
     * @param target path and query as they travel
     */
    public String proof(String method, String target) {
        long seconds = clock.instant().getEpochSecond();
        return seconds + "." + HexFormat.of().formatHex(mac(seconds, method, target));
    }

    /** Whether {@code proof} is one of that call, and new enough. */
    public boolean isProof(String proof, String method, String target) {
        int dot = proof.indexOf('.');
        try {
            long seconds = Long.parseLong(proof.substring(0, Math.max(dot, 0)));
            byte[] shown = HexFormat.of().parseHex(proof.substring(dot + 1));
            Duration age = Duration.between(Instant.ofEpochSecond(seconds), clock.instant())
                    .abs();
            return MessageDigest.isEqual(shown, mac(seconds, method, target)) && age.compareTo(GOOD_FOR) <= 0;
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            return false;
        }
    }

    private byte[] mac(long seconds, String method, String target) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal((seconds + "\n" + method + "\n" + target).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeerSecret secret && MessageDigest.isEqual(key, secret.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "PeerSecret";
    }
}
