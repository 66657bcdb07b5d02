package org.claimline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.claimline.cli.text.Counts;
import org.claimline.ingest.SeedRegisters;
import org.claimline.ingest.places.Finding;
import org.claimline.ingest.places.PlaceAudit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code claimline places check}: what does not hold in a table of places. Changes nothing, and asks no service. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Looks for what does not hold in a table of places, and changes nothing.",
            "",
            "Finds duplicates (an id, a GeoNames id or a P-code that stands twice; two settlements hardly apart with like"
                    + " names), parents that are missing or form a circle, a place within what is narrower than it is,"
                    + " coordinates that cannot be, one spelling claimed twice in one district, and facts without credit."
                    + " The exit code is 1 where there is a finding, 65 where the file is no such table.",
            "",
            "--json prints an array of {line, id, field, value, reason, wayOut}."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline places check",
            "  claimline places check seeds/registers/places.csv",
            "  claimline places check my-places.csv --json | jq -r '.[].reason'"
        })
final class PlacesCheck implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "A table with the columns of seeds/registers/places.csv. Without it: the register that came with"
                            + " the program.")
    private @Nullable Path file;

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        String called = Optional.ofNullable(file).map(Path::toString).orElse("the register of the program");
        String text = Optional.ofNullable(file).map(TableException::text).orElseGet(SeedRegisters::placesTable);
        PlaceAudit audit;
        try {
            audit = PlaceAudit.of(called, text);
        } catch (IllegalArgumentException e) {
            throw TableException.data(e);
        }
        List<Finding> findings = audit.findings();
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(OutputOption.line(findings));
        } else {
            findings.forEach(finding -> out.println(called + ", " + finding));
            out.println(Counts.of(audit.places(), "place") + ", "
                    + (findings.isEmpty() ? "nothing found" : Counts.of(findings.size(), "finding")));
        }
        out.flush();
        return findings.isEmpty() ? ExitCode.OK : ExitCode.WANTING;
    }
}
