package org.claimline.query;

import java.net.URI;
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

/**
 * Answers about towns and disputes, whichever instance is asked. What holds now comes from the read model; anything as of another
 * moment, and the claims set aside, from the claim versions, here or in the one instance that holds them.
 */
public final class TownQueries {
    private final ReadModel model;
    private final Gazetteer gazetteer;
    private final ClaimAccounts accounts;
    private final HeldHere here;
    private final Peers peers;
    private final TownNow now;

    public TownQueries(ReadModel model, Registers registers, ClaimAccounts accounts, HeldHere here, Peers peers) {
        this.model = model;
        this.gazetteer = new Gazetteer(registers);
        this.accounts = accounts;
        this.here = here;
        this.peers = peers;
        this.now = new TownNow(model);
    }

    /**
     * The id of the town that {@code name} means, by id or any spelling.
     *
     * @throws NoSuchTownException    if there is no such place
     * @throws AmbiguousTownException if several places are called so
     */
    public String townId(String name) {
        return gazetteer.townId(name);
    }

    /** The towns that pass, by id. */
    public List<TownSummary> towns(TownFilter filter, Moment moment) {
        Optional<Set<String>> within = filter.within().map(gazetteer::townId).map(gazetteer::within);
        Optional<Set<String>> called = filter.q().map(gazetteer::called);
        return all(moment).stream()
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
        TownView town = (moment.isNow() ? now.of(townId, () -> held(townId, moment)) : held(townId, moment))
                .orElseThrow(() -> nothingTold(townId, moment));
        return withNeighbours(town, moment);
    }

    public TimelineView timeline(String name, Moment moment) {
        String townId = gazetteer.townId(name);
        return held(townId, id -> here.timeline(id, moment), (at, id) -> peers.timeline(at, id, moment))
                .orElseThrow(() -> nothingTold(townId, moment));
    }

    /** The first disputes that pass, by opening; only about the town that {@code name} means, by id or any spelling, unless that is empty. */
    public List<DisputeView> disputes(Optional<String> name, DisputesWindow window, Moment moment) {
        Optional<String> townId = name.map(gazetteer::townId);
        if (moment.isNow()) {
            return window
                    .first(
                            townId.map(model::disputes).orElseGet(model::disputes).stream()
                                    .filter(dispute -> dispute.passes(window)),
                            KeptDispute::window)
                    .stream()
                    .map(KeptDispute::view)
                    .toList();
        }
        List<DisputeView> disputes = townId.map(id -> held(
                        id,
                        its -> here.disputesOf(its, moment, window),
                        (at, its) -> peers.disputesOf(at, its, moment, window)))
                .orElseGet(() -> everywhere(
                        asked -> here.disputes(moment, asked, window),
                        (at, asked) -> peers.disputes(at, moment, asked, window)));
        return window.first(disputes.stream(), DisputesWindow.Key::of);
    }

    private List<TownSummary> all(Moment moment) {
        return moment.isNow()
                ? model.towns().stream().map(TownEntry::summary).toList()
                : everywhere(asked -> here.towns(moment, asked), (at, asked) -> peers.towns(at, moment, asked));
    }

    /** Those of {@code townIds} of which anything was told, each from the one that holds it. */
    private Map<String, TownSummary> some(Set<String> townIds, Moment moment) {
        if (moment.isNow()) {
            return townIds.stream()
                    .flatMap(id -> model.town(id).stream())
                    .map(TownEntry::summary)
                    .collect(Collectors.toMap(TownSummary::townId, Function.identity()));
        }
        Map<Holder, Set<String>> shares =
                townIds.stream().collect(Collectors.groupingBy(accounts::holderOf, Collectors.toSet()));
        return Gathering.of(
                        shares, asked -> here.townsOf(moment, asked), (at, asked) -> peers.townsOf(at, moment, asked))
                .stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(TownSummary::townId, Function.identity()));
    }

    private TownView withNeighbours(TownView town, Moment moment) {
        List<String> around = gazetteer.around(town.townId());
        Set<String> within = gazetteer.within(town.townId());
        if (around.isEmpty() && within.isEmpty()) {
            return town;
        }
        Set<String> related = new HashSet<>(within);
        related.addAll(around);
        Map<String, TownSummary> towns = some(related, moment);
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

    private Optional<TownView> held(String townId, Moment moment) {
        return held(townId, id -> here.town(id, moment), (at, id) -> peers.town(at, id, moment));
    }

    private <T> T held(String townId, Function<String, T> local, BiFunction<URI, String, T> remote) {
        Holder holder = accounts.holderOf(townId);
        return holder instanceof Holder.There there ? remote.apply(there.service(), townId) : local.apply(townId);
    }

    /** From every partition once, wherever it lies. */
    private <T> List<T> everywhere(
            Function<Set<Integer>, List<T>> local, BiFunction<URI, Set<Integer>, List<T>> remote) {
        return Gathering.of(accounts.division(), local, remote).stream()
                .flatMap(List::stream)
                .toList();
    }

    static NoSuchTownException nothingTold(String townId, Moment moment) {
        return new NoSuchTownException(
                moment.isNow()
                        ? "nothing was told of " + townId
                        : "nothing was told of " + townId + " by then; leave out at and knownAt for what is known now");
    }
}
