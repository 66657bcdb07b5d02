package org.claimline.topology.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.avro.ChangeCause;
import org.claimline.avro.ChangeKind;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimEventKind;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.mapping.Disputes;
import org.claimline.topology.mapping.TownStates;

/**
 * The steps of a town's chain. One event mostly makes one step. Where it changes more disputes than one record may carry, such as a retraction
 * under which a long history shifts, steps follow in which the state stays as it is; so every record stays small.
 */
final class TownChanges {
    /** Disputes that one step carries: so many of the largest stay below the size of a record. */
    private static final int DISPUTES_A_STEP = 8;

    private static final int REMOVED_A_STEP = 1_000;

    private TownChanges() {}

    /** The state of a town after an update; empty where its last claim ended. */
    static Optional<TownState> state(TownUpdate update, Function<ClaimVersion, String> sourceNames) {
        if (update.claims() == 0) {
            return Optional.empty();
        }
        return Optional.of(TownStates.render(
                update.townId(),
                update.place(),
                update.state(),
                new TownStates.Counts(update.setAside(), update.claims(), update.verdict()),
                sourceNames));
    }

    /** The steps after {@code before} that {@code cause} makes; none where readers see nothing of it. */
    static List<TownStep> steps(
            ChangeCause cause,
            Published.Town before,
            Optional<WrittenState> after,
            TownUpdate update,
            Function<ClaimVersion, String> sourceNames) {
        List<Dispute> changed = update.changed().stream()
                .map(d -> Disputes.render(update.townId(), update.place(), d.dispute(), d.lapsesAt(), sourceNames))
                .toList();
        boolean changes = !before.hasState(after);
        List<TownStep> steps = new ArrayList<>();
        if (!changes && changed.isEmpty() && update.removed().isEmpty()) {
            return steps;
        }
        int count = Math.max(
                1,
                Math.max(
                        pages(changed.size(), DISPUTES_A_STEP),
                        pages(update.removed().size(), REMOVED_A_STEP)));
        int firstRemoving = count - pages(update.removed().size(), REMOVED_A_STEP);
        for (int i = 0; i < count; i++) {
            TownChange rest = TownChange.newBuilder()
                    .setTownId(update.townId())
                    .setVersion(before.version() + 1 + i)
                    .setCause(cause)
                    .setChangedDisputes(page(changed, i, DISPUTES_A_STEP))
                    .setRemovedDisputeIds(page(update.removed(), i - firstRemoving, REMOVED_A_STEP))
                    .build();
            steps.add(new TownStep(rest, i == 0 && changes ? before.state() : after, after));
        }
        return steps;
    }

    static ChangeCause cause(ClaimEvent event) {
        boolean ends = event.getKind() == ClaimEventKind.END;
        return ChangeCause.newBuilder()
                .setKind(ends ? ChangeKind.END : ChangeKind.PUT)
                .setVersion(Objects.requireNonNull(event.getVersion()))
                .setKnownUntil(ends ? event.getKnownUntil() : null)
                .build();
    }

    private static int pages(int size, int page) {
        return (size + page - 1) / page;
    }

    /** What was removed goes last, so that a dispute that takes the place of another is known before that one goes. */
    private static <T> List<T> page(List<T> all, int number, int size) {
        if (number < 0) {
            return List.of();
        }
        int from = Math.min(all.size(), number * size);
        return all.subList(from, Math.min(all.size(), from + size));
    }
}
