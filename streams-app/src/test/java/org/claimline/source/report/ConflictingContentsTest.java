package org.claimline.source.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimline.source.report.RevisionsLawsTest.claim;
import static org.claimline.source.report.RevisionsLawsTest.report;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two contents under one revision: one counts, and what it tells is flagged (rule 12). */
class ConflictingContentsTest {
    private static final Report HAMA = report("r1", 1, 1, List.of(), List.of(claim("c1", "Hama")));
    private static final Report HOMS = report("r1", 1, 2, List.of(), List.of(claim("c1", "Homs")));
    private static final Report COUNTING = HAMA.contentHash().compareTo(HOMS.contentHash()) < 0 ? HAMA : HOMS;

    @Test
    void theSmallerDigestCountsAndIsFlagged() {
        List<ClaimSpan> spans = spans(HAMA, HOMS);

        assertThat(spans).hasSize(1).allMatch(ClaimSpan::conflicting);
        assertThat(spans.get(0).claim()).isEqualTo(COUNTING.claims().get(0));
    }

    @Test
    void oneContentIsNotHoweverOftenItCame() {
        assertThat(spans(HAMA)).hasSize(1).noneMatch(ClaimSpan::conflicting);
        assertThat(spans(HAMA, HAMA)).hasSize(1).noneMatch(ClaimSpan::conflicting);
    }

    @Test
    void whatARevisionRepeatsOfAFlaggedOneStaysFlagged() {
        Report repeated = report("r1", 2, 5, List.of(), COUNTING.claims());

        assertThat(spans(HAMA, HOMS, repeated)).hasSize(1).allMatch(ClaimSpan::conflicting);
        assertThat(spans(COUNTING, repeated)).hasSize(1).noneMatch(ClaimSpan::conflicting);
    }

    @Test
    void whatAFlaggedRevisionRepeatsOfAnEarlierOneIsFlaggedToo() {
        Report first = report("r1", 0, 0, List.of(), COUNTING.claims());

        assertThat(spans(first, HAMA, HOMS)).hasSize(1).allMatch(ClaimSpan::conflicting);
    }

    private static List<ClaimSpan> spans(Report... seen) {
        return new Revisions(List.of(seen), List.of(), claim -> List.of()).spans();
    }
}
