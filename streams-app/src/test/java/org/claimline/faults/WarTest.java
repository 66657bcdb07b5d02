package org.claimline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.claimline.avro.SourceReport;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Side;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;
import org.claimline.oracle.Oracle;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Reconciliation;
import org.claimline.reconcile.TimelineEntry;
import org.claimline.reconcile.Verdict;
import org.junit.jupiter.api.Test;

/** That the war tells what it should, and that core and oracle read it alike. */
class WarTest {
    private static final long SEED = 20241130;
    private static final int TOWNS = 40;
    private static final int REPORTS = 3_000;

    /** The fourth and the fifth were told otherwise once. */
    private static final int FIRST = 4;

    /** One in the build, ten with {@code -Plaws}. */
    private static final int WARS = Math.max(1, Integer.getInteger("jqwik.tries.default", 1000) / 1000);

    @Test
    void isTheSameFromItsSeedAndAnyLongerOneBeginsWithIt() {
        List<SourceReport> longer = War.reports(SEED, TOWNS, 200);

        assertThat(War.reports(SEED, TOWNS, 100)).isEqualTo(longer.subList(0, 100));
        assertThat(War.reports(SEED + 1, TOWNS, 100)).isNotEqualTo(longer.subList(0, 100));
    }

    @Test
    void hasDuplicatesLateReportsCorrectionsRetractionsAndQuotes() {
        List<SourceReport> reports = War.reports(SEED, TOWNS, REPORTS);
        long distinct = reports.stream().distinct().count();

        assertThat(REPORTS - distinct).as("duplicates").isGreaterThan(REPORTS / 50);
        assertThat(reports)
                .as("corrections")
                .filteredOn(r -> r.getRevision() > 1)
                .hasSizeGreaterThan(100);
        assertThat(reports)
                .as("retractions")
                .filteredOn(r -> !r.getRetracts().isEmpty())
                .hasSizeGreaterThan(30);
        assertThat(reports.stream().flatMap(r -> r.getClaims().stream()).filter(c -> c.getClaimant() != null))
                .as("quotes")
                .hasSizeGreaterThan(100);
        long outOfOrder = java.util.stream.IntStream.range(1, REPORTS)
                .filter(i -> reports.get(i)
                        .getPublishedAt()
                        .isBefore(reports.get(i - 1).getPublishedAt().minusSeconds(3600)))
                .count();
        assertThat(outOfOrder).as("hours late").isGreaterThan(50);
    }

    /** Its towns have longer histories than those of the laws: admissions that fall after others, voices from many changes of hands ago. */
    @Test
    void coreAndOracleTellEveryTownsCourseAlike() {
        int towns = 0;
        for (int war = FIRST; war < FIRST + WARS; war++) {
            Expected expected = new Expected(War.reports(war, TOWNS, 2_080), Cast.reader(), Cast.placeRegister(TOWNS));
            for (Map.Entry<String, List<ClaimVersion>> town : expected.towns.entrySet()) {
                assertThat(told(Reconciliation.of(town.getValue())))
                        .as("war %d, %s", war, town.getKey())
                        .isEqualTo(told(Oracle.of(town.getValue(), Optional.empty(), Optional.empty())));
                towns++;
            }
        }
        System.out.printf("long wars: %d, %d towns told alike by core and oracle%n", WARS, towns);
        assertThat(towns).isEqualTo(WARS * TOWNS);
    }

    private static List<String> told(Account account) {
        List<String> told = new ArrayList<>();
        String before = "";
        for (TimelineEntry entry : account.timeline()) {
            Verdict verdict = entry.verdict();
            String said = said(
                    verdict.status(),
                    verdict.controller(),
                    verdict.claimedBy(),
                    entry.state().dispute().isPresent());
            if (!said.equals(before)) {
                told.add(entry.at() + " " + said);
            }
            before = said;
        }
        return told;
    }

    private static List<String> told(Oracle.Answer answer) {
        return answer.timeline().stream()
                .map(entry -> entry.at() + " "
                        + said(
                                entry.outlook().status(),
                                entry.outlook().controller(),
                                entry.outlook().claimedBy(),
                                entry.outlook().dispute()))
                .toList();
    }

    private static String said(
            Status status, Optional<Subject> controller, Optional<Subject> claimedBy, boolean dispute) {
        return status + " held by " + controller.map(Subject::side).map(Side::id) + " claimed by "
                + claimedBy.map(Subject::side).map(Side::id) + (dispute ? " in dispute" : "");
    }

    @Test
    void coreAndOracleReadItAlikeAndItHasEveryStatus() {
        Expected expected =
                new Expected(War.reports(SEED, TOWNS, REPORTS / 3), Cast.reader(), Cast.placeRegister(TOWNS));

        expected.towns.forEach((town, versions) -> {
            Account account = Reconciliation.of(versions);
            Oracle.Outlook oracle =
                    Oracle.of(versions, Optional.empty(), Optional.empty()).end();
            assertThat(account.verdict().status()).as(town).isEqualTo(oracle.status());
            assertThat(account.verdict().controller().map(Subject::side).map(Side::id))
                    .as(town)
                    .isEqualTo(oracle.controller().map(Subject::side).map(Side::id));
        });
        assertThat(expected.towns.values().stream()
                        .map(versions -> Reconciliation.of(versions).verdict().status())
                        .collect(Collectors.toSet()))
                .contains(Status.CONFIRMED, Status.CONTESTED, Status.CLAIMED);
        assertThat(expected.towns.values().stream()
                        .mapToInt(versions ->
                                Reconciliation.of(versions).disputes().size())
                        .sum())
                .as("disputes")
                .isGreaterThan(TOWNS);
    }
}
