/**
 * The pure core: the fold of a town's claims into its state, rule by rule of docs/methodology.md. Immutable values in, immutable
 * values out; no Kafka, no Avro, no clock, no I/O. The result depends on the set of claims alone, never on their arrival.
 */
@NullMarked
package org.claimline.reconcile;

import org.jspecify.annotations.NullMarked;
