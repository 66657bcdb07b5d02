package org.claimline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claimline.cli.ServiceClient.Parameter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The moment that a question is about. */
final class MomentOptions {
    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "As it was at this time: 2024-12-05T23:00:00+03:00 (default: now).")
    private @Nullable String at;

    @Option(
            names = "--known-at",
            paramLabel = "TIME",
            description = "As it was known at this time: from what had been published by then (default: now).")
    private @Nullable String knownAt;

    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(Parameter.of("at", Optional.ofNullable(at)));
        parameters.addAll(Parameter.of("knownAt", Optional.ofNullable(knownAt)));
        return parameters;
    }
}
