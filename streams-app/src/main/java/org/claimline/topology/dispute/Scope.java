package org.claimline.topology.dispute;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.claimline.claim.Stance;
import org.claimline.reconcile.Dispute;

/**
 * How wide a contest is.
 *
 * @param kinds   what the sides contradict each other about
 * @param stances the stances that speak in it
 */
record Scope(Set<Dispute.Kind> kinds, Set<Stance> stances) {
    static final Scope NONE = new Scope(Set.of(), Set.of());

    Scope {
        kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        stances = stances.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(stances));
    }

    Scope plus(Scope other) {
        if (covers(other)) {
            return this;
        }
        Set<Dispute.Kind> allKinds = EnumSet.noneOf(Dispute.Kind.class);
        allKinds.addAll(kinds);
        allKinds.addAll(other.kinds);
        Set<Stance> allStances = EnumSet.noneOf(Stance.class);
        allStances.addAll(stances);
        allStances.addAll(other.stances);
        return new Scope(allKinds, allStances);
    }

    boolean covers(Scope other) {
        return kinds.containsAll(other.kinds) && stances.containsAll(other.stances);
    }
}
