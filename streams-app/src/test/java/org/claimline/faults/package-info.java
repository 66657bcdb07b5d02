/**
 * The service while brokers, instances and the network fail: a Kafka of three nodes, instances as processes, a steady load whose right answer is known
 * from its seed, faults that count only if work was in flight, and a verifier in a process of its own. What was measured is in docs/reliability.md.
 */
package org.claimline.faults;
