package org.claimline.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.claimline.alert.AddressGuard;
import org.claimline.alert.RetryPlan;

/**
 * How alerts are delivered.
 *
 * @param receivers the file of receivers ({@code CLAIMLINE_RECEIVERS}, none)
 * @param guard     where receivers may be: the public internet, and networks of our own ({@code CLAIMLINE_WEBHOOK_ALLOWED_NETWORKS}, none)
 * @param timeout   how long one try may take ({@code CLAIMLINE_WEBHOOK_TIMEOUT_SECONDS}, 15)
 * @param plan      when what failed is tried again, and how often ({@code CLAIMLINE_WEBHOOK_ATTEMPTS}, 24)
 * @param publicUrl where others reach the service; links begin with it ({@code CLAIMLINE_PUBLIC_URL}, where it listens)
 */
record AlertConfig(
        Optional<Path> receivers, AddressGuard guard, Duration timeout, RetryPlan plan, Optional<URI> publicUrl) {
    static AlertConfig of(ConfigSource source) {
        RetryPlan usual = RetryPlan.DEFAULT;
        return new AlertConfig(
                source.text(Variable.CLAIMLINE_RECEIVERS).map(Path::of),
                source.guard(Variable.CLAIMLINE_WEBHOOK_ALLOWED_NETWORKS),
                Duration.ofSeconds(source.number(Variable.CLAIMLINE_WEBHOOK_TIMEOUT_SECONDS, 1, 120)),
                new RetryPlan(
                        usual.first(), usual.longest(), source.number(Variable.CLAIMLINE_WEBHOOK_ATTEMPTS, 1, 1_000)),
                source.web(Variable.CLAIMLINE_PUBLIC_URL));
    }
}
