package org.claimline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.claimline.cli.text.Counts;
import org.claimline.ingest.places.Finding;
import org.claimline.ingest.places.PlaceAudit;
import org.claimline.ingest.places.PlaceDraw;
import org.claimline.ingest.places.PlaceDraw.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code claimline places draw}: the table of the register anew, from a selection and tables as they were downloaded. */
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the table of the register of places: a selection in which empty cells are filled from tables of GeoNames,"
                    + " OCHA and Open-Syria.",
            "",
            "The same selection and tables give the same bytes. What was drawn is then checked as places check does; the"
                    + " exit code is 1 where there is a finding, and 65, with nothing written, where a file cannot be used."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline places draw --geonames SY.txt --communities communities.csv \\",
            "    --subdistricts subdistricts.json",
            "  claimline places draw --geonames SY.txt --communities communities.csv \\",
            "    --subdistricts subdistricts.json --to /tmp/places.csv"
        })
final class PlacesDraw implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--selection",
            paramLabel = "FILE",
            defaultValue = "seeds/registers/places.selection.csv",
            description = "The places to take, with what the editor says of them (default: ${DEFAULT-VALUE}).")
    private Path selection = Path.of("");

    @Option(
            names = "--geonames",
            paramLabel = "FILE",
            required = true,
            description = "Places of GeoNames, tab-separated as its dumps are.")
    private Path geonames = Path.of("");

    @Option(
            names = "--communities",
            paramLabel = "FILE",
            required = true,
            description =
                    "Communities of OCHA's COD-AB as CSV: name_en, alt1_en, alt2_en, pcode, lat, lon, subdistrict,"
                            + " district, governorate.")
    private Path communities = Path.of("");

    @Option(
            names = "--subdistricts",
            paramLabel = "FILE",
            required = true,
            description = "Subdistricts of Open-Syria as JSON.")
    private Path subdistricts = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "FILE",
            defaultValue = "seeds/registers/places.csv",
            description = "Where the table goes (default: ${DEFAULT-VALUE}).")
    private Path to = Path.of("");

    @Option(
            names = "--held-out",
            paramLabel = "DIR",
            description =
                    "Write the spellings that the register was not given to held-out.csv and held-out-ocha.csv there.")
    private @Nullable Path heldOut;

    @Override
    public Integer call() {
        PlaceDraw.Outcome drawn;
        try {
            drawn = PlaceDraw.draw(source(selection), source(geonames), source(communities), source(subdistricts));
        } catch (IllegalArgumentException e) {
            throw TableException.data(e);
        }
        TableException.write(to, drawn.places());
        if (heldOut != null) {
            TableException.write(heldOut.resolve("held-out.csv"), drawn.heldOut());
            TableException.write(heldOut.resolve("held-out-ocha.csv"), drawn.heldOutByCode());
        }
        PlaceAudit audit = PlaceAudit.of(to.toString(), drawn.places());
        List<Finding> findings = audit.findings();
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> out.println(to + ", " + finding));
        out.println(Counts.of(audit.places(), "place") + " in " + to
                + (findings.isEmpty() ? "" : ", " + Counts.of(findings.size(), "finding")));
        out.flush();
        return findings.isEmpty() ? ExitCode.OK : ExitCode.WANTING;
    }

    private static Source source(Path file) {
        return new Source(file.toString(), TableException.text(file));
    }
}
