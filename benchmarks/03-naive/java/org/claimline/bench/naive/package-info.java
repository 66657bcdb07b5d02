/** All claims of a town in one list. */
@NullMarked
package org.claimline.bench.naive;

import org.jspecify.annotations.NullMarked;
