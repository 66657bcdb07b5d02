package org.claimline.alert;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.EnteredBy;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Receiver;

/** Alerts and receivers to try things with. */
public final class Alerts {
    public static final String SECRET = "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldY";

    private Alerts() {}

    public static ContestedAlert alert(String id, String town, String episode, AlertKind kind) {
        return ContestedAlert.newBuilder()
                .setAlertId(id)
                .setEpisodeId(episode)
                .setKind(kind)
                .setTownId(town)
                .setPlace(PlaceRef.newBuilder()
                        .setPlaceId(town)
                        .setName("Hama")
                        .setArabicName("\u062D\u0645\u0627\u0629")
                        .setKind(PlaceKind.CITY)
                        .setGovernorate("Hama")
                        .setLatitude(35.13)
                        .setLongitude(36.75)
                        .build())
                .setTownVersion(1)
                .setAt(Instant.parse("2024-11-30T15:00:00Z"))
                .setSince(Instant.parse("2024-11-30T15:00:00Z"))
                .setHeadline("Hama: newly contested")
                .build();
    }

    public static Receiver receiver(String id, String url, Instant createdAt) {
        return Receiver.newBuilder()
                .setId(id)
                .setUrl(url)
                .setSecret(SECRET)
                .setTowns(List.of())
                .setGovernorates(List.of())
                .setKinds(List.of())
                .setCreatedAt(createdAt)
                .setUpdatedAt(createdAt)
                .setEnteredBy(EnteredBy.API)
                .build();
    }
}
