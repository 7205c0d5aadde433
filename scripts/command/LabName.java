package command;

import lab.Lab;
import picocli.CommandLine.Option;

/** Which lab a command speaks of. */
final class LabName {
    @Option(
            names = "--name",
            defaultValue = "${env:OBSERVABILITY_LAB:-lab}",
            description = "The lab's name, by default ${DEFAULT-VALUE}.")
    private String name;

    Lab lab() {
        return Lab.named(name);
    }
}
