/** Compact binary for what stores keep. */
@NullMarked
package org.claimline.topology.binary;

import org.jspecify.annotations.NullMarked;
