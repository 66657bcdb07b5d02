package org.claimline.web;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.AlertAcknowledgement;
import org.claimline.avro.AlertKind;
import org.claimline.avro.Assertion;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Delivery;
import org.claimline.avro.DeliveryState;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeKind;
import org.claimline.avro.DisputeState;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Position;
import org.claimline.avro.Rule;
import org.claimline.avro.Stance;
import org.claimline.avro.Status;
import org.claimline.avro.TakenBack;
import org.claimline.avro.TownState;

/** Records as the topics have them, for tests. */
final class Samples {
    static final Instant THEN = Instant.parse("2024-11-30T16:30:00Z");

    private Samples() {}

    static Place place(String id, String name, String parent, String... spellings) {
        return Place.newBuilder()
                .setId(id)
                .setName(name)
                .setKind(parent == null ? PlaceKind.GOVERNORATE : PlaceKind.TOWN)
                .setParentId(parent)
                .setGovernorate("Hama")
                .setLatitude(35.1)
                .setLongitude(36.7)
                .setSpellings(List.of(spellings))
                .setUpdatedAt(THEN)
                .build();
    }

    static TownState state(String id, String name, Status status, String controller) {
        return TownState.newBuilder()
                .setTownId(id)
                .setPlace(ref(id, name))
                .setStatus(status)
                .setController(controller)
                .setSince(THEN)
                .setLastClaimAt(THEN)
                .setRule(Rule.AGREEMENT)
                .setExplanation("sources say so")
                .setNeutral(List.of(position(id)))
                .setClaims(1)
                .build();
    }

    static Dispute dispute(String id, String townId, DisputeState state) {
        return Dispute.newBuilder()
                .setDisputeId(id)
                .setTownId(townId)
                .setPlace(ref(townId, townId))
                .setKind(DisputeKind.CONTROL)
                .setState(state)
                .setOpenedAt(THEN)
                .setOpenedBy(new ClaimRef("s", "r", "c"))
                .build();
    }

    static ContestedAlert alert(String id, String townId) {
        return ContestedAlert.newBuilder()
                .setAlertId(id)
                .setEpisodeId("e1")
                .setKind(AlertKind.NEWLY_CONTESTED)
                .setTownId(townId)
                .setPlace(ref(townId, townId))
                .setTownVersion(1)
                .setAt(THEN)
                .setSince(THEN)
                .setHeadline(townId + ": newly contested")
                .build();
    }

    static AlertAcknowledgement acknowledgement(String alertId, String townId, String editor, boolean takenBack) {
        return AlertAcknowledgement.newBuilder()
                .setAlertId(alertId)
                .setTownId(townId)
                .setAcknowledgedAt(THEN)
                .setEditor(editor)
                .setTakenBack(takenBack ? new TakenBack(THEN, editor) : null)
                .build();
    }

    static Delivery delivery(String alertId, String receiverId, DeliveryState state) {
        return Delivery.newBuilder()
                .setAlertId(alertId)
                .setReceiverId(receiverId)
                .setEpisodeId("e1")
                .setTownId("hama")
                .setKind(AlertKind.NEWLY_CONTESTED)
                .setHeadline("Hama: newly contested")
                .setState(state)
                .setAttempts(3)
                .setCreatedAt(THEN)
                .setAlertOffset(0)
                .build();
    }

    private static Position position(String town) {
        return Position.newBuilder()
                .setClaim(new ClaimRef("s", "r", town))
                .setOriginId("o")
                .setSourceName("A source")
                .setStance(Stance.NEUTRAL)
                .setAssertion(Assertion.CONTROLS)
                .setEventTime(THEN)
                .setEarliest(THEN)
                .setLatest(THEN)
                .setKnownTime(THEN)
                .build();
    }

    private static PlaceRef ref(String id, String name) {
        return PlaceRef.newBuilder()
                .setPlaceId(id)
                .setName(name)
                .setKind(PlaceKind.TOWN)
                .setGovernorate("Hama")
                .build();
    }
}
