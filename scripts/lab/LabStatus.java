package lab;

import base.Json;
import base.Reason;
import base.TextFiles;
import base.Time;
import base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import lab.node.Folders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the lab's supervisor wrote of each component, and how many seconds ago; it writes once a second. */
public record LabStatus(String lab, double ageSeconds, List<Component> components) {
    private static final double STALE_SECONDS = 10;

    /** Whether the supervisor still writes; if not, nobody knows how the components are now. */
    public boolean current() {
        return ageSeconds < STALE_SECONDS;
    }

    static LabStatus read(String lab, Folders folders) {
        var pids = NodeProcess.of(folders).map(LabStatus::pids).orElse(Map.of());
        try {
            var written = Files.getLastModifiedTime(folders.status()).toInstant();
            var tree = Json.tree(TextFiles.read(folders.status()));
            var components = StreamSupport.stream(tree.spliterator(), false)
                    .map(LabStatus::component)
                    .map(c -> c.at(pids.getOrDefault(c.pid(), 0L)))
                    .toList();
            return new LabStatus(lab, seconds(written), components);
        } catch (IOException | JacksonException e) {
            throw new UserError(
                    "Cannot read " + folders.status() + " (" + Reason.of(e) + ")",
                    "end the lab with 'scripts/demo lab down' and start it again.",
                    e);
        }
    }

    private static double seconds(Instant written) {
        var age = Duration.between(written, Time.current().now());
        return Math.max(0, age.toMillis()) / 1000.0;
    }

    private static Component component(JsonNode c) {
        return new Component(
                c.get("name").asString(),
                c.get("pid").asLong(),
                c.get("rssKib").asLong(),
                c.get("restarts").asInt(),
                c.get("up").asBoolean(),
                c.get("problem").asString());
    }

    /** The pids of the box's processes on this machine, by their pids in the box. */
    private static Map<Long, Long> pids(ProcessHandle box) {
        return box.descendants()
                .map(ProcessHandle::pid)
                .collect(Collectors.toMap(LabStatus::pidInBox, pid -> pid, (one, other) -> one));
    }

    /** The second number of NSpid in proc(5) status: the first is the host's, a third would be a pod's own. */
    private static long pidInBox(long pid) {
        return TextFiles.ofProcess(pid, "status")
                .lines()
                .filter(line -> line.startsWith("NSpid:"))
                .map(line -> line.split("\\s+"))
                .filter(numbers -> numbers.length > 2)
                .mapToLong(numbers -> Long.parseLong(numbers[2]))
                .findFirst()
                .orElse(0);
    }
}
