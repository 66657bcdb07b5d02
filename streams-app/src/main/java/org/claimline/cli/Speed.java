package org.claimline.cli;

import java.util.Optional;
import picocli.CommandLine;

/** How fast a feed is told, as a person writes it. */
final class Speed {
    private Speed() {}

    /** How many times faster than life; empty for {@code max}, as fast as it goes. */
    static Optional<Double> of(CommandLine.Model.CommandSpec spec, String text) {
        if (text.equalsIgnoreCase("max")) {
            return Optional.empty();
        }
        try {
            double factor = Double.parseDouble(text);
            if (factor > 0 && Double.isFinite(factor)) {
                return Optional.of(factor);
            }
        } catch (NumberFormatException e) {
            // told below, like a number that is none of these
        }
        throw new CommandLine.ParameterException(
                spec.commandLine(), "--speed " + text + ": give a number above 0, such as 3600, or max");
    }
}
