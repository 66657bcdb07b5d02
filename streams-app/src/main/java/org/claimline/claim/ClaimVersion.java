package org.claimline.claim;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One version of one claim about one place: all that the fold needs to know of it, registers already applied. A version is in
 * force over known time [knownFrom, knownUntil); a revision or retraction ends it and deletes nothing (rule 12).
 *
 * @param key        identity of the claim
 * @param subject    the party it is about; {@link Subject#NOBODY} where the assertion needs none
 * @param when       event time with its interval
 * @param knownTime  when this content was first published; second part of the fold's order
 * @param knownFrom  first instant of known time at which this version is in force
 * @param knownUntil first instant at which it no longer is; empty while it stands
 * @param origin     the root of the claim; two reports of one origin are one voice
 * @param deskOnly   claimant, note, url and coordinates must not leave the desk
 */
public record ClaimVersion(
        ClaimKey key,
        Assertion assertion,
        Subject subject,
        Extent extent,
        Certainty certainty,
        EventTime when,
        Instant knownTime,
        Instant knownFrom,
        Optional<Instant> knownUntil,
        Speaker speaker,
        String origin,
        List<Evidence> evidence,
        Optional<DeskMark> mark,
        boolean deskOnly) {

    /** The order of the fold: event time, known time, claim id. Versions of one claim follow their known time. */
    public static final Comparator<ClaimVersion> FOLD_ORDER = Comparator.<ClaimVersion, Instant>comparing(
                    c -> c.when().estimate())
            .thenComparing(ClaimVersion::knownTime)
            .thenComparing(ClaimVersion::key)
            .thenComparing(ClaimVersion::knownFrom);

    public ClaimVersion {
        evidence = List.copyOf(evidence);
        if (knownUntil.filter(until -> !until.isAfter(knownFrom)).isPresent()) {
            throw new IllegalArgumentException("claim " + key + " would be in force over an empty span of known time: "
                    + knownFrom + " to " + knownUntil.get());
        }
    }

    /** Of little that tells versions apart, for they are hashed as often as they are folded. */
    @Override
    public int hashCode() {
        return 31 * (31 * when.estimate().hashCode() + knownFrom.hashCode())
                + key.claim().hashCode();
    }

    public Side side() {
        return subject.side();
    }

    /** Whether the version was in force at {@code knownAt}. */
    public boolean knownAt(Instant knownAt) {
        return !knownFrom.isAfter(knownAt)
                && knownUntil.filter(until -> !until.isAfter(knownAt)).isEmpty();
    }

    /** The same content, in force until {@code end}. */
    public ClaimVersion inForceUntil(Optional<Instant> end) {
        return new ClaimVersion(
                key, assertion, subject, extent, certainty, when, knownTime, knownFrom, end, speaker, origin, evidence,
                mark, deskOnly);
    }

    /** Whether nothing has ended it. */
    public boolean stands() {
        return knownUntil.isEmpty();
    }

    public boolean isRejected() {
        return mark.filter(m -> m.kind() == DeskMark.Kind.REJECTED).isPresent();
    }
}
