package org.claimline.topology.fold;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.VersionRef;
import org.claimline.topology.mapping.AvroClaims;

/**
 * What a claim event does to its row. Refuses an event that says less than it must; nothing is written before it is known to be good.
 *
 * @param key    the row
 * @param before the row as it was; empty where it was not there
 * @param after  the row as it will be; empty where it never stood here
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record RowChange(byte[] key, Optional<ClaimRow> before, Optional<ClaimRow> after) {

    static RowChange of(ClaimEvent event, ClaimRows rows) {
        return of(event, rows::get);
    }

    /** @param rows as they are, by key */
    static RowChange of(ClaimEvent event, Function<byte[], Optional<ClaimRow>> rows) {
        VersionRef ref = event.getVersion();
        byte[] key = TownKeys.row(
                event.getTownId(),
                ref.getEventTime(),
                ref.getKnownTime(),
                AvroClaims.key(ref.getClaim()),
                ref.getKnownFrom());
        Optional<ClaimRow> before = rows.apply(key);
        return switch (event.getKind()) {
            case PUT -> new RowChange(key, before, Optional.of(put(key, event, before)));
            case END -> new RowChange(key, before, before.flatMap(row -> ended(row, event)));
            case UNRECOGNISED ->
                throw new IllegalArgumentException("claim event of " + ref
                        + ": kind is one that this version does not know; a newer one wrote it and must read it");
        };
    }

    /** Content that reads the same to the core keeps its mark as a copy. */
    private static ClaimRow put(byte[] key, ClaimEvent event, Optional<ClaimRow> before) {
        Optional<Instant> until = Optional.ofNullable(event.getKnownUntil());
        ClaimEvent content = until.isEmpty()
                ? event
                : ClaimEvent.newBuilder(event).setKnownUntil(null).build();
        ClaimRow row = ClaimRow.of(key, content, until, false);
        return row.marked(before.filter(b -> b.claim().equals(row.claim()))
                .map(ClaimRow::copy)
                .orElse(false));
    }

    private static Optional<ClaimRow> ended(ClaimRow row, ClaimEvent event) {
        Instant until = Objects.requireNonNull(
                event.getKnownUntil(), () -> "claim event of " + event.getVersion() + ": END needs knownUntil");
        return until.isAfter(row.claim().knownFrom()) ? Optional.of(row.endedAt(until)) : Optional.empty();
    }

    boolean isNothing() {
        return isSameToTheCore() && before.map(ClaimRow::put).equals(after.map(ClaimRow::put));
    }

    /** Whether only what readers see of it has changed, if anything. */
    boolean isSameToTheCore() {
        return before.map(ClaimRow::claim).equals(after.map(ClaimRow::claim));
    }

    /** How many more rows there are that {@code which} picks: one, none or minus one. */
    int more(Predicate<ClaimRow> which) {
        return (after.filter(which).isPresent() ? 1 : 0) - (before.filter(which).isPresent() ? 1 : 0);
    }

    /** Whether it stands after, or stood before. */
    boolean concernsTheFold() {
        return Stream.of(before, after).flatMap(Optional::stream).anyMatch(ClaimRow::stands);
    }

    /** The first known time at which a town is known otherwise by this change. */
    Instant knownOtherwiseFrom() {
        Optional<Instant> begins = Stream.of(before, after)
                .flatMap(Optional::stream)
                .map(row -> row.claim().knownFrom())
                .findFirst();
        boolean onlyItsEnd = before.isPresent()
                && after.isPresent()
                && before.map(ClaimRow::put).equals(after.map(ClaimRow::put));
        Optional<Instant> firstEnd =
                Stream.of(end(before), end(after)).flatMap(Optional::stream).min(Instant::compareTo);
        return (onlyItsEnd ? firstEnd : begins).or(() -> begins).orElseThrow();
    }

    static Optional<Instant> end(Optional<ClaimRow> row) {
        return row.flatMap(r -> r.claim().knownUntil());
    }

    /** The row before, if the fold looked at it and does no longer as it was. */
    Optional<ClaimRow> untold() {
        return isSameToTheCore() ? Optional.empty() : before.filter(ClaimRow::isTold);
    }

    /** The row after, if the fold looks at it and did not before as it is. */
    Optional<ClaimRow> told() {
        return isSameToTheCore() ? Optional.empty() : after.filter(ClaimRow::isTold);
    }

    <T> boolean differs(Function<ClaimRow, T> what) {
        return !before.map(what).equals(after.map(what));
    }
}
