package org.claimline.source.report;

import java.time.Instant;
import java.util.Optional;
import org.claimline.claim.ClaimKey;

/**
 * One version of a claim: a content, in force over [knownFrom, knownUntil) of known time, with what the desk says of it there. Spans of
 * one claim never overlap.
 *
 * @param carrier     the latest revision that repeats the content unchanged
 * @param knownTime   when the content could first be known
 * @param mark        the desk's rejection, verdict or suspension in force
 * @param suspended   publisher or claimant is suspended
 * @param held        the version must not go on to its town
 * @param placeId     the place that the desk decided it is about, whatever its name could mean
 * @param conflicting the source published two contents under one revision; this is the one that counts
 */
public record ClaimSpan(
        ClaimKey key,
        ReportedClaim claim,
        Report carrier,
        Instant knownTime,
        Instant knownFrom,
        Optional<Instant> knownUntil,
        Optional<Decision> mark,
        boolean suspended,
        boolean held,
        Optional<String> placeId,
        boolean conflicting) {}
