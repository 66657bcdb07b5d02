package org.claimline.web.access;

import java.util.Optional;

/**
 * Who asks.
 *
 * @param key   by which this client's requests are counted: a token's name, or an address
 * @param token what was shown and is good
 * @param how   how it was shown
 */
public record Caller(String key, Optional<Token> token, How how) {
    /** Attribute of a request. */
    public static final String ATTRIBUTE = "claimline.caller";

    /** How somebody shows who they are. */
    public enum How {
        /** Not at all: nothing was shown, or nobody is asked. */
        NOT,
        /** Something was shown, and it is no good. */
        WRONGLY,
        /** By a token in the header {@code Authorization}. */
        BEARER,
        /** By the cookie of a browser that signed in. */
        COOKIE,
        /** By a proof that only another instance can make. */
        PEER
    }

    /** Whether it may do what needs {@code role}. */
    public boolean has(Role role) {
        return token.filter(shown -> shown.role().covers(role)).isPresent();
    }

    /** Whether it is another instance. */
    public boolean isPeer() {
        return how == How.PEER;
    }
}
