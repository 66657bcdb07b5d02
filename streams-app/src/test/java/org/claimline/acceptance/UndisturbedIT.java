package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimEventKind;
import org.claimline.avro.VersionRef;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Reconciliation;
import org.claimline.topology.mapping.AvroClaims;
import org.junit.jupiter.api.Test;

/** The undisturbed run against the pure core, applied to the claims that the run itself has written. */
class UndisturbedIT {

    @Test
    void everyTownStandsAsTheCoreHasItFromTheClaimsAlone() {
        Reference reference = Reference.get();
        Map<String, List<ClaimVersion>> claims = claimsByTown(reference.claims());

        assertThat(reference.answers().states().keySet()).isEqualTo(claims.keySet());
        claims.forEach((town, versions) -> {
            Account account = Reconciliation.of(versions);
            assertThat(reference.answers().states().get(town))
                    .as(town)
                    .contains(
                            "\"status\": \"" + account.verdict().status() + "\"",
                            "\"rule\": \"" + account.verdict().rule() + "\"",
                            "\"controller\": "
                                    + account.verdict()
                                            .controller()
                                            .map(held -> "\"" + held.side().id() + "\"")
                                            .orElse("null"));
            assertThat(Api.parse(reference.answers().timelines().get(town)).path("entries"))
                    .as(town)
                    .hasSameSizeAs(account.timeline());
        });
    }

    @Test
    void everyDisputeIsOneThatTheCoreFinds() {
        Reference reference = Reference.get();
        List<String> disputes = new ArrayList<>();
        claimsByTown(reference.claims()).forEach((town, versions) -> Reconciliation.of(versions)
                .disputes()
                .forEach(dispute -> disputes.add(town + "|" + dispute.id())));

        assertThat(reference.answers().disputes().keySet()).containsAll(disputes);
        assertThat(disputes).isNotEmpty();
    }

    /** The versions that were put into each town, less those that never stood there. */
    private static Map<String, List<ClaimVersion>> claimsByTown(List<ClaimEvent> events) {
        Map<String, Map<VersionRef, ClaimEvent>> put = new TreeMap<>();
        Map<String, Map<VersionRef, Instant>> ended = new TreeMap<>();
        for (ClaimEvent event : events) {
            if (event.getKind() == ClaimEventKind.PUT) {
                of(put, event).put(event.getVersion(), event);
                of(ended, event).remove(event.getVersion());
            } else {
                of(ended, event).put(event.getVersion(), event.getKnownUntil());
            }
        }
        Map<String, List<ClaimVersion>> claims = new TreeMap<>();
        put.forEach((town, versions) -> versions.forEach((ref, event) -> {
            Optional<Instant> until = Optional.ofNullable(
                            ended.getOrDefault(town, Map.of()).get(ref))
                    .or(() -> Optional.ofNullable(event.getKnownUntil()));
            if (until.filter(ref.getKnownFrom()::equals).isEmpty()) {
                claims.computeIfAbsent(town, key -> new ArrayList<>())
                        .add(AvroClaims.version(ref, event.getContent(), until));
            }
        }));
        return claims;
    }

    private static <T> Map<VersionRef, T> of(Map<String, Map<VersionRef, T>> towns, ClaimEvent event) {
        return towns.computeIfAbsent(event.getTownId(), key -> new LinkedHashMap<>());
    }
}
