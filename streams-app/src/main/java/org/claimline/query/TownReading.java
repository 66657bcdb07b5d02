package org.claimline.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.avro.DeskMark;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.TownState;
import org.claimline.avro.Verdict;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.Fate;
import org.claimline.reconcile.Reconciliation;
import org.claimline.reconcile.SetAside;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.mapping.Disputes;
import org.claimline.topology.mapping.TownStates;

/**
 * One town read anew from its stored claim versions, as of a moment: the same fold and the same words as the reconciled stream has.
 */
final class TownReading {
    private static final Comparator<DeskMark> LATEST =
            Comparator.comparing(DeskMark::getDecidedAt).thenComparing(DeskMark::getDecisionId);

    private final String townId;
    private final List<ClaimRow> rows;
    private final Moment moment;
    private final Account account;
    private final Map<ClaimVersion, ClaimRow> byClaim = new HashMap<>();

    TownReading(String townId, List<ClaimRow> rows, Moment moment) {
        this.townId = townId;
        this.rows = rows;
        this.moment = moment;
        this.account = Reconciliation.of(claims(), moment.at(), moment.knownAt());
        rows.forEach(row -> byClaim.put(row.claim(), row));
    }

    /** Whether nothing was told of the town at the moment. */
    boolean isEmpty() {
        return account.isEmpty();
    }

    TownAccount account() {
        return new TownAccount(state(), disputes(), account);
    }

    TownState state() {
        return TownStates.render(townId, place(), account.state(), counts(), this::sourceName);
    }

    /** Every dispute so far, those that a correction known by then undid among them. */
    List<org.claimline.avro.Dispute> disputes() {
        Set<String> standing =
                account.disputes().stream().map(Dispute::id).collect(Collectors.toCollection(HashSet::new));
        Stream<Dispute> withdrawn = Reconciliation.withdrawn(claims()).stream()
                .filter(d -> !standing.contains(d.id()))
                .filter(d -> moment.at().filter(at -> d.openedAt().isAfter(at)).isEmpty())
                .filter(d -> moment.knownAt()
                        .filter(known -> d.closedAt().orElse(known).isAfter(known))
                        .isEmpty());
        PlaceRef place = place();
        return Stream.concat(account.disputes().stream(), withdrawn)
                .map(d -> Disputes.render(townId, place, d, lapsesAt(d), this::sourceName))
                .toList();
    }

    private Optional<Instant> lapsesAt(Dispute dispute) {
        return dispute.isOpen() ? account.state().lapsesAt() : Optional.empty();
    }

    private TownStates.Counts counts() {
        Map<SetAside, Integer> setAside = new EnumMap<>(SetAside.class);
        for (Fate fate : account.fates().values()) {
            fate.reason().ifPresent(reason -> setAside.merge(reason, 1, Integer::sum));
        }
        return new TownStates.Counts(setAside, account.fates().size(), verdict());
    }

    /** The desk's latest on a claim that counts here. */
    private Optional<Verdict> verdict() {
        return told().filter(row -> row.content().getDesk() != null
                        && row.content().getDesk().getVerdict() != null)
                .max(Comparator.comparing(row -> row.content().getDesk(), LATEST))
                .map(ClaimRow::verdict);
    }

    /** The place as the last claim told has it. */
    private PlaceRef place() {
        return told().reduce((first, last) -> last)
                .orElseThrow(() -> new IllegalStateException("nothing was told of " + townId))
                .place();
    }

    private Stream<ClaimRow> told() {
        return account.fates().values().stream()
                .map(Fate::claim)
                .sorted(ClaimVersion.FOLD_ORDER)
                .flatMap(claim -> Stream.ofNullable(byClaim.get(claim)));
    }

    private List<ClaimVersion> claims() {
        return rows.stream().map(ClaimRow::claim).toList();
    }

    private String sourceName(ClaimVersion claim) {
        return Optional.ofNullable(byClaim.get(claim))
                .map(row -> row.content().getSourceName())
                .orElse(claim.key().source());
    }
}
