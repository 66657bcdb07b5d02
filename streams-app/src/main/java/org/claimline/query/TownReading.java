package org.claimline.query;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.avro.DeskMark;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.TownState;
import org.claimline.avro.Verdict;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Copies;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.Fate;
import org.claimline.reconcile.Reconciliation;
import org.claimline.reconcile.SetAside;
import org.claimline.reconcile.Summary;
import org.claimline.reconcile.Withdrawals;
import org.claimline.topology.fold.TownRow;
import org.claimline.topology.fold.UndoneReader.Undoing;
import org.claimline.topology.mapping.Disputes;
import org.claimline.topology.mapping.TownStates;

/**
 * One town read anew from its stored claim versions, as of a moment: the same fold and the same words as the reconciled stream has.
 */
final class TownReading {
    private static final Comparator<DeskMark> LATEST =
            Comparator.comparing(DeskMark::getDecidedAt).thenComparing(DeskMark::getDecisionId);

    private final String townId;
    private final List<TownRow> rows;
    private final Moment moment;
    private final Function<String, List<Undoing>> undone;
    private final List<TownRow> inForce;
    private final List<TownRow> told;
    private Optional<Summary> summary = Optional.empty();
    private Optional<Account> whole = Optional.empty();
    private Optional<List<Dispute>> soFar = Optional.empty();

    /** @param undone tells what corrections of a town undid, by known time */
    TownReading(String townId, List<? extends TownRow> rows, Moment moment, Function<String, List<Undoing>> undone) {
        this.townId = townId;
        this.rows = Collections.unmodifiableList(rows);
        this.moment = moment;
        this.undone = undone;
        inForce = this.rows.stream()
                .filter(row -> row.isInForce(moment.knownAt()))
                .toList();
        told = moment.at()
                .map(this::toldUntil)
                .map(end -> inForce.subList(0, end))
                .orElse(inForce);
    }

    /** Whether nothing was told of the town at the moment. */
    boolean isEmpty() {
        return told.isEmpty();
    }

    TownAccount account() {
        Account account = reconciled();
        Map<SetAside, Integer> setAside = new EnumMap<>(SetAside.class);
        for (Fate fate : account.fates().values()) {
            fate.reason().ifPresent(reason -> setAside.merge(reason, 1, Integer::sum));
        }
        TownStates.Counts counts =
                new TownStates.Counts(setAside, account.fates().size(), verdict());
        TownLists.Latest<Dispute> latest =
                TownLists.Latest.of(disputesSoFar(), Dispute.BY_OPENING, TownLists.MOST_DISPUTES);
        return new TownAccount(
                TownStates.render(townId, place(), account.state(), counts, this::sourceName),
                rendered(latest.items()),
                latest.more(),
                account);
    }

    /** How the town came to be as it is. */
    Account reconciled() {
        if (whole.isEmpty()) {
            Account account = Reconciliation.of(claims(counting()), moment.at(), moment.knownAt());
            summary = Optional.of(new Summary(account.state(), account.disputes()));
            whole = Optional.of(account);
        }
        return whole.get();
    }

    /** The states along the fold; no dispute is looked for, and nothing is made ready but what is shown. */
    TimelineView timeline() {
        return new TimelineView(
                townId,
                place().getName(),
                reconciled().timeline().stream().map(TimelineView.Entry::of).toList(),
                moment.at().orElse(null),
                moment.knownAt().orElse(null));
    }

    /** The state as a list shows it. */
    TownState outline() {
        return TownStates.outline(townId, place(), summary().state());
    }

    /** Puts those of its disputes into {@code first} that belong there; says how many. */
    int putDisputes(FirstDisputes first) {
        List<org.claimline.avro.Dispute> among = rendered(disputesSoFar().stream()
                .filter(dispute -> first.admits(townId, dispute))
                .toList());
        first.add(among);
        return among.size();
    }

    private List<org.claimline.avro.Dispute> rendered(List<Dispute> disputes) {
        if (disputes.isEmpty()) {
            return List.of();
        }
        PlaceRef place = place();
        return disputes.stream()
                .map(d -> Disputes.render(townId, place, d, lapsesAt(d), this::sourceName))
                .toList();
    }

