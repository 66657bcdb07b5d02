package org.claimline.web.input;

/**
 * Signing in.
 *
 * @param token the token, as it was made for whoever signs in
 */
public record SessionInput(String token) {}
