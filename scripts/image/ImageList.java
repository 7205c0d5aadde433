package image;

import base.Cache;
import base.Progress;
import base.Step;
import base.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the lab's images are, for a reader, and how they come here. */
public final class ImageList {
    private ImageList() {}

    /**
     * One image.
     *
     * @param reference the name manifests use
     * @param version what is really inside
     * @param standsIn whether the name promises something else than is inside
     * @param way how it came here: added, pulled or built; null if it is not here
     * @param bytes the size of its file; 0 if it is not here
     * @param licence of what is inside, as SPDX writes it
     * @param digest what it came with; null if it was built or is not here
     * @param checked whether that digest is the one that the table of images names
     * @param origin the Go module, wheel, package or folder it is made from; null if it is never built
     */
    public record Row(
            String reference,
            String version,
            boolean standsIn,
            String way,
            long bytes,
            String licence,
            String digest,
            boolean checked,
            String origin) {}

    /** Every image, in the order in which they are brought. */
    public static List<Row> all() {
        ImageStore store = ImageStore.shared();
        return Images.all().map(image -> row(image, store)).toList();
    }

    /**
     * Brings every image that is missing, with the node's own programs; what cannot be had stays missing.
     * The mirror is one like {@code mirror.example.com/path}, or null. Throws UserError when a pull or a build fails.
     */
    public static void get(ImageChoice choice, String mirror, Progress progress) {
        Registries registries = mirror == null ? Registries.fromEnvironment() : Registries.mirroredBy(mirror);
        Step.run("Bringing images here", () -> {
            ImagePlan plan = ImagePlan.of(Images.all().toList(), ImageStore.shared(), registries, choice)
                    .with(programs(choice));
            plan.missing().values().stream().distinct().forEach(progress::done);
            plan.run(progress);
        });
    }

    /** Those that a node needs outside of any image; all, where building was asked for. */
    private static List<Program> programs(ImageChoice choice) {
        return Arrays.stream(Program.values())
                .filter(program ->
                        choice == ImageChoice.BUILD || program.image().isEmpty())
                .toList();
    }

    /** Keeps the images of an archive that the lab knows and returns their names; throws UserError if it holds none of them. */
    public static List<String> add(Path archive) {
        return add(archive, ImageStore.shared());
    }

    static List<String> add(Path archive, ImageStore store) {
        Map<String, Image> known = new TreeMap<>();
        Images.all().forEach(image -> known.put(Images.fullName(image.reference()), image));
        Map<String, ImageParts> kept = new TreeMap<>();
        Step.run("Adding " + archive, () -> {
            Path workspace = Files.createTempDirectory(store.folder(), ".added");
            try {
                Map<String, ImageParts> found = ImageArchive.read(archive, workspace);
                kept.putAll(found);
                kept.keySet().retainAll(known.keySet());
                if (kept.isEmpty())
                    throw new UserError(
                            archive + " holds " + String.join(", ", found.keySet()) + ", which no manifest names",
                            "save an image under a name that 'scripts/demo lab images' lists.");
                for (Map.Entry<String, ImageParts> one : kept.entrySet())
                    store.keep(
                            known.get(one.getKey()), Way.ADDED, one.getValue().id(), one.getValue());
            } finally {
                Cache.delete(workspace);
            }
        });
        return List.copyOf(kept.keySet());
    }

    /** Deletes Go's caches, by far the largest thing here; the next build of a changed program starts cold. */
    public static void dropCaches(Progress progress) {
        Cache.delete(Cache.path("go"), progress);
    }

    private static Row row(Image image, ImageStore store) {
        try {
            Optional<ImageStore.Stored> stored = store.find(image);
            Optional<String> digest =
                    stored.filter(one -> one.way() != Way.BUILT).map(one -> "sha256:" + one.id());
            return new Row(
                    image.reference(),
                    image.version(),
                    image.standsIn(),
                    stored.map(one -> one.way().toString()).orElse(null),
                    stored.isEmpty() ? 0 : Files.size(stored.get().file()),
                    image.licence(),
                    digest.orElse(null),
                    digest.isPresent() && digest.equals(image.digest()),
                    image instanceof ImageRecipe recipe ? recipe.origin() : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