    /** The same, by opening, as their records have them. */
    List<org.claimline.avro.Dispute> disputes() {
        return rendered(disputesSoFar().stream().sorted(Dispute.BY_OPENING).toList());
    }

    /** Every dispute so far, those that a correction known by then undid among them. */
    List<Dispute> disputesSoFar() {
        if (soFar.isEmpty()) {
            soFar = Optional.of(
                    Stream.concat(summary().disputes().stream(), withdrawn()).toList());
        }
        return soFar.get();
    }

    /** As {@link Reconciliation#withdrawn} has it, from what the fold found when the corrections came. */
    private Stream<Dispute> withdrawn() {
        boolean corrected = rows.stream().anyMatch(row -> row.knownUntil().isPresent());
        if (!corrected) {
            return Stream.empty();
        }
        List<Dispute> byThen = undone.apply(townId).stream()
                .filter(u -> moment.knownAt().filter(u.at()::isAfter).isEmpty())
                .map(Undoing::dispute)
                .toList();
        return Withdrawals.standing(byThen, () -> disputedOverAllTime(byThen)).stream()
                .filter(d -> moment.at().filter(at -> d.openedAt().isAfter(at)).isEmpty());
    }

    /**
     * Which of {@code undone} are disputed as known at the moment, at whatever event time; others may be among them. A dispute is called after
     * the claim that opens it: it is open later than asked for only where that claim is now told of a later time.
     */
    private Set<String> disputedOverAllTime(List<Dispute> undone) {
        Set<ClaimKey> openers = undone.stream().map(Dispute::openedBy).collect(Collectors.toSet());
        boolean later = inForce.stream()
                .filter(row -> moment.at().filter(row.eventTime()::isAfter).isPresent())
                .anyMatch(row -> openers.contains(row.claim().key()));
        Summary all = later ? Reconciliation.summary(claims(inForce), Optional.empty(), moment.knownAt()) : summary();
        return all.disputes().stream().map(Dispute::id).collect(Collectors.toSet());
    }

    private Summary summary() {
        if (summary.isEmpty()) {
            summary = Optional.of(Reconciliation.summary(claims(counting()), moment.at(), moment.knownAt()));
        }
        return summary.get();
    }

    private Optional<Instant> lapsesAt(Dispute dispute) {
        return dispute.isOpen() ? summary().state().lapsesAt() : Optional.empty();
    }

    /** The desk's latest on a claim that counts here. */
    private Optional<Verdict> verdict() {
        return told.stream()
                .filter(TownRow::hasDeskWord)
                .max(Comparator.comparing(row -> row.content().getDesk(), LATEST))
                .map(TownRow::verdict);
    }

    /** The place as the last claim told has it. */
    PlaceRef place() {
        return told.get(told.size() - 1).place();
    }

    /** In the order of the fold. */
    List<TownRow> rows() {
        return rows;
    }

    /** The stored row of a claim version. */
    Optional<TownRow> row(ClaimVersion claim) {
        return TownRow.of(claim, rows);
    }

    /** The claims told by the moment, and those after them that may decide which of them are copies: the others need not be read. */
    private List<TownRow> counting() {
        int end = told.size();
        while (end > 0
                && end < inForce.size()
                && !Copies.areApart(
                        inForce.get(end - 1).eventTime(), inForce.get(end).eventTime())) {
            end++;
        }
        return inForce.subList(0, end);
    }

    /** Whether all that was known is read, later claims too. */
    boolean readsAll() {
        return counting().size() == inForce.size();
    }

    private int toldUntil(Instant at) {
        int end = inForce.size();
        while (end > 0 && inForce.get(end - 1).eventTime().isAfter(at)) {
            end--;
        }
        return end;
    }

    private static List<ClaimVersion> claims(List<TownRow> rows) {
        return rows.stream().map(TownRow::claim).toList();
    }

    /** Every version of every claim, in the order of the fold. */
    List<ClaimVersion> claims() {
        return claims(rows);
    }

    String sourceName(ClaimVersion claim) {
        return row(claim).map(TownRow::sourceName).orElse(claim.key().source());
    }
}
