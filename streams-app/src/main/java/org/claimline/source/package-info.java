/** The registers of sources and parties, and what they say of a voice. No I/O, no clock. */
@NullMarked
package org.claimline.source;

import org.jspecify.annotations.NullMarked;
