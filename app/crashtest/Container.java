package crashtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The processes of one container, by the id that its runtime gave it. */
record Container(String id, Path proc) {
    Container {
        // Every path holds the empty one: a kill of everything.
        if (!id.matches("[0-9a-f]{32,64}")) throw new IllegalArgumentException("'" + id + "' is no container's id");
    }

    /** Sends SIGKILL to each process, which no process can refuse or prepare for; returns how many took it. */
    int kill() {
        return (int) processes().stream().filter(ProcessHandle::destroyForcibly).count();
    }

    /** A process' control groups are named after its container, with version 1 and 2 and both of their drivers. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::holds).toList();
    }

    private boolean holds(ProcessHandle process) {
        try {
            return Files.readString(proc.resolve(process.pid() + "/cgroup")).contains(id);
        } catch (IOException ended) {
            return false;
        }
    }
}
