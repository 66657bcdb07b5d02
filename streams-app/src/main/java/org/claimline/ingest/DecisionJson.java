package org.claimline.ingest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;

/**
 * A decision of the desk as JSON (rule 14): {@code {kind, claim: {source, report, claim}, editor, reason}}, or {@code source} in place of
 * {@code claim}; {@code verdict} with VERIFY, {@code undoes} with UNDO, {@code place} with PLACE. Without {@code decisionId} one is made, without {@code decidedAt} it is
 * decided now. What a decision means is checked by whoever reads the topic too.
 */
public final class DecisionJson {
    private DecisionJson() {}

    /**
     * Reads one decision or an array of them.
     *
     * @param now when those that do not say were decided
     * @param ids makes an id that no decision has
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static Entries<DeskDecision> read(byte[] document, Instant now, Supplier<String> ids)
            throws MalformedJsonException {
        return Entries.read(document, "decision", (fields, faults) -> {
            Optional<ClaimRef> claim = fields.child("claim").map(child -> {
                ClaimRef ref = new ClaimRef(
                        child.requiredText("source"), child.requiredText("report"), child.requiredText("claim"));
                child.end();
                return ref;
            });
            return DeskDecision.newBuilder()
                    .setDecisionId(fields.text("decisionId").orElseGet(ids))
                    .setKind(fields.requiredWord("kind", DecisionKind.class).orElse(DecisionKind.UNRECOGNISED))
                    .setTargetClaim(claim.orElse(null))
                    .setTargetSourceId(fields.text("source").orElse(null))
                    .setDecidedAt(fields.time("decidedAt")
                            .map(OffsetDateTime::toInstant)
                            .orElse(now))
                    .setEditor(fields.requiredText(
                            "editor", "the id of the editor who decides; it stands in the record for ever"))
                    .setReason(fields.requiredText(
                            "reason", "why, in words that readers may see beside what is set aside"))
                    .setVerdict(fields.text("verdict").orElse(null))
                    .setUndoes(fields.text("undoes").orElse(null))
                    .setPlaceId(fields.text("place").orElse(null))
                    .build();
        });
    }
}
