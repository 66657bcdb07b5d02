/** What is told again: records of the archive or of files, in the order in which they became known, written on the feed's own clock. */
@NullMarked
package org.claimline.replay.feed;

import org.jspecify.annotations.NullMarked;
