package org.claimline.query;

import java.time.Instant;
import java.util.Optional;
import org.claimline.avro.ClaimVersion;
import org.claimline.avro.PlaceRef;
import org.claimline.topology.fold.TownRow;
import org.jspecify.annotations.Nullable;

/** A row of a town that is kept: the claim, without the event that put it, which is read from the store where it is asked for. */
final class KeptRow implements TownRow {
    private final KeptTown town;
    private final org.claimline.claim.ClaimVersion claim;
    private final boolean deskWord;

    /** The same whoever found it, and whole to whoever sees it. */
    private @Nullable Names names;

    /** What registers said when the claim was put. */
    record Names(PlaceRef place, String source) {}

    KeptRow(KeptTown town, org.claimline.claim.ClaimVersion claim, boolean deskWord) {
        this.town = town;
        this.claim = claim;
        this.deskWord = deskWord;
    }

    @Override
    public org.claimline.claim.ClaimVersion claim() {
        return claim;
    }

    @Override
    public Instant eventTime() {
        return claim.when().estimate();
    }

    @Override
    public Optional<Instant> knownUntil() {
        return claim.knownUntil();
    }

    @Override
    public boolean isInForce(Optional<Instant> knownAt) {
        return knownAt.map(claim::knownAt).orElseGet(claim::stands);
    }

    @Override
    public boolean hasDeskWord() {
        return deskWord;
    }

    @Override
    public ClaimVersion content() {
        return town.stored(claim).content();
    }

    @Override
    public PlaceRef place() {
        return names().place();
    }

    @Override
    public String sourceName() {
        return names().source();
    }

    private Names names() {
        Names known = names;
        if (known == null) {
            known = town.namesIn(town.stored(claim));
            names = known;
        }
        return known;
    }
}
