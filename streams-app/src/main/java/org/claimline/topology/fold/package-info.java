/**
 * The fold stage: claim versions per town in key order, the folded state and its checkpoints, and what is published of them. {@link
 * org.claimline.topology.fold.IncrementalFold} does the work over small store interfaces; the rest connects it to Kafka Streams.
 */
@NullMarked
package org.claimline.topology.fold;

import org.jspecify.annotations.NullMarked;
