package org.claimline.explain;

import java.util.LinkedHashSet;
import java.util.Set;
import org.claimline.claim.ClaimKey;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Settled;
import org.claimline.reconcile.Verdict;

/** The claims that a state rests on, some of which may not stand any more. */
public final class Basis {
    private Basis() {}

    /** Those that decide it, then those on which the assessed layer beneath them rests. */
    public static Set<ClaimKey> of(FoldState state) {
        Set<ClaimKey> keys = new LinkedHashSet<>();
        Verdict.of(state).deciding().forEach(t -> keys.add(t.claim().key()));
        state.settled().map(Settled::basis).ifPresent(keys::addAll);
        return keys;
    }
}
