package org.claimline.web.input;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.EvidenceKind;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Stance;
import org.claimline.source.report.Release;
import org.claimline.source.report.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * One statement about one place.
 *
 * @param claimId           unique within the report and the same in its revisions; c1, c2, ... by its place in the report, unless said
 * @param place             the place as the source writes it, or its id
 * @param within            a wider place that tells homonyms apart, as written
 * @param assertion         what is stated
 * @param party             id or spelling of the party that it is about, or none; must be there but for FIGHTING, NO_MANS_LAND and
 *                          STATUS_UNKNOWN
 * @param claimant          who says it, where the report only passes it on; private persons by role, never by name
 * @param origin            where the claimant has it from: two reports of one origin are one voice
 * @param stance            the claimant's stance; counts only where the register does not know the claimant (rule 13)
 * @param certainty         how firmly it is said; ASSERTED, unless said
 * @param extent            how much of the place is meant; WHOLE, unless said
 * @param evidence          what is shown for it: kinds, or full items
 * @param eventTime         when it is said to have happened, with its offset: the best estimate
 * @param precision         how exact that is; DAY, unless said
 * @param claimantCondition in whose hands the claimant spoke; FREE, unless said
 * @param visibility        who may see claimant, quote, note, urls and coordinates; PUBLIC, unless said
 * @param release           whether it may go on to its town; NOW, unless said
 * @param quote             the claimant's own words
 * @param note              a remark by whoever files it
 */
public record ClaimInput(
        @Nullable String claimId,
        String place,
        @Nullable String within,
        Assertion assertion,
        @Nullable String party,
        @Nullable String claimant,
        @Nullable String origin,
        @Nullable Stance stance,
        @Nullable Certainty certainty,
        @Nullable Extent extent,

        @ArraySchema(schema = @Schema(oneOf = {EvidenceKind.class, EvidenceInput.class})) @Nullable List<Object> evidence,

        Instant eventTime,
        @Nullable Precision precision,
        @Nullable ClaimantCondition claimantCondition,
        @Nullable Visibility visibility,
        @Nullable Release release,
        @Nullable String quote,
        @Nullable String note) {}
