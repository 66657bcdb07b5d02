package org.claimline.query;

import java.time.Instant;
import java.util.List;
import org.claimline.avro.MatchKind;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Reliability;
import org.claimline.claim.Stance;
import org.claimline.explain.Absence;
import org.claimline.reconcile.Interest;
import org.claimline.reconcile.Role;
import org.claimline.reconcile.Rule;
import org.claimline.reconcile.SetAside;
import org.jspecify.annotations.Nullable;

/**
 * One version of one claim with its reading and what became of it. Of a claim for the desk only, claimant, origin, url, title, quote, note and
 * what would give its evidence away are null.
 *
 * @param revision    of the report: the latest that repeats this content
 * @param origin      the root of the claim: claims of one origin are one voice
 * @param countsAs    the stance whose word it counts as; another than {@code stance} where a side passed on what it gains by (rule 4)
 * @param inForce     whether it stands at the moment asked for
 * @param ended       what ended it; null while it stands
 * @param fate        what the fold made of it; null where it does not stand
 * @param conflicting whether its source published two contents under one revision (rule 12)
 */
public record ClaimView(
        ClaimId claim,
        int revision,
        String sourceName,
        @Nullable String claimant,
        @Nullable String origin,
        Stance stance,
        Stance countsAs,
        Reliability reliability,
        boolean rated,
        ClaimantCondition claimantCondition,
        Assertion assertion,
        @Nullable String party,
        @Nullable String faction,
        Extent extent,
        Certainty certainty,
        PlaceAsWritten place,
        Instant eventTime,
        Precision precision,
        Instant earliest,
        Instant latest,
        KnownView known,
        boolean inForce,
        @Nullable Absence ended,
        @Nullable FateView fate,
        @Nullable DeskView desk,
        List<EvidenceView> evidence,
        @Nullable String url,
        @Nullable String title,
        @Nullable String language,
        @Nullable String quote,
        @Nullable String note,
        boolean conflicting) {

    /** The place as the source wrote it, and how that was matched to the town. */
    public record PlaceAsWritten(String written, @Nullable String within, MatchKind match) {}

    /**
     * When it was known.
     *
     * @param knownTime   when this content was first published
     * @param publishedAt when the latest revision that repeats it was published
     * @param from        since when this version stands
     * @param until       since when it stands no longer, as far as that was known; else null
     */
    public record KnownView(
            Instant knownTime,
            Instant publishedAt,
            Instant from,
            @Nullable Instant until) {}

    /**
     * What the fold made of it.
     *
     * @param role     its part among the live positions; null where it is set aside
     * @param basis    whether the state rests on it
     * @param setAside why it does not stand; null while it does
     * @param why      the same in words
     * @param by       the claim because of which it does not stand; null where there is none
     * @param rule     the rule by which the town's state stood after it; null where it left the state as it was
     * @param interest whether its side gains by it, as the town stands at the moment asked for
     */
    public record FateView(
            @Nullable Role role,
            boolean basis,
            @Nullable SetAside setAside,
            @Nullable String why,
            @Nullable ClaimId by,
            @Nullable Rule rule,
            Interest interest) {}

    /** The decision of the desk in force over it (rule 14). */
    public record DeskView(
            String decisionId,
            String kind,
            String editor,
            Instant decidedAt,
            String reason,
            @Nullable String verdict) {}
}
