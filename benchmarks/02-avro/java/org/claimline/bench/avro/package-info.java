/** Kafka Streams that decodes and encodes each report. */
@NullMarked
package org.claimline.bench.avro;

import org.jspecify.annotations.NullMarked;
