package org.claimline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.claimline.avro.SourceReport;
import org.claimline.claim.Side;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;
import org.claimline.oracle.Oracle;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Reconciliation;
import org.junit.jupiter.api.Test;

/** That the war tells what it should, and that core and oracle read it alike. */
class WarTest {
    private static final long SEED = 20241130;
    private static final int TOWNS = 40;
    private static final int REPORTS = 3_000;

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
