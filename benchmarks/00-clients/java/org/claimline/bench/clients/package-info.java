/** Producer and consumer alone. */
@NullMarked
package org.claimline.bench.clients;

import org.jspecify.annotations.NullMarked;
