/** What goes in: reports, registers and the seed feed, from JSON and CSV to the topics. Every fault is named with its way out. */
@NullMarked
package org.claimline.ingest;

import org.jspecify.annotations.NullMarked;
