package org.claimline.web.input;

import java.time.Instant;
import java.util.List;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.Stance;
import org.claimline.source.report.Release;
import org.claimline.source.report.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * One item published by one source, with its claims. A revision is the complete report: what it does not repeat is ended (rule 12). What the
 * report says for all its claims, each claim may say otherwise.
 *
 * @param reportId          chosen by the source; unique within it and the same in every revision
 * @param revision          1 for the first publication, higher for each later one; 1, unless said
 * @param source            id of the publishing source, pseudonymous where a person could be at risk
 * @param publishedAt       when this revision was published, with its offset
 * @param url               where it was published
 * @param title             its headline
 * @param language          its language as a BCP 47 tag
 * @param note              a remark by whoever files it
 * @param claimant          for all claims: who says it
 * @param stance            for all claims: the claimant's stance
 * @param claimantCondition for all claims: in whose hands the claimant spoke
 * @param visibility        for all claims: who may see what could give somebody away
 * @param release           for all claims: whether they may go on to their towns
 * @param retracts          claims of other reports of this source that it takes back
 * @param claims            what it claims; an empty array ends every claim of earlier revisions
 */
public record ReportInput(
        String reportId,
        @Nullable Integer revision,
        String source,
        Instant publishedAt,
        @Nullable String url,
        @Nullable String title,
        @Nullable String language,
        @Nullable String note,
        @Nullable String claimant,
        @Nullable Stance stance,
        @Nullable ClaimantCondition claimantCondition,
        @Nullable Visibility visibility,
        @Nullable Release release,
        @Nullable List<RetractionInput> retracts,
        List<ClaimInput> claims) {}
