package command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** All commands of the project in one program; jbang-catalog.json gives each a name of its own. */
@Command(
        name = "demo",
        synopsisSubcommandLabel = "COMMAND",
        description = "An observability stack that explains itself.",
        subcommands = {
            BookCommand.class,
            LabCommand.class,
            DeployCommand.class,
            StatusCommand.class,
            OpenCommand.class,
            TeardownCommand.class
        })
public final class DemoCommand {
    /** The command line as a person types it; {@code execute} returns the exit code. */
    public static CommandLine line() {
        CommandLine line = new CommandLine(new DemoCommand())
                .setExecutionExceptionHandler(new Failure())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // '@name' is a word like any other: 'lab shell -- echo @file' is the echo's business.
                .setExpandAtFiles(false);
        // What follows the command to run is that command's.
        line.getSubcommands().get("lab").getSubcommands().get("shell").setStopAtPositional(true);
        addCommonOptions(line);
        return line;
    }

    private static void addCommonOptions(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Shows this and exits.")
                            .build());
        }
        if (command.getCommandSpec().findOption(Failure.STACK_TRACE) == null)
            command.getCommandSpec().addOption(Failure.option());
        command.getSubcommands().values().forEach(DemoCommand::addCommonOptions);
    }
}
