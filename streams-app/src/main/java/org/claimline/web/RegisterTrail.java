package org.claimline.web;

import java.util.List;
import java.util.Optional;
import org.claimline.ingest.RegisterEdit;
import org.claimline.topology.register.RegisterKind;

/** Where the edits of the registers are read. */
@FunctionalInterface
public interface RegisterTrail {
    /** Every edit of a register in the order of its topic, or of one entry of it. */
    List<RegisterEdit> edits(RegisterKind register, Optional<String> id);
}
