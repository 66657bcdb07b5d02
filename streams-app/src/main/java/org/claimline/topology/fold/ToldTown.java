package org.claimline.topology.fold;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.claimline.avro.ClaimEvent;

/** The claim versions of one town out of its events, as its claim store would have them, for those who read the topic of claims. */
public final class ToldTown {
    private final Map<byte[], ClaimRow> rows = new TreeMap<>(Comparator.comparing(key -> key, Arrays::compareUnsigned));

    /** Takes the town's next event, in the order of the topic. */
    public void take(ClaimEvent event) {
        RowChange change = RowChange.of(event, key -> Optional.ofNullable(rows.get(key)));
        change.after().ifPresentOrElse(row -> rows.put(change.key(), row), () -> rows.remove(change.key()));
    }

    /** Every version of every claim, ended ones too, in the order of the fold. */
    public List<TownRow> rows() {
        return List.copyOf(rows.values());
    }
}
