package notebook;

import base.Checkout;
import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A text with its comments, shown highlighted: a manifest, or a part of one. */
public final class Listing {
    private final String language;
    private final String name;
    private final String text;

    Listing(String language, String name, String text) {
        this.language = language;
        this.name = name;
        this.text = text.stripTrailing();
    }

    static Listing manifest(String file) {
        Path path = Checkout.root().resolve("manifests").resolve(file);
        try {
            return new Listing("yaml", file, Files.readString(path));
        } catch (IOException e) {
            throw UserError.usage("There is no manifest '" + file + "'", "name a file below manifests/.");
        }
    }

    /** The block that a line such as "scrape_configs" or "job_name: kubelet" opens, with the comments above it. */
    public Listing block(String opening) {
        return new Listing(
                language,
                name,
                YamlBlocks.find(text, opening)
                        .orElseThrow(() -> UserError.usage(
                                name + " has no block '" + opening + "'",
                                "name a key that stands in it, such as " + YamlBlocks.someKeys(text) + ".")));
    }

    /** The object of this kind, such as "StatefulSet": one document of the manifest, with its comments. */
    public Listing object(String kind) {
        return List.of(text.split("(?m)^---\\s*$")).stream()
                .filter(part -> part.lines().anyMatch(("kind: " + kind)::equals))
                .findFirst()
                .map(part -> new Listing(language, name, part.replaceFirst("^\\R", "")))
                .orElseThrow(() -> UserError.usage(
                        name + " has no object of kind '" + kind + "'", "look at its lines 'kind: …'."));
    }

    /** The text itself. */
    public String text() {
        return text;
    }

    /** Assumes that no line of the text starts with three backticks, as none of YAML and JSON does. */
    String markdown() {
        return "```" + language + "\n" + text + "\n```";
    }

    @Override
    public String toString() {
        return text;
    }
}
