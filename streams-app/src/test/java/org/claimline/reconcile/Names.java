package org.claimline.reconcile;

import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.DeskMark;
import org.claimline.explain.Labels;

/**
 * Names as a register has them: sources by their ids, the SDF in full, and of every claim that the desk verified what it found.
 *
 * @param channel what every source's name begins with
 */
record Names(String town, String channel) implements Labels {
    @Override
    public String source(ClaimVersion claim) {
        return channel + claim.key().source();
    }

    @Override
    public Optional<String> party(String id) {
        return id.equals("sdf") ? Optional.of("Syrian Democratic Forces") : Optional.empty();
    }

    @Override
    public Optional<String> finding(ClaimVersion claim) {
        return claim.mark()
                .filter(mark -> mark.kind() == DeskMark.Kind.VERIFIED)
                .map(mark -> "the footage is of that day");
    }
}
