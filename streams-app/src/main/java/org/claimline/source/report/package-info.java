/** Reports as sources published them, and which claims they put in force over which span of known time. No I/O, no clock. */
@NullMarked
package org.claimline.source.report;

import org.jspecify.annotations.NullMarked;
