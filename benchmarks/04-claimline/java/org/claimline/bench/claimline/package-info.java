/** Both topologies of the service. */
@NullMarked
package org.claimline.bench.claimline;

import org.jspecify.annotations.NullMarked;
