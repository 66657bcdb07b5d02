package org.claimline.query;

import java.util.Optional;
import java.util.Set;
import org.claimline.avro.Status;

/**
 * Which towns a list shows; what is empty lets all pass.
 *
 * @param statuses   any of them
 * @param controller id of a party, {@code none}, or {@code unknown} where nobody is known to hold the place
 * @param within     a place around it, by id or spelling
 * @param q          a piece of any of its names
 */
public record TownFilter(
        Set<Status> statuses, Optional<String> controller, Optional<String> within, Optional<String> q) {
    public static final TownFilter ALL = new TownFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What stands for a holder that is not known. */
    public static final String UNKNOWN = "unknown";

    public TownFilter {
        statuses = Set.copyOf(statuses);
    }

    boolean passes(TownSummary town) {
        String holder = town.controller() == null ? UNKNOWN : town.controller();
        return (statuses.isEmpty() || statuses.contains(town.status()))
                && controller.filter(wanted -> !wanted.equals(holder)).isEmpty();
    }
}
