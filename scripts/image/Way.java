package image;

import java.io.IOException;
import java.util.Locale;

/** How an image came to this machine. */
enum Way {
    /** From a file that the user named. */
    ADDED,
    /** From a registry. */
    PULLED,
    /** Made here. */
    BUILT;

    static Way of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether what came this way, with this digest or build key, is what the table asks for; a file is the user's choice. */
    boolean fits(Image image, String id) throws IOException {
        return switch (this) {
            case ADDED -> true;
            case PULLED -> image.digest().map(("sha256:" + id)::equals).orElse(true);
            case BUILT -> image instanceof ImageRecipe recipe && recipe.key().equals(id);
        };
    }

    /** For example {@code pulled}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
