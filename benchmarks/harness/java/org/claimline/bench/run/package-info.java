/** The driver: starts broker and systems, tells the feed, measures, and prints the table. */
@NullMarked
package org.claimline.bench.run;

import org.jspecify.annotations.NullMarked;
