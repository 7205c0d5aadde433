package kube;

import base.Progress;
import java.util.Map;
import java.util.Set;

/** Puts container images where one cluster's nodes find them. */
@FunctionalInterface
public interface ImageSupply {

    /** Makes the images available by the names that manifests give them; throws UserError if one cannot be had. */
    void supply(Set<String> images, Progress progress);

    /** Throws UserError if it is known already that one of these cannot be had; asked before anything is applied. */
    default void require(Set<String> images) {}

    /** Those of these that are known already not to be had, each with a sentence that says why and what to do. */
    default Map<String, String> missing(Set<String> images) {
        return Map.of();
    }

    /** The name under which nodes find an image that manifests call so. */
    default String name(String image) {
        return image;
    }

    /** Leaves it to the nodes to pull from the registries that the image names say. */
    static ImageSupply registries() {
        return (images, progress) -> {};
    }
}
