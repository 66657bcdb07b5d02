/** The register of places, and how a name as written finds its place. No I/O, no clock. */
@NullMarked
package org.claimline.place;

import org.jspecify.annotations.NullMarked;
