package org.claimline.explain;

import java.util.Optional;
import org.claimline.claim.ClaimVersion;

/** Names that claims do not carry, as registers and readers have them. Nothing here is for the desk only. */
public interface Labels {
    /** The town's name. */
    String town();

    /** The name of the source that published {@code claim}. */
    String source(ClaimVersion claim);

    /** The name of a party; empty where no register knows it. */
    Optional<String> party(String id);

    /** What the desk found where it signed a verdict on {@code claim} (rule 14). */
    Optional<String> finding(ClaimVersion claim);
}
