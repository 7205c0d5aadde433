package command;

import base.Json;
import base.Progress;
import image.ImageChoice;
import image.ImageList;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what the lab can run, and brings it here. */
@Command(
        name = "images",
        description = {
            "Lists the lab's images: version, how each came here, size, licence, digest.",
            "'(stands in)' marks an image that holds another version or program than its name says,",
            "'not checked' a digest that nobody could look up beforehand."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Every image is here.",
            "1:A pull or a build failed, or a file was refused.",
            "2:Wrong usage.",
            "3:An image is missing, which the list names.",
            "130:Interrupted; run again, it goes on."
        })
public final class LabImagesCommand implements Callable<Integer> {
    private static final String ROW = "%-62s %-8s %-7s %4s  %-60s %s%n";
    private static final int SHOWN_DIGEST = "sha256:0123456789ab".length();

    @Option(
            names = "--get",
            description = "Brings every image that is missing: from a registry where one answers, else by building it.")
    boolean get;

    @Option(
            names = "--images",
            paramLabel = "WAY",
            description = "Brings every image this way: pull (what no registry has is built) or build; any is --get.")
    ImageChoice choice;

    @Option(
            names = "--mirror",
            paramLabel = "HOST/PATH",
            description = {
                "Pulls from here instead of the registries that the names say; default: $OBSERVABILITY_MIRROR.",
                "Plain HTTP is used on loopback only."
            })
    String mirror;

    @Option(
            names = "--add",
            paramLabel = "FILE",
            description =
                    "Takes images from what 'docker save' wrote, or from an OCI archive; may be given several times.")
    List<Path> archives = List.of();

    @Option(names = "--drop-caches", description = "Deletes Go's module and build caches; what is built stays.")
    boolean dropCaches;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        for (Path archive : archives) System.err.println("Added " + String.join(", ", ImageList.add(archive)));
        if (get || choice != null || mirror != null)
            ImageList.get(choice == null ? ImageChoice.ANY : choice, mirror, Progress.terminal());
        if (dropCaches) ImageList.dropCaches(Progress.terminal());
        List<ImageList.Row> images = ImageList.all();
        if (output.json()) System.out.println(Json.write(images));
        else print(images);
        return images.stream().allMatch(image -> image.way() != null) ? 0 : 3;
    }

    private static void print(List<ImageList.Row> images) {
        System.out.printf(ROW, "IMAGE", "VERSION", "WAY", "MIB", "DIGEST OR SOURCE", "LICENCE");
        for (ImageList.Row image : images) {
            String source = image.digest() == null
                    ? image.origin() == null ? "a registry or an archive" : image.origin()
                    : image.digest().substring(0, SHOWN_DIGEST) + (image.checked() ? "" : ", not checked");
            System.out.printf(
                    ROW,
                    image.reference(),
                    image.version(),
                    image.way() == null ? "missing" : image.way(),
                    image.way() == null ? "" : String.valueOf((image.bytes() >> 20) + 1),
                    source + (image.standsIn() ? " (stands in)" : ""),
                    image.licence());
        }
    }
}
