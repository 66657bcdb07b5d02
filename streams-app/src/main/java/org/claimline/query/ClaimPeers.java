package org.claimline.query;

import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/** Asks the instance that holds a town for its claims and reasons; like {@link Peers}, that one asks nobody else. */
public interface ClaimPeers {
    Optional<ClaimsPage> claims(URI service, String townId, Moment moment, ClaimsWindow window);

    Optional<ExplanationView> explanation(URI service, String townId, Moment moment, ZoneId zone);
}
