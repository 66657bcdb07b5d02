/** The vocabulary of claims: who says what about which place, for when, and since when that was known. No I/O, no clock. */
@NullMarked
package org.claimline.claim;

import org.jspecify.annotations.NullMarked;
