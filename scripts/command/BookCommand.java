package command;

import picocli.CommandLine.Command;

/** Groups what can be done with the chapters without a browser. */
@Command(
        name = "book",
        description = "The chapters without a browser: run, update, replay, render, pictures.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BookRunCommand.class,
            BookUpdateCommand.class,
            BookReplayCommand.class,
            BookRenderCommand.class,
            BookPicturesCommand.class
        })
public final class BookCommand {}
