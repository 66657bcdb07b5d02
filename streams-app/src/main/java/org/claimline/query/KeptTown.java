package org.claimline.query;

import java.util.List;
import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.TownRow;

/** All rows of a town as they were under a number of its {@link org.claimline.topology.fold.TownWrites}. Serves any number of threads. */
final class KeptTown {
    private final String id;
    private final long number;
    private final KeptTowns.Partition in;
    private final List<KeptRow> rows;

    /** The question that it last answered. */
    private volatile long used;

    KeptTown(String id, long number, KeptTowns.Partition in, List<ClaimRow> rows) {
        this.id = id;
        this.number = number;
        this.in = in;
        this.rows = rows.stream().map(this::kept).toList();
    }

    private KeptRow kept(ClaimRow row) {
        return new KeptRow(this, in.shared().claim(row.claim()), row.hasDeskWord());
    }

    String id() {
        return id;
    }

    List<? extends TownRow> rows() {
        return rows;
    }

    /** Whether the stores still hold of the town what they did. */
    boolean holds() {
        return in.writes().of(id) == number;
    }

    /** What it takes of what may be kept. */
    int weight() {
        return rows.size() + 1;
    }

    long used() {
        return used;
    }

    void use(long question) {
        used = question;
    }

    void letGo() {
        in.letGo(this);
    }

    /**
     * The row of a claim of the town, with the event.
     *
     * @throws TownChangedException if the town may no longer be as it was
     */
    ClaimRow stored(ClaimVersion claim) {
        Optional<ClaimRow> row = in.reader().row(id, claim);
        if (!holds()) {
            throw new TownChangedException(id);
        }
        return row.orElseThrow(() -> new TownChangedException(id));
    }

    KeptRow.Names namesIn(ClaimRow row) {
        return in.shared().names(row.place(), row.sourceName());
    }
}
