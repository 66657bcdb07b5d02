package org.claimline.query;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;

/** Accounts of towns from the claim versions that instances of the service hold, and which instance holds which town. */
public interface ClaimAccounts {
    /** Where a town's claim versions lie. */
    sealed interface Holder {
        /** In this instance. */
        record Here() implements Holder {}

        /** In the instance that answers at {@code service}. */
        record There(URI service) implements Holder {}

        /** Nowhere for the moment: they are on their way to another instance. */
        record Moving() implements Holder {}
    }

    Holder holderOf(String townId);

    /**
     * The other instances that hold any town.
     *
     * @throws MovingException if that cannot be told just now
     */
    List<URI> peers();

    /**
     * The account of a town that lies here; empty where nothing was told of it at that moment.
     *
     * @throws MovingException if it does not lie here any more
     */
    Optional<TownAccount> account(String townId, Moment moment);

    /**
     * The states of the towns that lie here and of which anything was told at that moment.
     *
     * @param only these towns; empty for all
     * @throws MovingException if some are on their way
     */
    List<TownState> states(Moment moment, Optional<Set<String>> only);

    /**
     * Their disputes.
     *
     * @throws MovingException if some are on their way
     */
    List<Dispute> disputes(Moment moment);
}
