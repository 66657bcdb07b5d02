package org.claimline.source.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalDouble;
import org.claimline.claim.Evidence;

/**
 * The canonical form of what a report says: every field in a fixed order, each written with its length, so that no two contents share a
 * form. Times are milliseconds since 1970. It is part of the method (rule 12): a change of it changes which of two contents counts.
 */
public final class CanonicalForm {
    private final StringBuilder text = new StringBuilder();

    private CanonicalForm() {}

    static String of(Report report) {
        CanonicalForm form = new CanonicalForm()
                .field(report.source())
                .field(report.id())
                .field(report.revision())
                .time(report.publishedAt())
                .optional(report.url())
                .optional(report.title())
                .optional(report.language())
                .optional(report.note())
                .field(report.retracts().size());
        for (Retraction retraction : report.retracts()) {
            form.field(retraction.report()).field(retraction.claim());
        }
        form.field(report.claims().size());
        for (ReportedClaim claim : report.claims()) {
            form.field(of(claim));
        }
        return form.text.toString();
    }

    static String of(ReportedClaim claim) {
        CanonicalForm form = new CanonicalForm()
                .field(claim.claimId())
                .field(claim.place())
                .optional(claim.within())
                .field(claim.assertion())
                .optional(claim.party())
                .optional(claim.claimant())
                .optional(claim.origin())
                .optional(claim.stance())
                .field(claim.certainty())
                .field(claim.extent())
                .time(claim.eventTime())
                .field(claim.utcOffsetMinutes())
                .field(claim.precision())
                .field(claim.condition())
                .field(claim.visibility())
                .field(claim.release())
                .optional(claim.quote())
                .optional(claim.note())
                .field(claim.evidence().size());
        for (Evidence item : claim.evidence()) {
            form.field(of(item));
        }
        return form.text.toString();
    }

    static String of(Evidence item) {
        return new CanonicalForm()
                .field(item.kind())
                .optional(item.url())
                .optional(item.archivedUrl())
                .optional(item.sha256())
                .optional(item.capturedAt().map(Instant::toEpochMilli))
                .optional(item.postedAt().map(Instant::toEpochMilli))
                .optional(boxed(item.latitude()))
                .optional(boxed(item.longitude()))
                .optional(item.geolocatedBy())
                .text
                .toString();
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this one says it has not", e);
        }
    }

    private CanonicalForm field(Object value) {
        String written = value.toString();
        text.append(written.length()).append(':').append(written);
        return this;
    }

    private CanonicalForm time(Instant time) {
        return field(time.toEpochMilli());
    }

    private CanonicalForm optional(Optional<?> value) {
        if (value.isEmpty()) {
            text.append('-');
            return this;
        }
        return field(value.get());
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
