/**
 * A schema registry with the HTTP interface of Confluent's, for Avro, kept in the compacted topic {@code _schemas}.
 *
 * <p>It parses and compares schemas with the classes of Confluent's own client, so that it accepts and refuses what
 * theirs does. It is for the demo and for tests; one at a time on a broker.
 */
@NullMarked
package org.claimline.local.registry;

import org.jspecify.annotations.NullMarked;
