package org.claimline.cli;

import picocli.CommandLine.Command;

/** {@code claimline places}: how the table of the register of places is kept. */
@Command(
        name = "places",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the table of the register of places, and draws it anew from a selection and published tables.",
            "",
            "docs/places.md tells what is in the register and how it is extended."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PlacesCheck.class, PlacesDraw.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline places check",
            "  claimline places check seeds/registers/places.csv",
            "  claimline places draw --geonames SY.txt --communities communities.csv \\",
            "    --subdistricts subdistricts.json"
        })
final class PlacesCommand extends CommandGroup {}
