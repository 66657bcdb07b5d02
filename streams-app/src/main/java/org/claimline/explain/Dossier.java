package org.claimline.explain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.Reconciliation;
import org.claimline.source.report.Decision;

/**
 * All that there is to say of a town at one moment, from which it is explained.
 *
 * @param versions  every version of every claim of the town, each once, those not in force among them
 * @param at        event time up to which claims count; empty for all
 * @param knownAt   known time at which they must be in force; empty for those that stand now
 * @param account   of {@code versions} at that moment; of something that was told
 * @param disputes  those of the account and the withdrawn ones that were known by then, by opening
 * @param decisions what the desk had decided about the town's claims and those who publish them by then, in order
 */
public record Dossier(
        Collection<ClaimVersion> versions,
        Optional<Instant> at,
        Optional<Instant> knownAt,
        Account account,
        List<Dispute> disputes,
        List<Decided> decisions) {
    public Dossier {
        disputes = List.copyOf(disputes);
        decisions = List.copyOf(decisions);
    }

    /**
     * A decision of the desk with what it is about.
     *
     * @param source the source that it is about, or that published the claim
     * @param claim  the claim; empty where it is about the source
     */
    public record Decided(String source, Optional<ClaimKey> claim, Decision decision) {}

    /** The dossier of a town of few claims, all worked out here. */
    public static Dossier of(Collection<ClaimVersion> versions, Optional<Instant> at, Optional<Instant> knownAt) {
        Account account = Reconciliation.of(versions, at, knownAt);
        return new Dossier(versions, at, knownAt, account, account.disputes(), List.of());
    }

    /**
     * Why {@code version}, which the account does not count, takes no part.
     *
     * @param ofClaim all versions of the same claim
     */
    public Absence absence(ClaimVersion version, List<ClaimVersion> ofClaim) {
        if (knownAt.filter(version.knownFrom()::isAfter).isPresent()) {
            return Absence.NOT_YET_KNOWN;
        }
        boolean inForce = knownAt.map(version::knownAt).orElseGet(version::stands);
        return inForce ? Absence.LATER : isHeld(version) ? Absence.HELD : Absence.ending(version, ofClaim);
    }

    /** Whether a decision to hold it back is what ended it. */
    private boolean isHeld(ClaimVersion version) {
        return decisions.stream()
                .filter(d -> d.claim().filter(version.key()::equals).isPresent())
                .map(Decided::decision)
                .filter(d -> d.kind() == Decision.Kind.HOLD)
                .anyMatch(d -> version.knownUntil().filter(d.at()::equals).isPresent());
    }
}
