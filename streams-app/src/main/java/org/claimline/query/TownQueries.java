package org.claimline.query;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.avro.DisputeState;

/**
 * Answers about towns and disputes, whichever instance is asked. What holds now comes from the read model; anything as of another
 * moment, and the claims set aside, from the claim versions, here or in the one instance that holds them.
 */
public final class TownQueries {
    private static final Comparator<DisputeView> BY_OPENING = Comparator.comparing(DisputeView::openedAt)
            .thenComparing(DisputeView::townId)
            .thenComparing(DisputeView::disputeId);

    private final ReadModel model;
    private final Gazetteer gazetteer;
    private final ClaimAccounts accounts;
    private final HeldHere here;
    private final Peers peers;

    public TownQueries(ReadModel model, Registers registers, ClaimAccounts accounts, HeldHere here, Peers peers) {
        this.model = model;
        this.gazetteer = new Gazetteer(registers);
        this.accounts = accounts;
        this.here = here;
        this.peers = peers;
    }

    /** The towns that pass, by id. */
    public List<TownSummary> towns(TownFilter filter, Moment moment) {
        Optional<Set<String>> within = filter.within().map(gazetteer::townId).map(gazetteer::within);
        Optional<Set<String>> called = filter.q().map(gazetteer::called);
        return all(moment, Optional.empty()).stream()
                .filter(filter::passes)
                .filter(town -> within.map(ids -> ids.contains(town.townId())).orElse(true))
                .filter(town -> called.map(ids -> ids.contains(town.townId())).orElse(true))
                .sorted(Comparator.comparing(TownSummary::townId))
                .toList();
    }

    /**
     * The full state of the town that {@code name} means, by id or any spelling.
     *
     * @throws NoSuchTownException    if there is no such place or nothing was told of it
     * @throws AmbiguousTownException if several places are called so
     * @throws MovingException        if its claim versions are on their way
     */
    public TownView town(String name, Moment moment) {
        String townId = gazetteer.townId(name);
        Optional<TownView> held = held(townId, id -> here.town(id, moment), (at, id) -> peers.town(at, id, moment));
        TownView town = moment.isNow() ? now(townId, held) : held.orElseThrow(() -> nothingTold(townId, moment));
        return withNeighbours(town, moment);
    }

    public TimelineView timeline(String name, Moment moment) {
        String townId = gazetteer.townId(name);
        return held(townId, id -> here.timeline(id, moment), (at, id) -> peers.timeline(at, id, moment))
                .orElseThrow(() -> nothingTold(townId, moment));
    }

    /** The disputes in {@code state} about the town that {@code name} means, by opening; all where these are empty. */
    public List<DisputeView> disputes(Optional<DisputeState> state, Optional<String> name, Moment moment) {
        Optional<String> townId = name.map(gazetteer::townId);
        List<DisputeView> disputes = moment.isNow()
                ? model.disputes().stream().map(DisputeView::of).toList()
                : townId.map(id -> held(id, held -> here.town(held, moment), (at, held) -> peers.town(at, held, moment))
                                .map(TownView::disputes)
                                .orElse(List.of()))
                        .orElseGet(() -> everywhere(here.disputes(moment), at -> peers.disputes(at, moment)));
        return disputes.stream()
                .filter(dispute -> state.filter(s -> s != dispute.state()).isEmpty())
                .filter(dispute ->
                        townId.filter(id -> !id.equals(dispute.townId())).isEmpty())
                .sorted(BY_OPENING)
                .toList();
    }

    /** All towns, or at least {@code only} those. */
    private List<TownSummary> all(Moment moment, Optional<Set<String>> only) {
        return moment.isNow()
                ? model.towns().stream().map(TownEntry::summary).toList()
                : everywhere(here.towns(moment, only), at -> peers.towns(at, moment));
    }

    /** The committed state with its version; the store adds only what is too much for the stream. */
    private TownView now(String townId, Optional<TownView> held) {
        TownEntry entry = model.town(townId).orElseThrow(() -> nothingTold(townId, Moment.NOW));
        return TownViews.of(
                entry.state(),
                entry.version(),
                held.map(TownView::setAside).orElse(List.of()),
                model.disputes(townId).stream().map(DisputeView::of).toList(),
                Moment.NOW);
    }

    private TownView withNeighbours(TownView town, Moment moment) {
        List<String> around = gazetteer.around(town.townId());
        Set<String> within = gazetteer.within(town.townId());
        if (around.isEmpty() && within.isEmpty()) {
            return town;
        }
        Set<String> related = new HashSet<>(within);
        related.addAll(around);
        Map<String, TownSummary> towns = all(moment, Optional.of(related)).stream()
                .collect(Collectors.toMap(TownSummary::townId, Function.identity()));
        List<RelatedView> exceptions = within.stream()
                .sorted()
                .flatMap(id -> Stream.ofNullable(towns.get(id)))
                .filter(part -> differs(part, town))
                .map(RelatedView::of)
                .toList();
        List<RelatedView> context = around.stream()
                .flatMap(id -> Stream.ofNullable(towns.get(id)))
                .map(RelatedView::of)
                .toList();
        return TownViews.beside(town, exceptions, context);
    }

    private static boolean differs(TownSummary part, TownView town) {
        return part.status() != town.status()
                || !Objects.equals(part.controller(), town.controller())
                || !Objects.equals(part.claimedBy(), town.claimedBy());
    }

    private <T> Optional<T> held(
            String townId, Function<String, Optional<T>> local, BiFunction<URI, String, Optional<T>> remote) {
        ClaimAccounts.Holder holder = accounts.holderOf(townId);
        if (holder instanceof ClaimAccounts.Holder.There there) {
            return remote.apply(there.service(), townId);
        }
        if (holder instanceof ClaimAccounts.Holder.Moving) {
            throw new MovingException("the claims about " + townId + " are on their way to another instance");
        }
        return local.apply(townId);
    }

    private <T> List<T> everywhere(List<T> local, Function<URI, List<T>> remote) {
        List<T> all = new ArrayList<>(local);
        accounts.peers().forEach(peer -> all.addAll(remote.apply(peer)));
        return all;
    }

    private static NoSuchTownException nothingTold(String townId, Moment moment) {
        return new NoSuchTownException(
                moment.isNow()
                        ? "nothing was told of " + townId
                        : "nothing was told of " + townId + " by then; leave out at and knownAt for what is known now");
    }
}
