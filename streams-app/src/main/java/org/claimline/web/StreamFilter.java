package org.claimline.web;

import java.util.Optional;
import java.util.Set;
import org.claimline.query.Change;
import org.claimline.query.Feed;

/**
 * Which changes a client of the live stream is told; what is empty lets all pass.
 *
 * @param types       any of them
 * @param townId      only of this town
 * @param governorate only of towns in it, in any case of letters
 */
record StreamFilter(Set<Feed> types, Optional<String> townId, Optional<String> governorate) {
    static final StreamFilter ALL = new StreamFilter(Set.of(), Optional.empty(), Optional.empty());

    StreamFilter {
        types = Set.copyOf(types);
    }

    /** A change of which it is not known where it belongs passes: that something unknown is gone harms nobody. */
    boolean passes(Change change) {
        return (types.isEmpty() || types.contains(change.position().feed()))
                && townId.map(change.townId()::equals).orElse(true)
                && governorate
                        .flatMap(wanted -> change.governorate().map(wanted::equalsIgnoreCase))
                        .orElse(true);
    }
}
