/**
 * What connects the core to Kafka: topics, serdes, stores and the two topologies. No rule of the method is decided here; Avro records
 * are mapped to the core's values in one place.
 */
@NullMarked
package org.claimline.topology;

import org.jspecify.annotations.NullMarked;
