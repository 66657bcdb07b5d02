/** The feed: one war from one seed, told one claim a report, with the registers that it needs. */
@NullMarked
package org.claimline.bench.feed;

import org.jspecify.annotations.NullMarked;
