package org.claimline.topology.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.claimline.avro.Assertion;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimVersion;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.Position;
import org.claimline.avro.Status;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.avro.Visibility;
import org.claimline.topology.fold.ClaimFeed;
import org.claimline.topology.fold.MapStore;
import org.claimline.topology.fold.TownPublisher;
import org.claimline.topology.fold.TownStep;
import org.junit.jupiter.api.Test;

/** What readers see puts nobody at risk, and tells who says so. */
class HarmTest {
    private static final Instant NOON = Instant.parse("2024-11-30T12:00:00Z");
    private static final List<String> SECRETS = List.of(
            "Abu Secret",
            "secret-id",
            "secret-origin",
            "secret.example.org",
            "35.4242",
            "36.4242",
            "5ec12e7",
            "secret words",
            "secret note",
            "secret geolocator");

    private final TownPublisher fold = new TownPublisher(new MapStore(), new MapStore(), new MapStore());

    @Test
    void whatIsForTheDeskOnlyIsInNoStateAndNoDispute() {
        // When
        fold.apply(secret(ClaimFeed.told("hama", "r1", 2, Assertion.CAPTURED, "opposition", NOON)), 0);
        List<TownStep> steps = fold.apply(
                ClaimFeed.told("hama", "r2", 0, Assertion.PRESENT, "regime", NOON.plus(Duration.ofHours(1))), 0);

        // Then
        TownChange last = steps.get(0).whole();
        assertThat(last.getAfter().getStatus()).isEqualTo(Status.CONTESTED);
        assertThat(last.getChangedDisputes()).hasSize(1);
        assertThat(last.toString()).doesNotContain(SECRETS.toArray(String[]::new));
        Position masked = last.getAfter().getProOpposition().get(0);
        assertThat(masked.getClaimant()).isNull();
        assertThat(masked.getOriginId()).isEqualTo("withheld-1");
        assertThat(masked.getEvidence().get(0).getKind()).isEqualTo(EvidenceKind.VIDEO);
    }

    @Test
    void whatIsPublicIsShown() {
        TownState state = after(ClaimFeed.told("hama", "r1", 2, Assertion.CAPTURED, "opposition", NOON));

        assertThat(state.getProOpposition().get(0).getClaimant()).isEqualTo("Claimant 2");
        assertThat(state.getProOpposition().get(0).getSourceName()).isEqualTo("Source 2");
    }

    @Test
    void aClaimIsToldAsWhatItsSideSays() {
        TownState state = after(ClaimFeed.told("hama", "r1", 2, Assertion.CAPTURED, "opposition", NOON));

        assertThat(state.getStatus()).isEqualTo(Status.CLAIMED);
        assertThat(state.getClaimedBy()).isEqualTo("opposition");
        assertThat(state.getController()).isNull();
        assertThat(state.getExplanation())
                .isEqualTo("Pro-opposition sources say that the opposition captured it: "
                        + "only the side that gains by it says so; no holder is established.");
    }

    @Test
    void whatSourcesAgreeOnIsNotToldAsVerified() {
        after(ClaimFeed.told("hama", "r1", 2, Assertion.CAPTURED, "opposition", NOON));
        TownState state = after(
                ClaimFeed.told("hama", "r2", 4, Assertion.CONTROLS, "opposition", NOON.plus(Duration.ofHours(2))));

        assertThat(state.getStatus()).isEqualTo(Status.CONFIRMED);
        assertThat(state.getController()).isEqualTo("opposition");
        assertThat(state.getExplanation())
                .isEqualTo("Sources agree that the opposition holds it, because independent origins agree; "
                        + "not verified by this newsroom.");
        assertThat(state.getStaleAfter()).isEqualTo(state.getLastClaimAt().plus(TownStates.STALE));
    }

    @Test
    void underAClaimTheFactionIsTheClaimants() {
        ClaimEvent sna = ClaimFeed.told("hama", "r1", 2, Assertion.CAPTURED, "opposition", NOON);
        TownState state = after(with(
                sna,
                ClaimVersion.newBuilder(sna.getContent())
                        .setPartyId("sna")
                        .setFaction("sna")
                        .build()));

        assertThat(state.getClaimedBy()).isEqualTo("opposition");
        assertThat(state.getFaction()).isEqualTo("sna");
    }

    private TownState after(ClaimEvent event) {
        return fold.apply(event, 0).get(0).whole().getAfter();
    }

    private static ClaimEvent secret(ClaimEvent event) {
        return with(
                event,
                ClaimVersion.newBuilder(event.getContent())
                        .setVisibility(Visibility.DESK)
                        .setClaimantName("Abu Secret")
                        .setClaimantId("secret-id")
                        .setOriginId("secret-origin")
                        .setUrl("https://secret.example.org/report")
                        .setQuote("secret words")
                        .setNote("secret note")
                        .setEvidence(List.of(EvidenceItem.newBuilder()
                                .setKind(EvidenceKind.VIDEO)
                                .setUrl("https://secret.example.org/video")
                                .setArchivedUrl("https://archive.example.org/secret.example.org")
                                .setSha256("5ec12e7")
                                .setLatitude(35.4242)
                                .setLongitude(36.4242)
                                .setGeolocatedBy("secret geolocator")
                                .build()))
                        .build());
    }

    private static ClaimEvent with(ClaimEvent event, ClaimVersion content) {
        return ClaimEvent.newBuilder(event).setContent(content).build();
    }
}
