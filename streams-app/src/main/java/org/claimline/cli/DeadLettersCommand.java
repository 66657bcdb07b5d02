package org.claimline.cli;

import picocli.CommandLine.Command;

/** {@code claimline dead-letters}: records that could not be processed, why, and the way back. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Shows records that could not be processed, and sends them back once the cause is gone.",
            "",
            "A dead letter is known by its partition and offset: 0-17."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DeadLettersList.class, DeadLettersShow.class, DeadLettersResubmit.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline dead-letters list",
            "  claimline dead-letters show 0-17",
            "  claimline dead-letters resubmit 0-17"
        })
final class DeadLettersCommand extends CommandGroup {}
