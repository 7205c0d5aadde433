package image;

import base.Progress;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import java.io.IOException;
import java.nio.file.Path;

/** How one image is made. */
interface ImageRecipe {
    /** The name manifests use, with its tag. */
    String reference();

    /** What its file's name begins with; a newer file of the same beginning takes the place of older ones. */
    default String fileName() {
        return reference().replaceAll("[^A-Za-z0-9.]+", "-");
    }

    /** What is really inside, with its version. */
    String origin();

    /** The version that is really inside, without the v. */
    String version();

    /** Changes when the image would. */
    String key() throws IOException;

    /**
     * Puts the image together, building what goes into it where that is missing; throws UserError if it cannot be.
     * The workspace is an empty folder that lives until the image is written.
     */
    JibContainerBuilder assemble(Path workspace, Progress progress) throws IOException, InterruptedException;

    /** Whether the tag promises another version than {@link #version}, which then stands in for it. */
    default boolean standsIn() {
        return !reference().endsWith(":" + version()) && !reference().endsWith(":v" + version());
    }
}
