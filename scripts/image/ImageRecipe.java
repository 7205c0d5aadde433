package image;

import base.Progress;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import java.io.IOException;
import java.nio.file.Path;

/** An image that can be made here, and how. */
interface ImageRecipe extends Image {
    /** What is really inside, with its version. */
    String origin();

    /** Changes when the image would. */
    String key() throws IOException;

    /**
     * Puts the image together, building what goes into it where that is missing; throws UserError if it cannot be.
     * The workspace is an empty folder that lives until the image is written.
     */
    JibContainerBuilder assemble(Path workspace, Progress progress) throws IOException, InterruptedException;
}
