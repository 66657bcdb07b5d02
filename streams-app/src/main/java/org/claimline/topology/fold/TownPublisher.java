package org.claimline.topology.fold;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.claim.ClaimVersion;

/** The fold and what is published of it, without Kafka: a claim event in, the steps of its town's chain out. */
public final class TownPublisher {
    private final IncrementalFold fold;
    private final ClaimRows rows;
    private final Published published;

    public TownPublisher(OrderedStore claims, OrderedStore index, OrderedStore heads) {
        fold = new IncrementalFold(claims, index, heads);
        rows = fold.rows();
        published = new Published(heads);
    }

    /** The steps that {@code event} makes; none where readers see nothing of it. The last one's {@code after} is the town's state. */
    public List<TownChange> apply(ClaimEvent event) {
        Optional<TownUpdate> update = fold.apply(event);
        if (update.isEmpty()) {
            return List.of();
        }
        String town = event.getTownId();
        Function<ClaimVersion, String> sourceNames = sourceNames(town);
        Optional<TownState> after = TownChanges.state(update.get(), sourceNames);
        Published.Town before = published.get(town);
        Published.Town next = published.of(after);
        List<TownChange> steps =
                TownChanges.steps(event, before, !before.isSameAs(next), after, update.get(), sourceNames);
        if (!steps.isEmpty()) {
            published.put(town, next.at(before.version() + steps.size()));
        }
        return steps;
    }

    /** Names as the claims' own rows have them; a row that is gone leaves the source's id. */
    private Function<ClaimVersion, String> sourceNames(String town) {
        return claim -> rows.get(TownKeys.row(town, claim))
                .map(row -> row.content().getSourceName())
                .orElse(claim.key().source());
    }
}
