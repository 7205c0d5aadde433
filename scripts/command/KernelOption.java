package command;

import book.Kernel;
import picocli.CommandLine.Option;

/** In which kernel cells are executed. */
final class KernelOption {
    @Option(
            names = "--kernel",
            defaultValue = "java",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when not named.")
    private Kernel kernel;

    Kernel kernel() {
        return kernel;
    }
}
