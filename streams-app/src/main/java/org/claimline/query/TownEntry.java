package org.claimline.query;

import java.util.OptionalLong;
import org.claimline.avro.TownState;

/**
 * A town as the reconciled stream has it.
 *
 * @param version the town's version, from the record's header; empty where there was none
 */
public record TownEntry(TownState state, OptionalLong version) {
    public TownSummary summary() {
        return TownSummary.of(state, version);
    }
}
