package org.claimline.query;

import org.claimline.topology.register.RegisterKind;

/**
 * An entry of a register whose newest record cannot be read; the one before it counts, if there was one.
 *
 * @param record where the record lies: topic, partition and offset
 * @param why    it cannot be read
 */
public record UnreadableEntry(RegisterKind register, String id, String record, String why) {}
