package lab;

import base.TextFiles;
import java.util.Optional;
import lab.node.Folders;

/** Pid file of the node's first process, as the host sees it; the stored start time detects a reused pid. */
final class NodeProcess {
    private NodeProcess() {}

    static void remember(Folders folders, ProcessHandle process) {
        TextFiles.write(folders.pid(), process.pid() + " " + startTime(process.pid()));
    }

    static Optional<ProcessHandle> of(Folders folders) {
        var words = TextFiles.read(folders.pid()).split(" ");
        if (words.length < 2) return Optional.empty();
        var pid = Long.parseLong(words[0]);
        return startTime(pid).equals(words[1].strip()) ? ProcessHandle.of(pid) : Optional.empty();
    }

    /** Clock ticks between boot and the process's start (field 22 of proc(5) stat); empty if there is none. */
    private static String startTime(long pid) {
        var stat = TextFiles.ofProcess(pid, "stat");
        return stat.isEmpty() ? "" : stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
    }
}
