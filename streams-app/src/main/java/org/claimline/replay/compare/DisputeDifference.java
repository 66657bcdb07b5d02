package org.claimline.replay.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.claimline.avro.Dispute;

/**
 * A dispute that is not the same on both sides.
 *
 * @param openedAt event time of its opening, here where it is on both
 * @param fields   in which its records differ; empty where it is on one side only
 */
public record DisputeDifference(String disputeId, Instant openedAt, Where where, List<FieldDifference> fields) {
    private static final Comparator<DisputeDifference> BY_OPENING =
            Comparator.comparing(DisputeDifference::openedAt).thenComparing(DisputeDifference::disputeId);

    public DisputeDifference {
        fields = List.copyOf(fields);
    }

    /** By opening. */
    static List<DisputeDifference> between(List<Dispute> here, List<Dispute> there) {
        Map<String, Dispute> others = new LinkedHashMap<>();
        there.forEach(d -> others.put(d.getDisputeId(), d));
        List<DisputeDifference> all = new ArrayList<>();
        for (Dispute dispute : here) {
            Dispute other = others.remove(dispute.getDisputeId());
            if (other == null) {
                all.add(only(dispute, Where.HERE));
            } else if (!Encoded.areSame(dispute, other)) {
                all.add(new DisputeDifference(
                        dispute.getDisputeId(),
                        dispute.getOpenedAt(),
                        Where.BOTH,
                        FieldDifference.between(dispute, other)));
            }
        }
        others.values().forEach(d -> all.add(only(Objects.requireNonNull(d), Where.THERE)));
        return all.stream().sorted(BY_OPENING).toList();
    }

    private static DisputeDifference only(Dispute dispute, Where where) {
        return new DisputeDifference(dispute.getDisputeId(), dispute.getOpenedAt(), where, List.of());
    }
}
