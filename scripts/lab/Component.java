package lab;

import base.TextFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One daemon of the node: its pid inside the box, its resident memory in KiB, how often it was restarted, whether it is up. */
public record Component(String name, long pid, long rssKib, int restarts, boolean up) {
    static List<Component> read(Path status) {
        try {
            var components = new ArrayList<Component>();
            for (var c : JsonMapper.builder().build().readTree(TextFiles.read(status))) {
                components.add(new Component(
                        c.get("component").asString(),
                        c.get("pid").asLong(),
                        c.get("rss_kib").asLong(),
                        c.get("restarts").asInt(),
                        c.get("up").asBoolean()));
            }
            return components;
        } catch (JacksonException e) {
            throw new IllegalStateException("cannot read " + status, e);
        }
    }
}
