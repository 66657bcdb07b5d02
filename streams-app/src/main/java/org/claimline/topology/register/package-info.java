/** The registers of sources, places and parties as global stores, which no bad record can stop. */
@NullMarked
package org.claimline.topology.register;

import org.jspecify.annotations.NullMarked;
