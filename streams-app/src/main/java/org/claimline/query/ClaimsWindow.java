package org.claimline.query;

import java.util.Optional;

/**
 * Which part of a town's claims is asked for.
 *
 * @param after a key that {@link ClaimsPage#last} gave; empty to begin with the first
 * @param most  how many at most, at least one
 */
public record ClaimsWindow(Optional<String> after, int most) {}
