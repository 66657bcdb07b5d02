package org.claimline.reconcile;

import java.util.Optional;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;

/**
 * What became of a claim in a step of the fold. Every claim is given a fate when it is folded, and another if it is set aside
 * later; the last one counts.
 *
 * @param reason why it was set aside; empty while it is a live position
 * @param by     the claim that set it aside, if one did
 */
public record Fate(ClaimVersion claim, Role role, Optional<SetAside> reason, Optional<ClaimKey> by) {

    static Fate live(Telling telling) {
        return new Fate(telling.claim(), telling.role(), Optional.empty(), Optional.empty());
    }

    static Fate setAside(ClaimVersion claim, Role role, SetAside reason, Optional<ClaimKey> by) {
        return new Fate(claim, role, Optional.of(reason), by);
    }
}
