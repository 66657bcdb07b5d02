package org.claimline.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.claimline.web.access.Budgets.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is counted as one client, and how often one may ask. */
class BudgetsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Budgets budgets = new Budgets(new Budgets.Limits(60, 6, 2), new com.google.common.base.Ticker() {
        @Override
        public long read() {
            return nanos.get();
        }
    });

    @Test
    void aBudgetIsAMinutesWorthAndFillsUpEvenly() {
        for (int i = 0; i < 6; i++) {
            assertThat(budgets.take("one", Kind.WRITE)).isEmpty();
        }
        assertThat(budgets.take("one", Kind.WRITE)).contains(10L);
        after(Duration.ofSeconds(9));
        assertThat(budgets.take("one", Kind.WRITE)).contains(1L);
        after(Duration.ofSeconds(1));
        assertThat(budgets.take("one", Kind.WRITE)).isEmpty();
        after(Duration.ofHours(1));
        for (int i = 0; i < 6; i++) {
            assertThat(budgets.take("one", Kind.WRITE)).isEmpty();
        }
        assertThat(budgets.take("one", Kind.WRITE)).as("no more is saved up").isPresent();
    }

    @Test
    void readsAndWritesAndOtherClientsAreCountedApart() {
        for (int i = 0; i < 7; i++) {
            budgets.take("one", Kind.WRITE);
        }

        assertThat(budgets.take("one", Kind.WRITE)).isPresent();
        assertThat(budgets.take("one", Kind.READ)).isEmpty();
        assertThat(budgets.take("two", Kind.WRITE)).isEmpty();
    }

    @Test
    void strangersUnderManyAddressesCostNoMemory() {
        for (int i = 0; i < 100_000; i++) {
            budgets.take("address " + i, Kind.FAILURE);
        }

        assertThat(budgets.clients()).isLessThanOrEqualTo(20_000);
    }

    /** What proxies say counts as far as proxies that are trusted say it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 |                                    | 203.0.113.9",
                "203.0.113.9 | 198.51.100.1                       | 203.0.113.9",
                "10.0.0.1    |                                    | 10.0.0.1",
                "10.0.0.1    | 198.51.100.1                       | 198.51.100.1",
                "10.0.0.1    | 1.1.1.1, 198.51.100.1              | 198.51.100.1",
                "10.0.0.1    | 1.1.1.1, 198.51.100.1, 10.0.0.7    | 198.51.100.1",
                "10.0.0.1    | 1.1.1.1, nonsense                  | 10.0.0.1",
                "10.0.0.1    | 10.0.0.8, 10.0.0.7                 | 10.0.0.8",
                "10.0.0.1    | 2001:db8:1:2:3:4:5:6               | 2001:db8:1:2::/64",
                "2001:db8:1:2:ffff:4:5:6 |                        | 2001:db8:1:2::/64",
            })
    void aClientIsTheAddressOrWhomATrustedProxyAsksFor(String remote, String forwarded, String client)
            throws Exception {
        Callers callers = new Callers(new Protection(
                Optional.empty(), Optional.empty(), List.of(Network.of("10.0.0.0/8")), Budgets.Limits.DEFAULT, 1));

        Caller caller = callers.of(new Callers.Shown(
                InetAddress.getByName(remote),
                forwarded == null ? List.of() : List.of(forwarded.split(",")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "GET",
                "/"));

        assertThat(caller.key()).isEqualTo("address " + client);
    }

    private void after(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
