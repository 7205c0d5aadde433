package book;

import base.TextFiles;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One notebook of the book; its file name starts with its number. */
public record Chapter(Path notebook) implements Comparable<Chapter> {
    /** A Java string inside JSON. */
    private static final Pattern MANIFEST = Pattern.compile("\\\\\"([\\w-]+\\.yaml)\\\\\"");

    /** The file's name without its ending: {@code 03-prometheus}. */
    public String name() {
        return notebook.getFileName().toString().replaceFirst("\\.ipynb$", "");
    }

    /** The two digits the name starts with: {@code 03}. */
    public String number() {
        return name().substring(0, 2);
    }

    /** The names of the manifests that its cells name as strings, such as {@code "prometheus.yaml"}. */
    public Set<String> manifests() {
        return MANIFEST.matcher(TextFiles.read(notebook))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** Whether a reader could mean this chapter by saying {@code 3}, {@code 03} or its whole name. */
    boolean answersTo(String said) {
        return said.equals(name()) || said.equals(number()) || ("0" + said).equals(number());
    }

    @Override
    public String toString() {
        return name();
    }

    @Override
    public int compareTo(Chapter other) {
        return name().compareTo(other.name());
    }
}
