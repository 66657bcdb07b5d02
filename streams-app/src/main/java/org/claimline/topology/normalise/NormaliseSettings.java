package org.claimline.topology.normalise;

import java.time.Duration;
import org.claimline.topology.ReportValidator;

/**
 * Settings of normalise.
 *
 * @param partitions      how many partitions the topic of reports has; at least 1
 * @param registerCheck   how often to look for edits of the registers
 * @param futureTolerance how far ahead of the clock a publication may lie; below the hour that brokers allow
 */
public record NormaliseSettings(int partitions, Duration registerCheck, Duration futureTolerance) {
    private static final Duration BROKERS_LIMIT = Duration.ofHours(1);

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
        return new NormaliseSettings(partitions, Duration.ofMillis(200), ReportValidator.DEFAULT.futureTolerance());
    }
}
