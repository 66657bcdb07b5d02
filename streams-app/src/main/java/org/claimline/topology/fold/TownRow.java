package org.claimline.topology.fold;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.claimline.avro.DeskMark;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Verdict;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.mapping.AvroClaims;

/** A claim version of a town, for readers: as the core takes it, and, where it is asked for, with what the event that put it said besides. */
public interface TownRow {
    /** The claim as the core reads it, in force until it ended. */
    ClaimVersion claim();

    Instant eventTime();

    /** When it ended; empty while it stands. */
    Optional<Instant> knownUntil();

    /** Whether it was in force at {@code knownAt}; whether it stands, where that is empty. */
    boolean isInForce(Optional<Instant> knownAt);

    /** Whether the desk gave a verdict on it, whether it stands or not. */
    boolean hasDeskWord();

    /** The content, with what is for the desk only. */
    org.claimline.avro.ClaimVersion content();

    /** The town, as registers had it when the claim was put. */
    PlaceRef place();

    /** Its source, as registers had it then. */
    String sourceName();

    /** What the desk found of the claim; only where it has decided on it. */
    default Verdict verdict() {
        DeskMark desk = Objects.requireNonNull(content().getDesk());
        return Verdict.newBuilder()
                .setDecisionId(desk.getDecisionId())
                .setClaim(AvroClaims.ref(claim().key()))
                .setVerdict(desk.getVerdict())
                .setEditor(desk.getEditor())
                .setDecidedAt(desk.getDecidedAt())
                .build();
    }

    /** The row of {@code claim} among all rows of its town, in the order of the fold. */
    static <R extends TownRow> Optional<R> of(ClaimVersion claim, List<R> rows) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = ClaimVersion.FOLD_ORDER.compare(rows.get(middle).claim(), claim);
            if (order == 0) {
                return Optional.of(rows.get(middle));
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Optional.empty();
    }
}
