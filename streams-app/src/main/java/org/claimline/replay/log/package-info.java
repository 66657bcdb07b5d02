/** The day as a readable log: what became known of each town and when, in sentences; and the day in sum. Pure: no clock, no I/O. */
@NullMarked
package org.claimline.replay.log;

import org.jspecify.annotations.NullMarked;
