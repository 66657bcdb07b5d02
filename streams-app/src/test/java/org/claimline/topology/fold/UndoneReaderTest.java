package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.claimline.reconcile.Withdrawals;
import org.claimline.topology.fold.UndoneReader.Undoing;
import org.junit.jupiter.api.Test;

class UndoneReaderTest {
    private static final int TOWNS = 30;
    private static final int EVENTS = 80;

    @Test
    void whatTheFoldKeptIsWhatIsFoundAnew() {
        int found = 0;
        for (int seed = 0; seed < TOWNS; seed++) {
            FoldedTown town = new FoldedTown("town-" + seed, 8);
            ClaimFeed feed = new ClaimFeed(seed, town.town, 6);
            for (int i = 0; i < EVENTS; i++) {
                town.apply(feed.next());
            }

            List<Undoing> kept = new UndoneReader(town.index).of(town.town);

            assertThat(kept).containsExactlyInAnyOrderElementsOf(anew(town));
            assertThat(kept).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
            found += kept.size();
        }
        System.out.printf("undone disputes read: %d%n", found);
        assertThat(found).isGreaterThan(10);
    }

    private static List<Undoing> anew(FoldedTown town) {
        List<Undoing> all = new ArrayList<>();
        Withdrawals.since(town.rows().stream().map(ClaimRow::claim).toList(), Instant.EPOCH)
                .forEach((at, disputes) -> disputes.forEach(d -> all.add(new Undoing(at, Undone.kept(d)))));
        return all;
    }
}
