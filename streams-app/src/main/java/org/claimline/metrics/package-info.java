/**
 * What an operator sees of an instance from outside: figures for Prometheus, of which {@code docs/operations.md} tells the meaning. They are taken
 * from what the instance knows anyway, on a thread of their own; nothing waits for them.
 */
@NullMarked
package org.claimline.metrics;

import org.jspecify.annotations.NullMarked;
