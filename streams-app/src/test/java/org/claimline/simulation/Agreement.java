package org.claimline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.avro.TownState;
import org.claimline.avro.UnplacedClaim;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.DeskMark;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;
import org.claimline.oracle.Oracle;
import org.claimline.place.PlaceRegister;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.Fate;
import org.claimline.reconcile.Reconciliation;
import org.claimline.reconcile.SetAside;
import org.claimline.source.SourceRegister;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.mapping.AvroClaims;
import org.claimline.topology.mapping.TownStates;

/** That a run ended where a plain reading of its feed says: claim versions, states, disputes, what waits and what is held. */
public final class Agreement {
    private Agreement() {}

    static void agrees(End end, PlainReading plain) {
        Map<String, List<ClaimVersion>> kept = new TreeMap<>();
        end.rows.forEach((town, rows) ->
                kept.put(town, rows.stream().map(ClaimRow::claim).toList()));
        assertThat(end.rows.keySet()).as("towns").isEqualTo(plain.towns.keySet());
        plain.towns.forEach((town, versions) ->
                assertThat(kept.get(town)).as("claims of %s", town).isEqualTo(versions));
        assertThat(end.determined.get("count CLAIMS_PLACED")).isEqualTo("" + plain.placed.size());
        assertThat(end.determined.get("count CLAIMS_HELD")).isEqualTo("" + plain.held.size());
        assertThat(end.unplaced.values().stream()
                        .map(UnplacedClaim::getClaim)
                        .map(AvroClaims::key)
                        .collect(Collectors.toSet()))
                .as("waiting")
                .isEqualTo(plain.waiting);
        plain.towns.forEach((town, versions) -> town(
                Optional.ofNullable(end.states.get(town)),
                end.disputes.values().stream()
                        .filter(d -> d.getTownId().equals(town))
                        .toList(),
                versions,
                plain.reader.sources(),
                plain.places));
        assertThat(end.states.keySet())
                .as("towns with a state")
                .isEqualTo(plain.towns.entrySet().stream()
                        .filter(e -> e.getValue().stream().anyMatch(ClaimVersion::stands))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    /**
     * That what is told of one town is what its claims come to, by the core and by the oracle.
     *
     * @param told     the town's state, where it has one
     * @param disputesTold all disputes that are told of it
     * @param versions its claims, with all their versions
     */
    public static void town(
            Optional<TownState> told,
            Collection<org.claimline.avro.Dispute> disputesTold,
            List<ClaimVersion> versions,
            SourceRegister sources,
            PlaceRegister places) {
        Account account = Reconciliation.of(versions);
        told.ifPresent(state -> state(state, account, versions, sources, places));
        Map<String, String> expected = new TreeMap<>();
        Reconciliation.withdrawn(versions).forEach(d -> expected.put(d.id(), told(d)));
        account.disputes().forEach(d -> expected.put(d.id(), told(d)));
        Map<String, String> disputes = new TreeMap<>();
        disputesTold.forEach(d -> disputes.put(d.getDisputeId(), told(d)));
        assertThat(disputes).as("disputes of the town").isEqualTo(expected);
    }

    private static void state(
            TownState state,
            Account account,
            List<ClaimVersion> versions,
            SourceRegister sources,
            PlaceRegister places) {
        Map<SetAside, Integer> setAside = new HashMap<>();
        account.fates().values().stream()
                .map(Fate::reason)
                .flatMap(Optional::stream)
                .forEach(reason -> setAside.merge(reason, 1, Integer::sum));
        TownState expected = TownStates.render(
                state.getTownId(),
                state.getPlace(),
                account.state(),
                new TownStates.Counts(
                        setAside,
                        versions.stream().filter(ClaimVersion::stands).count(),
                        Optional.ofNullable(state.getVerdict())),
                claim -> sources.byId(claim.key().source())
                        .map(source -> source.name())
                        .orElse(claim.key().source()));
        assertThat(state).as("state of %s", state.getTownId()).isEqualTo(expected);
        assertThat(state.getPlace().getName())
                .isEqualTo(places.byId(state.getTownId()).orElseThrow().name());
        Optional<Instant> verdict = versions.stream()
                .filter(ClaimVersion::stands)
                .flatMap(v -> v.mark().stream())
                .filter(mark -> mark.kind() == DeskMark.Kind.VERIFIED)
                .map(DeskMark::at)
                .max(Instant::compareTo);
        assertThat(Optional.ofNullable(state.getVerdict()).map(v -> v.getDecidedAt()))
                .as("the desk's latest verdict")
                .isEqualTo(verdict);
        Oracle.Outlook outlook =
                Oracle.of(versions, Optional.empty(), Optional.empty()).end();
        assertThat(state.getStatus().name())
                .as("the oracle's status")
                .isEqualTo(outlook.status().name());
        assertThat(Optional.ofNullable(state.getController()))
                .as("the oracle's controller")
                .isEqualTo(outlook.controller().map(Subject::side).map(Side::id));
        assertThat(Optional.ofNullable(state.getClaimedBy()))
                .as("the oracle's claiming party")
                .isEqualTo(outlook.claimedBy().map(Subject::side).map(Side::id));
        assertThat(!state.getOpenDisputes().isEmpty())
                .as("the oracle's dispute")
                .isEqualTo(outlook.dispute());
    }

    private static String told(Dispute d) {
        Optional<Instant> closed = d.closedAt().filter(at -> d.state() != Dispute.State.WITHDRAWN);
        return Stream.of(
                        d.kind(),
                        d.state(),
                        d.openedAt(),
                        AvroClaims.ref(d.openedBy()),
                        closed.orElse(null),
                        d.closing().orElse(null),
                        d.closedBy().map(AvroClaims::ref).orElse(null),
                        d.reason().orElse(null))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static String told(org.claimline.avro.Dispute d) {
        return Stream.of(
                        d.getKind(),
                        d.getState(),
                        d.getOpenedAt(),
                        d.getOpenedBy(),
                        d.getClosedAt(),
                        d.getClosing(),
                        d.getClosedBy(),
                        d.getReason())
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
