package book;

import java.util.Set;
import org.opentest4j.TestAbortedException;

/** A chapter cannot run here, because an image of it cannot be had: the only reason for which a test may be skipped. */
public final class MissingImages extends TestAbortedException {
    /** With a sentence for each image. */
    MissingImages(Set<String> sentences) {
        super(String.join(" ", sentences));
    }
}
