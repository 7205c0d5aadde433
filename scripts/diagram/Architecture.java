package diagram;

import base.Checkout;
import base.Reason;
import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The picture of the whole architecture, with some parts highlighted and all coloured as far as is known. */
public final class Architecture {
    private static final Pattern PART = Pattern.compile("^!\\$(\\w+) \\?=", Pattern.MULTILINE);
    private static final String HIGHLIGHT = "#FFE873";
    private static final String FOLDER = "scripts/diagram";
    private static final String START = "@startuml\n";

    private final String source;
    private final Set<String> parts;
    private final Set<String> highlighted;
    private final Map<String, PartState> readiness;
    private final String mark;

    private Architecture(String source, Set<String> highlighted, Map<String, PartState> readiness, String mark) {
        this.source = source;
        this.parts = parts(source);
        this.highlighted = highlighted;
        this.readiness = readiness;
        this.mark = mark;
        highlighted.forEach(this::mustExist);
    }

    /** The picture from this checkout's source; throws UserError when it has no such part. */
    public static Architecture highlighting(String... parts) {
        return new Architecture(
                read(Checkout.root().resolve(FOLDER).resolve("architecture.puml")), Set.of(parts), Map.of(), "");
    }

    /** The same picture, coloured by what is ready; a part that is not named counts as absent. */
    public Architecture coloured(Map<String, PartState> readiness) {
        return new Architecture(source, highlighted, readiness, mark);
    }

    /** The same picture with a few words in its legend, such as when the readiness was recorded; none if they are empty. */
    public Architecture mark(String words) {
        return new Architecture(source, highlighted, readiness, words);
    }

    /** The names of all parts, as their manifests call them. */
    public Set<String> parts() {
        return parts;
    }

    /** Writes the picture that the README shows, beside its source; it carries the source it was drawn from. */
    public static void save() {
        Path file = Checkout.root().resolve(FOLDER).resolve("architecture.png");
        try {
            Files.write(file, highlighting().png());
        } catch (IOException e) {
            throw new UserError("Cannot write " + file + " (" + Reason.of(e) + ")", "make the folder writable.", e);
        }
    }

    /** The picture as PNG. */
    public byte[] png() {
        return PlantUml.png(styled());
    }

    /** What a reader without pictures gets. */
    @Override
    public String toString() {
        String emphasis =
                highlighted.isEmpty() ? "" : ", highlighted: " + String.join(", ", new TreeSet<>(highlighted));
        return "Map of the architecture" + emphasis + (readiness.isEmpty() ? "" : ", by readiness: " + readiness)
                + (mark.isEmpty() ? "" : ", " + mark);
    }

    /** The source with a style for every part that has one, and a legend that says what the styles mean. */
    String styled() {
        StringBuilder styles = new StringBuilder(START);
        for (String part : parts) {
            if (highlighted.contains(part) || !readiness.isEmpty()) {
                styles.append("!$")
                        .append(variable(part))
                        .append(" = \"")
                        .append(style(part))
                        .append("\"\n");
            }
        }
        return source.replace(START, styles).replace("endlegend", legend() + "endlegend");
    }

    private String style(String part) {
        boolean emphasis = highlighted.contains(part);
        String fill = readiness.isEmpty()
                ? HIGHLIGHT
                : readiness.getOrDefault(part, PartState.ABSENT).fill();
        return fill + (emphasis ? ";line:000000;line.bold" : ";line:888888");
    }

    /** What frames and colours mean, as one line more of the legend that the source has. */
    private String legend() {
        String frame = highlighted.isEmpty() ? "" : "thick frame: what this chapter is about   ";
        String fills = readiness.isEmpty()
                ? ""
                : "<back:" + PartState.READY.fill() + "> ready </back>  <back:" + PartState.WAITING.fill()
                        + "> not yet ready </back>  <back:" + PartState.ABSENT.fill() + "> not applied </back>";
        String line = (frame + fills + "   " + mark).strip();
        return line.isEmpty()
                ? ""
                : " \n" + line + "\n\u00a0\n"; // blank lines, because the colours are higher than a line
    }

    private void mustExist(String part) {
        if (!parts.contains(part)) {
            throw UserError.usage(
                    "The map has no part '" + part + "'", "name one of " + String.join(", ", parts) + ".");
        }
    }

    private static Set<String> parts(String source) {
        Set<String> parts = new TreeSet<>();
        Matcher matcher = PART.matcher(source);
        while (matcher.find()) {
            parts.add(matcher.group(1).replace('_', '-'));
        }
        return parts;
    }

    private static String variable(String part) {
        return part.replace('-', '_');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file, "restore it with 'git checkout scripts/diagram'.", e);
        }
    }
}
