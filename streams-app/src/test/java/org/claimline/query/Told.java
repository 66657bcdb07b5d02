package org.claimline.query;

import java.time.Instant;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeKind;
import org.claimline.avro.DisputeState;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Rule;
import org.claimline.avro.Status;
import org.claimline.avro.TownState;

/** Records of the topics that are read along, for tests. */
final class Told {
    static final Instant THEN = Instant.parse("2024-11-30T16:30:00Z");

    private Told() {}

    static TownState state(String town, Status status, String explanation) {
        return TownState.newBuilder()
                .setTownId(town)
                .setPlace(place(town))
                .setStatus(status)
                .setSince(THEN)
                .setRule(Rule.AGREEMENT)
                .setExplanation(explanation)
                .build();
    }

    static Dispute dispute(String town, String id, DisputeState state) {
        return Dispute.newBuilder()
                .setDisputeId(id)
                .setTownId(town)
                .setPlace(place(town))
                .setKind(DisputeKind.CONTROL)
                .setState(state)
                .setOpenedAt(THEN)
                .setOpenedBy(new ClaimRef("s", "r", "c"))
                .build();
    }

    static ContestedAlert alert(String id, String town, Instant at) {
        return ContestedAlert.newBuilder()
                .setAlertId(id)
                .setEpisodeId("e-" + id)
                .setKind(AlertKind.NEWLY_CONTESTED)
                .setTownId(town)
                .setPlace(place(town))
                .setTownVersion(1)
                .setAt(at)
                .setSince(at)
                .setHeadline(town + ": newly contested")
                .build();
    }

    private static PlaceRef place(String town) {
        return PlaceRef.newBuilder()
                .setPlaceId(town)
                .setName(town)
                .setGovernorate("Hama")
                .build();
    }
}
