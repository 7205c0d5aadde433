package command;

import base.UserError;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Ends a command that failed: one sentence for what was to be expected, the stack trace for what was not. */
public final class Failure implements IExecutionExceptionHandler {
    /** Prints the stack trace of an expected failure, too; OBSERVABILITY_DEBUG=1 does so for all commands. */
    static final String STACK_TRACE = "--stacktrace";

    static OptionSpec option() {
        return OptionSpec.builder(STACK_TRACE)
                .description("Prints the stack trace of a failure, as OBSERVABILITY_DEBUG=1 does.")
                .build();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (!(failure instanceof UserError expected)) {
            throw failure;
        }
        if (wantsStackTrace(command)) failure.printStackTrace(command.getErr());
        command.getErr().println(command.getColorScheme().errorText(expected.getMessage()));
        return expected.exitCode();
    }

    private static boolean wantsStackTrace(CommandLine command) {
        return "1".equals(System.getenv("OBSERVABILITY_DEBUG"))
                || command.getParseResult().hasMatchedOption(STACK_TRACE);
    }
}
