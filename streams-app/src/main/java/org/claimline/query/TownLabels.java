package org.claimline.query;

import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.explain.Labels;

/** Names for the explanation of a town: its own and its sources' as its claims carry them, parties' as the register has them now. */
record TownLabels(TownReading reading, Registers registers) implements Labels {
    @Override
    public String town() {
        return reading.place().getName();
    }

    @Override
    public String source(ClaimVersion claim) {
        return reading.sourceName(claim);
    }

    @Override
    public Optional<String> party(String id) {
        return registers.partyName(id);
    }

    @Override
    public Optional<String> finding(ClaimVersion claim) {
        return reading.row(claim)
                .flatMap(row -> Optional.ofNullable(row.content().getDesk()))
                .flatMap(mark -> Optional.ofNullable(mark.getVerdict()));
    }
}
