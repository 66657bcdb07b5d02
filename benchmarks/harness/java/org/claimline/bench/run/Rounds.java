package org.claimline.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.claimline.bench.feed.FeedShape;

/** Every leg in every round, the systems one after another, so that what the machine does meanwhile meets all of them. */
final class Rounds {
    private final Stack stack;
    private final Trial.Conditions conditions;
    private final Path raw;
    private final PrintStream out;
    private final ObjectMapper json = new ObjectMapper();
    private final List<Measured> all = new ArrayList<>();
    private int number;

    /** @param raw file to which each run's figures are added, one JSON object a line */
    Rounds(Stack stack, Trial.Conditions conditions, Path raw, PrintStream out) {
        this.stack = stack;
        this.conditions = conditions;
        this.raw = raw;
        this.out = out;
    }

    /** How a feed is made beside its towns and spread. */
    record Feeding(long seed, double contradicting) {}

    /** @param efforts one after another in the same process */
    void run(int round, List<Form.Leg> legs, Feeding feeding, List<Effort> efforts) {
        for (Form.Leg leg : legs) {
            FeedShape shape = FeedShape.of(leg.feed(), feeding.seed(), feeding.contradicting());
            for (SystemUnderTest system : leg.systems()) {
                try (Trial trial = new Trial(stack, system, shape, leg.guarantee(), conditions, "run" + ++number)) {
                    trial.measure(efforts, round, this::keep);
                } catch (TrialFailedException e) {
                    out.println(system.number() + " " + system.title() + " "
                            + leg.guarantee().word() + " " + leg.feed() + " round " + round + ": not measured: "
                            + e.getMessage());
                }
            }
        }
    }

    List<Measured> all() {
        return List.copyOf(all);
    }

    private void keep(Measured measured) {
        out.println(measured.line());
        all.add(measured);
        try {
            Files.createDirectories(raw.toAbsolutePath().getParent());
            Files.writeString(
                    raw,
                    json.writeValueAsString(measured.raw()) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
