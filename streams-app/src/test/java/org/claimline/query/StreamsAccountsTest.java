package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.topology.fold.FoldsHere;
import org.claimline.topology.fold.MarkedTowns;
import org.junit.jupiter.api.Test;

/** What is read of the partitions that lie here. */
class StreamsAccountsTest {
    private final Map<Integer, KeyValueStore<Bytes, byte[]>> indexes = new HashMap<>();
    private final StreamsAccounts accounts = new StreamsAccounts(
            new PartitionStores<>("claims", partition -> {
                throw new AssertionError("the claims are not looked at");
            }),
            new PartitionStores<>("index", partition -> Optional.ofNullable(indexes.get(partition))
                    .orElseThrow(() -> new InvalidStateStoreException("not here"))),
            new FoldsHere(),
            new Alone(),
            3,
            new KeptTowns(0));

    @Test
    void townsThatAreStillBeingSettledAreCountedOnThePartitionsAskedFor() {
        indexes.put(0, MarkedTowns.index(List.of("hama", "", "\uFFFF")));
        indexes.put(1, MarkedTowns.index(List.of()));
        indexes.put(2, MarkedTowns.index(List.of("homs")));

        assertThat(accounts.unsettled(Set.of(0, 1, 2))).isEqualTo(4);
        assertThat(accounts.unsettled(Set.of(1, 2))).isEqualTo(1);
        assertThat(accounts.unsettled(Set.of(1))).isZero();
    }

    @Test
    void aPartitionThatIsNotHereIsNotTakenForSettled() {
        indexes.put(0, MarkedTowns.index(List.of()));

        assertThatThrownBy(() -> accounts.unsettled(Set.of(0, 1))).isInstanceOf(MovingException.class);
    }
}
