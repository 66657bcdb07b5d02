package org.claimline.explain;

import java.util.List;
import java.util.Optional;
import org.claimline.claim.ClaimVersion;

/** Why a version of a claim takes no part in a state (rule 12). */
public enum Absence {
    /** What it tells of happened after the time asked for. */
    LATER,
    /** It was published after the known time asked for. */
    NOT_YET_KNOWN,
    /** Its source published another content of the claim. */
    REVISED,
    /** The same content stands in another version, with another decision of the desk over it. */
    DECIDED,
    /** The desk holds it back. */
    HELD,
    /** It was retracted, left out of a revision, or is told of another place since. */
    ENDED;

    /**
     * What ended {@code version}.
     *
     * @param ofClaim all versions of the same claim in the same town
     */
    static Absence ending(ClaimVersion version, List<ClaimVersion> ofClaim) {
        Optional<ClaimVersion> next = ofClaim.stream()
                .filter(v -> version.knownUntil().filter(v.knownFrom()::equals).isPresent())
                .findFirst();
        return next.map(v -> sameContent(v, version) ? DECIDED : REVISED).orElse(ENDED);
    }

    /** Whether both say the same of the same, and the desk decided otherwise about one. */
    static boolean sameContent(ClaimVersion one, ClaimVersion other) {
        return one.assertion() == other.assertion()
                && one.subject().equals(other.subject())
                && one.extent() == other.extent()
                && one.certainty() == other.certainty()
                && one.when().estimate().equals(other.when().estimate())
                && one.when().precision() == other.when().precision()
                && one.evidence().equals(other.evidence())
                && !one.mark().equals(other.mark());
    }
}
