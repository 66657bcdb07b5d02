/** Where Avro records and the core's values meet: claims into the core, states, disputes and positions out of it. */
@NullMarked
package org.claimline.topology.mapping;

import org.jspecify.annotations.NullMarked;
