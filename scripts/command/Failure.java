package command;

import base.UserError;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Ends a command that failed: one sentence for what was to be expected, the stack trace for what was not. */
public final class Failure implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (!(failure instanceof UserError expected)) {
            throw failure;
        }
        command.getErr().println(command.getColorScheme().errorText(expected.getMessage()));
        return expected.exitCode();
    }
}
