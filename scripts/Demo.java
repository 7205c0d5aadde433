/// usr/bin/env jbang "$0" "$@" ; exit $?
// JAVA 17+
// JAVAC_OPTIONS -encoding UTF-8 --release 17 -Xlint:all,-processing,-path,-serial -parameters
// RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Djava.awt.headless=true
// DEPS io.fabric8:kubernetes-client:8.0.0
// DEPS info.picocli:picocli:4.7.7
// DEPS com.google.cloud.tools:jib-core:0.28.1
// DEPS tech.tablesaw:tablesaw-core:0.44.4
// DEPS org.knowm.xchart:xchart:4.0.3
// DEPS net.sourceforge.plantuml:plantuml-mit:1.2025.4
// DEPS org.slf4j:slf4j-nop:2.0.17
// SOURCES base/*.java
// SOURCES book/*.java
// SOURCES command/*.java
// SOURCES diagram/*.java
// SOURCES image/*.java
// SOURCES kube/*.java
// SOURCES lab/*.java
// SOURCES lab/node/*.java
// SOURCES query/*.java
// SOURCES stack/*.java
// FILES lab/cluster.yaml=lab/cluster.yaml

import command.BookCommand;
import command.DeployCommand;
import command.Failure;
import command.LabCommand;
import command.OpenCommand;
import command.StatusCommand;
import command.TeardownCommand;
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
public final class Demo {
    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    private static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Demo())
                .setExecutionExceptionHandler(new Failure())
                .setCaseInsensitiveEnumValuesAllowed(true);
        // What follows the command to run is that command's.
        line.getSubcommands().get("lab").getSubcommands().get("shell").setStopAtPositional(true);
        addHelp(line);
        return line;
    }

    private static void addHelp(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Shows this and exits.")
                            .build());
        }
        command.getSubcommands().values().forEach(Demo::addHelp);
    }
}
