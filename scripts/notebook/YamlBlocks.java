package notebook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds blocks in YAML by their indentation.
 *
 * <p>A parser would lose the comments, which are what a reader came for, and would not look into the
 * configuration files that ConfigMaps carry as text.
 */
final class YamlBlocks {
    private static final String ITEM = "- ";

    private YamlBlocks() {}

    /** The first block whose opening line starts with these words, comments above it included, outdented. */
    static Optional<String> find(String yaml, String opening) {
        List<String> lines = yaml.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> opens(lines.get(i), opening))
                .boxed()
                .findFirst()
                .map(i -> outdented(lines.subList(firstComment(lines, i), end(lines, i)), indent(lines.get(i))));
    }

    static String someKeys(String yaml) {
        return yaml.lines()
                .map(String::strip)
                .filter(line -> line.matches("[\\w.-]+:"))
                .distinct()
                .limit(8)
                .map(key -> key.replace(":", ""))
                .collect(Collectors.joining(", "));
    }

    private static boolean opens(String line, String opening) {
        String content = line.strip();
        String words =
                content.startsWith(ITEM) ? content.substring(ITEM.length()).strip() : content;
        return words.equals(opening) || words.startsWith(opening + ":") || words.startsWith(opening + " ");
    }

    private static int firstComment(List<String> lines, int opening) {
        int first = opening;
        while (first > 0 && lines.get(first - 1).strip().startsWith("#")) {
            first--;
        }
        return first;
    }

    private static int end(List<String> lines, int opening) {
        int indent = indent(lines.get(opening));
        boolean item = lines.get(opening).strip().startsWith(ITEM);
        int end = opening + 1;
        while (end < lines.size() && belongs(lines.get(end), indent, item)) {
            end++;
        }
        // comments at the end introduce what follows
        while (isCommentAt(lines.get(end - 1), indent) || lines.get(end - 1).isBlank()) {
            end--;
        }
        return end;
    }

    /** Deeper lines belong; so do blank ones, comments, and the items of a list, which may stand as deep as its key. */
    private static boolean belongs(String line, int indent, boolean item) {
        boolean sameDepthItem = !item && indent(line) == indent && line.strip().startsWith(ITEM);
        return line.isBlank() || indent(line) > indent || sameDepthItem || isCommentAt(line, indent);
    }

    private static boolean isCommentAt(String line, int indent) {
        return line.strip().startsWith("#") && indent(line) == indent;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String outdented(List<String> lines, int indent) {
        return lines.stream()
                .map(line -> line.substring(Math.min(indent, indent(line))))
                .collect(Collectors.joining("\n"));
    }
}
