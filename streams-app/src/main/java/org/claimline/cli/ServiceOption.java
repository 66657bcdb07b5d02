package org.claimline.cli;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a running service is, and the token that it is shown ({@code CLAIMLINE_TOKEN}). */
final class ServiceOption {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A running service (default: that of CLAIMLINE_URL, else 127.0.0.1:8080).")
    private @Nullable String url;

    ServiceClient client(Map<String, String> environment) {
        Optional<String> token = new ConfigSource(Optional.empty(), environment)
                .setting("CLAIMLINE_TOKEN")
                .map(ConfigSource.Setting::value);
        String told = url != null ? url : environment.getOrDefault("CLAIMLINE_URL", "");
        return new ServiceClient(url == null && told.isBlank() ? ServiceClient.DEFAULT_URL : told, token);
    }
}
