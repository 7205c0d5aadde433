package lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One daemon of the node: its pid inside the box, its resident memory in KiB, how often it was restarted, whether it is up. */
public record Component(String name, long pid, long rssKib, int restarts, boolean up) {
    static List<Component> read(Path status) {
        try {
            var components = new ArrayList<Component>();
            for (var c : new ObjectMapper().readTree(Text.read(status))) {
                components.add(new Component(c.get("component").asText(), c.get("pid").asLong(), c.get("rss_kib").asLong(),
                    c.get("restarts").asInt(), c.get("up").asBoolean()));
            }
            return components;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read " + status, e);
        }
    }
}
