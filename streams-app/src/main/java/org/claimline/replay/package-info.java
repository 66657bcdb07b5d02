/** A day of the feed again: which reports, in which order, on which clock, into topics of their own; and what is kept of it. */
@NullMarked
package org.claimline.replay;

import org.jspecify.annotations.NullMarked;
