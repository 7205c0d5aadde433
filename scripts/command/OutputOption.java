package command;

import picocli.CommandLine.Option;

/** How a command prints what it found: as a table for people, or as JSON for programs. */
final class OutputOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Format format;

    private enum Format {
        table,
        json
    }

    boolean json() {
        return format == Format.json;
    }
}
