package org.claimline.alert.delivery;

import java.time.Duration;
import org.claimline.alert.RetryPlan;

/**
 * What an operator may set of deliveries.
 *
 * @param plan          when what failed is tried again
 * @param deliveredKept how long it is told that something was delivered, or cancelled
 * @param failedKept    how long what was given up can be sent again
 */
public record DeliverySettings(RetryPlan plan, Duration deliveredKept, Duration failedKept) {
    public static final DeliverySettings DEFAULT = of(RetryPlan.DEFAULT);

    public DeliverySettings {
        if (deliveredKept.isNegative() || failedKept.isNegative()) {
            throw new IllegalArgumentException("kept for " + deliveredKept + " and " + failedKept + ": below zero");
        }
    }

    /** Those with {@code plan}, and all else as usual. */
    public static DeliverySettings of(RetryPlan plan) {
        return new DeliverySettings(plan, Duration.ofDays(1), Duration.ofDays(30));
    }
}
