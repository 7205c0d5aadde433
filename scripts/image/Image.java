package image;

import java.util.Optional;

/** A container image that manifests name. */
interface Image {
    /** The name manifests use, with its tag. */
    String reference();

    /** The version that is really inside, without the v. */
    default String version() {
        return reference().replaceFirst("^.*:v?", "");
    }

    /** The licence of what is inside, as SPDX writes it. */
    String licence();

    /** What the tag stands for in the registry that the name says, as other projects pin it; empty where none is known to. */
    Optional<String> digest();

    /** The name of the image without which nobody uses this one; empty for most. */
    default Optional<String> onlyBeside() {
        return Optional.empty();
    }

    /** Whether a registry has it; the project's own are in none. */
    default boolean published() {
        return !reference().startsWith("observability-demo/");
    }

    /** What its file's name begins with; a newer file of the same beginning takes the place of older ones. */
    default String fileName() {
        return reference().replaceAll("[^A-Za-z0-9.]+", "-");
    }

    /** Whether the tag promises another version than {@link #version}, which then stands in for it. */
    default boolean standsIn() {
        return !reference().endsWith(":" + version()) && !reference().endsWith(":v" + version());
    }
}
