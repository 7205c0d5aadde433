package command;

import picocli.CommandLine.Command;

/** The sealed cluster on this machine. */
@Command(
        name = "lab",
        synopsisSubcommandLabel = "COMMAND",
        description = "A sealed one-node Kubernetes cluster on this machine, without Docker.",
        subcommands = {
            LabUpCommand.class,
            LabDownCommand.class,
            LabStatusCommand.class,
            LabConnectCommand.class,
            LabCheckCommand.class,
            LabLogsCommand.class,
            LabShellCommand.class,
            LabImagesCommand.class
        })
public final class LabCommand {}
