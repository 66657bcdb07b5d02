package org.claimline.web.input;

import java.time.Instant;
import org.claimline.claim.EvidenceKind;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence (rule 8). Where nothing but its kind is known, the kind may stand alone in its place.
 *
 * @param kind         what it is
 * @param url          where it was published
 * @param archivedUrl  a copy that stays when the publication is deleted
 * @param sha256       SHA-256 of the file, in 64 lower-case hexadecimal digits; claims that rest on one file are one origin
 * @param capturedAt   when it was recorded or taken, with its offset
 * @param postedAt     when it was first posted, with its offset
 * @param latitude     of what it shows, in degrees north (WGS 84); with longitude or not at all
 * @param longitude    of what it shows, in degrees east (WGS 84)
 * @param geolocatedBy who worked out the coordinates: a source or a pseudonym
 */
public record EvidenceInput(
        EvidenceKind kind,
        @Nullable String url,
        @Nullable String archivedUrl,
        @Nullable String sha256,
        @Nullable Instant capturedAt,
        @Nullable Instant postedAt,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String geolocatedBy) {}
