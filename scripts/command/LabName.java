package command;

import lab.Lab;
import picocli.CommandLine.Option;

/** Which lab a command speaks of. */
final class LabName {
    @Option(
            names = "--name",
            defaultValue = "${env:OBSERVABILITY_LAB:-lab}",
            description = {
                "Name of the lab; default: ${DEFAULT-VALUE},",
                "which OBSERVABILITY_LAB sets for all commands."
            })
    private String name;

    Lab lab() {
        return Lab.named(name);
    }
}
