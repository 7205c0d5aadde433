package command;

import base.Progress;
import image.ImageList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what the lab can run. */
@Command(
        name = "images",
        description = {
            "Lists the lab's images: version, where it really comes from, whether it is built.",
            "'(stands in)' marks an image that holds another version or program than its name says."
        })
public final class LabImagesCommand implements Runnable {
    private static final String ROW = "%-62s %-8s %-5s %s%s%n";

    @Option(names = "--build", description = "Builds every program and every image that is missing.")
    private boolean build;

    @Option(names = "--drop-caches", description = "Deletes Go's module and build caches; what is built stays.")
    private boolean dropCaches;

    @Override
    public void run() {
        if (build) ImageList.build(Progress.terminal());
        if (dropCaches) ImageList.dropCaches();
        System.out.printf(ROW, "IMAGE", "VERSION", "BUILT", "SOURCE", "");
        ImageList.all()
                .forEach(row -> System.out.printf(
                        ROW,
                        row.reference(),
                        row.version(),
                        row.built() ? "yes" : "no",
                        row.origin(),
                        row.standsIn() ? " (stands in)" : ""));
    }
}
