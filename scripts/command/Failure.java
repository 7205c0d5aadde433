package command;

import base.Step;
import base.UserError;
import java.io.UncheckedIOException;
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
        UserError expected = expected(failure);
        if (expected == null) throw failure;
        if (wantsStackTrace(command)) failure.printStackTrace(command.getErr());
        command.getErr().println(command.getColorScheme().errorText(expected.getMessage()));
        return expected.exitCode();
    }

    /** A full disk or a missing right, too, is nothing that only a stack trace could explain; null for what nobody expected. */
    private static UserError expected(Exception failure) {
        if (failure instanceof UncheckedIOException e) return Step.failed("Reading or writing", e.getCause());
        return failure instanceof UserError error ? error : null;
    }

    private static boolean wantsStackTrace(CommandLine command) {
        return "1".equals(System.getenv("OBSERVABILITY_DEBUG"))
                || command.getParseResult().hasMatchedOption(STACK_TRACE);
    }
}
