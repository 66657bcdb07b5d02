package org.claimline.web.access;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * How often each client may still ask: budgets that fill up again evenly, a whole minute's worth at most. Those who asked longest ago are
 * forgotten first, so that strangers who come under many addresses cost no memory.
 */
public final class Budgets {
    /** As many clients are remembered; of one that is forgotten nothing is known, and its budget is whole. */
    private static final int CLIENTS = 20_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Limits limits;
    private final Ticker ticker;
    private final Cache<String, Budget> budgets;

    /**
     * How often in a minute.
     *
     * @param reads    a client may read
     * @param writes   a client may write
     * @param failures an address may show a token that is no good and hear that it is none
     */
    public record Limits(int reads, int writes, int failures) {
        static final int DEFAULT_FAILURES = 10;

        /** Files of the page; it has about fifty. */
        static final int FILES = 10_000;

        public static final int DEFAULT_READS = 60_000;
        public static final int DEFAULT_WRITES = 30_000;

        public static final Limits DEFAULT = new Limits(DEFAULT_READS, DEFAULT_WRITES);

        public Limits(int reads, int writes) {
            this(reads, writes, DEFAULT_FAILURES);
        }

        private int of(Kind kind) {
            return switch (kind) {
                case READ -> reads;
                case WRITE -> writes;
                case FILE -> FILES;
                case FAILURE -> failures;
            };
        }
    }

    /** What is counted apart. */
    public enum Kind {
        READ,
        WRITE,
        FILE,
        FAILURE
    }

    public Budgets(Limits limits) {
        this(limits, Ticker.systemTicker());
    }

    Budgets(Limits limits, Ticker ticker) {
        this.limits = limits;
        this.ticker = ticker;
        budgets = CacheBuilder.newBuilder()
                .maximumSize(CLIENTS)
                .expireAfterAccess(MINUTE.plus(MINUTE).toNanos(), TimeUnit.NANOSECONDS)
                .ticker(ticker)
                .build();
    }

    /**
     * Takes one of that kind out of {@code client}'s budget.
     *
     * @return empty where there was one; else the whole seconds after which there is one again, at least 1
     */
    public Optional<Long> take(String client, Kind kind) {
        int limit = limits.of(kind);
        try {
            return budgets.get(kind + " " + client, () -> new Budget(limit, ticker.read()))
                    .take(limit, ticker.read());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a budget is made of nothing that can fail", e);
        }
    }

    int clients() {
        return Math.toIntExact(budgets.size());
    }

    /** What is left to one. */
    private static final class Budget {
        private double left;
        private long at;

        Budget(int whole, long now) {
            left = whole;
            at = now;
        }

        synchronized Optional<Long> take(int limit, long now) {
            double perNano = (double) limit / MINUTE.toNanos();
            left = Math.min(limit, left + Math.max(0, now - at) * perNano);
            at = now;
            if (left >= 1) {
                left--;
                return Optional.empty();
            }
            long nanos = (long) Math.ceil((1 - left) / perNano);
            return Optional.of(Math.max(1, (nanos + 999_999_999L) / 1_000_000_000L));
        }
    }
}
