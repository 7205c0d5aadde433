package image;

import base.Command;
import base.Progress;
import base.Step;
import base.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kube.ImageSupply;

/** The images of a sealed lab: built here and imported into its containerd. */
public final class LabImages implements ImageSupply {
    /** The images every node needs before its first pod. */
    public static final List<Program> NODE = List.of(Program.PAUSE, Program.COREDNS);

    private static final String KEY_LABEL = "observability-demo.key";

    private final Path socket;

    /** The socket is the lab's containerd's, as seen from outside. */
    public LabImages(Path containerdSocket) {
        this.socket = containerdSocket;
    }

    /** Builds what {@link #supplyNode} imports, so that no node has to wait for it. */
    public static void buildNode(Progress progress) {
        Step.run("Building the node's images", () -> {
            for (Program program : NODE) {
                ImageStore.tar(program.image().orElseThrow(), progress);
            }
        });
    }

    /** Imports what a node needs to start its first pods. */
    public void supplyNode(Progress progress) {
        supply(Images.references(NODE), progress);
    }

    /** Builds and imports those of these that are missing; throws UserError for one the lab does not know. */
    @Override
    public void supply(Set<String> images, Progress progress) {
        List<ImageRecipe> recipes =
                images.stream().sorted().map(LabImages::recipe).toList();
        Step.run("Bringing images to the lab", () -> {
            for (ImageRecipe recipe : recipes) {
                supply(recipe, progress);
            }
        });
    }

    private void supply(ImageRecipe recipe, Progress progress) throws IOException, InterruptedException {
        String key = recipe.key();
        String name = Images.fullName(recipe.reference());
        // ctr mixes warnings into what it lists, so it is the name that counts and not an empty answer.
        if (ctr("ls", "-q", "labels.\"" + KEY_LABEL + "\"==" + key).lines().noneMatch(name::equals)) {
            Path tar = ImageStore.tar(recipe, progress);
            progress.show("Importing " + recipe.reference());
            ctr("import", tar.toString());
            // Identified by a label with our build key, because containerd assigns a new digest on import.
            ctr("label", name, KEY_LABEL + "=" + key);
        }
    }

    private String ctr(String... arguments) {
        // Whoever has a lab has ctr: a newer one need not be built to talk to it.
        String ctr = Binaries.path().resolve("ctr").toString();
        List<String> command = new ArrayList<>(List.of(ctr, "-a", socket.toString(), "-n", "k8s.io", "images"));
        command.addAll(List.of(arguments));
        return Command.of(command)
                .orFail("The lab's containerd refused an image", "look at 'scripts/demo lab logs containerd'.")
                .run(Progress.silent());
    }

    private static ImageRecipe recipe(String reference) {
        return Images.ofLab()
                .filter(image -> image.reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "The lab has no image " + reference,
                        "take one of those that 'scripts/demo lab images' lists, or use a cluster with a registry."));
    }
}
