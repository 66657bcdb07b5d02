/** Kafka Streams that passes bytes through. */
@NullMarked
package org.claimline.bench.bytes;

import org.jspecify.annotations.NullMarked;
