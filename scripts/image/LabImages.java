package image;

import base.Command;
import base.Progress;
import base.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kube.ImageSupply;

/** The images of a sealed lab: brought to this machine, from wherever they can be had, and imported into its containerd. */
public final class LabImages implements ImageSupply {
    /** The images every node needs before its first pod. */
    public static final List<Program> NODE = List.of(Program.PAUSE, Program.COREDNS);

    private static final String KEY_LABEL = "observability-demo.key";

    private final Path socket;
    private final ImageStore store = ImageStore.shared();
    private final Registries registries = Registries.fromEnvironment();

    /** The socket is the lab's containerd's, as seen from outside. */
    public LabImages(Path containerdSocket) {
        this.socket = containerdSocket;
    }

    /** Brings here what {@link #supplyNode} imports, so that no node has to wait for it. */
    public static void prepareNode(Progress progress) {
        Step.run("Bringing the node's images here", () -> ImagePlan.of(
                        Images.of(NODE), ImageStore.shared(), Registries.fromEnvironment(), ImageChoice.ANY)
                .run(progress));
    }

    /** Imports what a node needs to start its first pods. */
    public void supplyNode(Progress progress) {
        supply(Images.of(NODE), progress);
    }

    /** Brings and imports those of these that are missing; throws UserError for one the lab does not know or cannot get. */
    @Override
    public void supply(Set<String> images, Progress progress) {
        supply(images.stream().sorted().map(Images::named).toList(), progress);
    }

    @Override
    public Map<String, String> missing(Set<String> images) {
        return plan(images.stream().map(Images::named).toList()).missing();
    }

    @Override
    public void require(Set<String> images) {
        plan(images.stream().map(Images::named).toList()).require();
    }

    private ImagePlan plan(Collection<? extends Image> images) {
        try {
            return ImagePlan.of(images, store, registries, ImageChoice.ANY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void supply(Collection<? extends Image> images, Progress progress) {
        Step.run("Bringing images to the lab", () -> {
            ImagePlan plan = plan(images);
            plan.require();
            plan.run(progress);
            for (Image image : images) importOnce(image, progress);
        });
    }

    private void importOnce(Image image, Progress progress) throws IOException {
        ImageStore.Stored stored = store.find(image).orElseThrow();
        String name = Images.fullName(image.reference());
        // ctr mixes warnings into what it lists, so it is the name that counts and not an empty answer.
        if (ctr("ls", "-q", "labels.\"" + KEY_LABEL + "\"==\"" + stored.key() + "\"")
                .lines()
                .noneMatch(name::equals)) {
            progress.show("Importing " + image.reference());
            ctr("import", stored.file().toString());
            // Identified by a label with our key, because containerd assigns a new digest on import.
            ctr("label", name, KEY_LABEL + "=" + stored.key());
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
}
