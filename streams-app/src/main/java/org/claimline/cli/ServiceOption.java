package org.claimline.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a running service is. */
final class ServiceOption {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A running service (default: that of CLAIMLINE_URL, else 127.0.0.1:8080).")
    private @Nullable String url;

    ServiceClient client(Map<String, String> environment) {
        if (url != null) {
            return new ServiceClient(url);
        }
        String told = environment.getOrDefault("CLAIMLINE_URL", "");
        return new ServiceClient(told.isBlank() ? ServiceClient.DEFAULT_URL : told);
    }
}
