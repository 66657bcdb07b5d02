package org.claimline.web.input;

import org.jspecify.annotations.Nullable;

/**
 * A step of a replay.
 *
 * @param reports how many reports are told at once, 1 to 10000; 1 where it is left out
 */
public record ReplayStepInput(@Nullable Integer reports) {}
