/** Two runs beside each other: whether their towns end in the same, where they differ, and what of the claims differs. Pure: no clock, no I/O. */
@NullMarked
package org.claimline.replay.compare;

import org.jspecify.annotations.NullMarked;
