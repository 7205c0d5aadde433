package image;

import base.Cache;
import base.Progress;
import base.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What the lab's images are, for a reader. */
public final class ImageList {
    private ImageList() {}

    /**
     * One image.
     *
     * @param reference the name manifests use
     * @param version what is really inside
     * @param origin the Go module, wheel, package or folder it is made from
     * @param standsIn whether the name promises something else than is inside
     * @param built whether it lies ready on this machine
     */
    public record Row(String reference, String version, String origin, boolean standsIn, boolean built) {}

    /** Every image, in the order in which they are built. */
    public static List<Row> all() {
        return Images.ofLab().map(ImageList::row).toList();
    }

    /** Builds every program and every image that is missing; throws UserError when one cannot be built. */
    public static void build(Progress progress) {
        Binaries.ensure(List.of(Program.values()), progress);
        Step.run("Building images", () -> {
            for (ImageRecipe image : Images.ofLab().toList()) {
                ImageStore.tar(image, progress);
            }
        });
    }

    /** Deletes Go's caches, by far the largest thing here; the next build of a changed program starts cold. */
    public static void dropCaches() {
        Cache.delete(Cache.path("go"));
    }

    private static Row row(ImageRecipe image) {
        try {
            return new Row(image.reference(), image.version(), image.origin(), image.standsIn(), ImageStore.has(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
