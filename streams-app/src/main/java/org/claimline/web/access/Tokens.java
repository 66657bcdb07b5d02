package org.claimline.web.access;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The tokens that are good.
 *
 * @param all of them, by name and by digest no two alike
 */
public record Tokens(List<Token> all) {
    /** More than any token has; what is longer is not even hashed. */
    private static final int LONGEST = 512;

    public Tokens {
        all = List.copyOf(all);
    }

    /**
     * Whose it is; empty where it is nobody's, or no longer. How long that takes tells nothing of how near it came: digests are compared whole,
     * and with all of them.
     */
    Optional<Token> find(String shown, Instant now) {
        if (shown.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] digest = NewToken.digest(shown);
        Optional<Token> found = Optional.empty();
        for (Token token : all) {
            if (MessageDigest.isEqual(token.digest(), digest)) {
                found = Optional.of(token);
            }
        }
        return found.filter(token -> token.isValid(now));
    }
}
