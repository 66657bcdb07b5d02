package org.claimline.web.access;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token as the file of tokens has it: not the token itself, but what it can be recognised by.
 *
 * @param name    whose it is; stands in the log and, where none is given, as the editor of what is done with it
 * @param role    what it is good for
 * @param sha256  SHA-256 of the token in UTF-8, 64 hexadecimal digits in lower case
 * @param expires from when on it is worth nothing; empty for never
 */
public record Token(String name, Role role, String sha256, Optional<Instant> expires) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public Token {
        if (!isName(name)) {
            throw new IllegalArgumentException("a token cannot be called so; use up to 64 of a-z 0-9 . _ -");
        }
        if (!isDigest(sha256)) {
            throw new IllegalArgumentException("sha256 of " + name + " is not 64 hexadecimal digits");
        }
    }

    /** Whether a token can be called so. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether it is a digest in hexadecimal digits. */
    public static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    byte[] digest() {
        return HexFormat.of().parseHex(sha256);
    }

    boolean isValid(Instant now) {
        return expires.map(now::isBefore).orElse(true);
    }
}
