package org.claimline.query;

import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Answers about a town's single claims and about why it is in its state, whichever instance is asked: from the one that holds the town. */
public final class ClaimQueries {
    private final Gazetteer gazetteer;
    private final ClaimAccounts accounts;
    private final ClaimsHere here;
    private final ClaimPeers peers;

    public ClaimQueries(Registers registers, ClaimAccounts accounts, ClaimsHere here, ClaimPeers peers) {
        this.gazetteer = new Gazetteer(registers);
        this.accounts = accounts;
        this.here = here;
        this.peers = peers;
    }

    /**
     * The claims of the town that {@code name} means, by id or any spelling, that were known at the moment, in the order of the fold.
     *
     * @throws NoSuchTownException    if there is no such place or nothing was told of it
     * @throws AmbiguousTownException if several places are called so
     * @throws MovingException        if its claims are on their way
     */
    public ClaimsPage claims(String name, Moment moment, ClaimsWindow window) {
        return held(
                name, moment, id -> here.claims(id, moment, window), (at, id) -> peers.claims(at, id, moment, window));
    }

    /**
     * Why the town that {@code name} means is in its state; throws as {@link #claims} does.
     *
     * @param zone in which times are told
     */
    public ExplanationView explanation(String name, Moment moment, ZoneId zone) {
        return held(
                name,
                moment,
                id -> here.explanation(id, moment, zone),
                (at, id) -> peers.explanation(at, id, moment, zone));
    }

    /** What this instance alone can say, for those who ask it because it holds a town. */
    public ClaimsHere here() {
        return here;
    }

    private <T> T held(
            String name,
            Moment moment,
            Function<String, Optional<T>> local,
            BiFunction<URI, String, Optional<T>> remote) {
        String townId = gazetteer.townId(name);
        Optional<T> found = accounts.holderOf(townId) instanceof Holder.There there
                ? remote.apply(there.service(), townId)
                : local.apply(townId);
        return found.orElseThrow(() -> TownQueries.nothingTold(townId, moment));
    }
}
