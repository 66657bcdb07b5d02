package org.claimline.topology.fold;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.claimline.avro.ChangeCause;
import org.claimline.avro.ClaimEvent;
import org.claimline.claim.ClaimVersion;

/** The fold and what is published of it, without Kafka: a claim event in, the steps of its town's chain out. */
public final class TownPublisher {
    private final IncrementalFold fold;
    private final ClaimRows rows;
    private final Published published;

    public TownPublisher(OrderedStore claims, OrderedStore index, OrderedStore heads) {
        this(new IncrementalFold(claims, index, heads), heads);
    }

    TownPublisher(IncrementalFold fold, OrderedStore heads) {
        this.fold = fold;
        rows = fold.rows();
        published = new Published(heads);
    }

    /**
     * The steps that {@code event} makes; none where readers see nothing of it. The last one's {@code after} is the town's state.
     *
     * @param timestamp of the record that carried it
     */
    public List<TownStep> apply(ClaimEvent event, long timestamp) {
        return fold.apply(event, timestamp)
                .map(update -> steps(update, TownChanges.cause(event)))
                .orElse(List.of());
    }

    /** As {@link IncrementalFold#unsettled()}. */
    Map<String, Integer> unsettled() {
        return fold.unsettled();
    }

    /** As {@link IncrementalFold#settled()}. */
    Set<String> settled() {
        return fold.settled();
    }

    /** As {@link IncrementalFold#unmark}. */
    void unmark(String town) {
        fold.unmark(town);
    }

    /** The steps that {@link IncrementalFold#settle} makes, with the timestamp of the event that made it necessary. */
    Optional<Late> settle(String town, BooleanSupplier goesOn) {
        return fold.settle(town, goesOn)
                .map(settled -> new Late(
                        steps(settled.update(), settled.mark().cause()),
                        settled.mark().timestamp()));
    }

    record Late(List<TownStep> steps, long timestamp) {}

    private List<TownStep> steps(TownUpdate update, ChangeCause cause) {
        String town = update.townId();
        Function<ClaimVersion, String> sourceNames = sourceNames(town);
        Optional<WrittenState> after = TownChanges.state(update, sourceNames).map(published::written);
        Published.Town before = published.get(town);
        List<TownStep> steps = TownChanges.steps(cause, before, after, update, sourceNames);
        if (!steps.isEmpty()) {
            published.put(town, new Published.Town(before.version() + steps.size(), after));
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
