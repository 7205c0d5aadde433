package lab.node;

import base.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Pods of an earlier life of the lab, which containerd still has in the store that is kept for its images.
 *
 * <p>The kubelet would tear down one after the other before it registers its node: with forty of them that took 25 s, and
 * the node was Ready only after two minutes more, when it next tried to write its CSINode.
 */
record Leftovers(NodeSettings lab) {
    private static final Pattern ID = Pattern.compile("(?m)^[0-9a-f]{64}(?=\\s)");

    /** Removes them from a containerd that runs; true if there were any, and containerd has to read its store again. */
    boolean remove() {
        boolean containers = remove("containers");
        boolean sandboxes = remove("sandboxes", "--force");
        return containers || sandboxes;
    }

    private boolean remove(String kind, String... options) {
        // A table, and warnings between its lines; an id is the first word of a row.
        List<String> ids =
                ID.matcher(ctr(kind, "list")).results().map(MatchResult::group).toList();
        if (ids.isEmpty()) return false;
        List<String> removal = new ArrayList<>(List.of(kind, "remove"));
        removal.addAll(List.of(options));
        removal.addAll(ids);
        // What will not go is left to the kubelet.
        Command.of(line(removal)).succeeds();
        return true;
    }

    private String ctr(String... arguments) {
        return Command.of(line(List.of(arguments))).run();
    }

    private List<String> line(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(lab.program("ctr"), "-n", "k8s.io"));
        line.addAll(arguments);
        return line;
    }
}
