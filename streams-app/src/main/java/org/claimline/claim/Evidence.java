package org.claimline.claim;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One piece of evidence.
 *
 * @param sha256       digest of the piece, lower-case hex; equal digests make two claims one origin (rule 5)
 * @param capturedAt   when it was recorded; before the event's interval it is flagged (rule 8)
 * @param latitude     degrees, WGS 84
 * @param longitude    degrees, WGS 84
 * @param geolocatedBy who found the place it shows
 */
public record Evidence(
        EvidenceKind kind,
        Optional<String> url,
        Optional<String> archivedUrl,
        Optional<String> sha256,
        Optional<Instant> capturedAt,
        Optional<Instant> postedAt,
        OptionalDouble latitude,
        OptionalDouble longitude,
        Optional<String> geolocatedBy) {

    public static Evidence of(EvidenceKind kind) {
        return new Evidence(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    /** What the piece counts as: a video is geolocated only with coordinates and a geolocator (rule 8). */
    public EvidenceKind countsAs() {
        boolean placed = latitude.isPresent() && longitude.isPresent() && geolocatedBy.isPresent();
        return kind == EvidenceKind.GEOLOCATED_VIDEO && !placed ? EvidenceKind.VIDEO : kind;
    }

    /** Whether the piece was recorded before {@code time} can have begun, and so cannot show it. */
    public boolean predates(EventTime time) {
        return capturedAt.filter(at -> at.isBefore(time.earliest())).isPresent();
    }
}
