package org.claimline.topology.normalise;

import java.time.Duration;
import org.claimline.topology.ReportValidator;

/**
 * Settings of normalise.
 *
 * @param partitions      how many partitions the topic of reports has; at least 1
 * @param registerCheck   how often to look for edits of the registers
 * @param futureTolerance how far ahead of the clock a publication may lie; below the hour that brokers allow
 * @param rereading       how reports are read again that an edit concerns
 */
public record NormaliseSettings(int partitions, Duration registerCheck, Duration futureTolerance, Slices rereading) {
    private static final Duration BROKERS_LIMIT = Duration.ofHours(1);

    /**
     * How reports are read again that an edit concerns, so that others need not wait for it.
     *
     * @param pause   between two turns, in which reports that come are read
     * @param turn    how long a turn takes about, at most
     * @param reports how many are read again before the clock is looked at; at least 1
     */
    public record Slices(Duration pause, Duration turn, int reports) {
        static final Slices DEFAULT = new Slices(Duration.ofMillis(20), Duration.ofMillis(40), 50);

        public Slices {
            if (reports < 1) {
                throw new IllegalArgumentException("reports: " + reports + "; at least 1 is needed");
            }
        }
    }

    public NormaliseSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions: " + partitions + "; at least 1 is needed");
        }
        if (futureTolerance.isNegative() || futureTolerance.compareTo(BROKERS_LIMIT) >= 0) {
            throw new IllegalArgumentException("futureTolerance: " + futureTolerance
                    + "; give less than the hour that brokers allow, such as PT10M");
        }
    }

    public static NormaliseSettings of(int partitions) {
        return new NormaliseSettings(
                partitions, Duration.ofMillis(200), ReportValidator.DEFAULT.futureTolerance(), Slices.DEFAULT);
    }
}
