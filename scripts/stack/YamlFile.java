package stack;

import base.Json;
import base.Reason;
import base.TextFiles;
import base.UserError;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.databind.JsonNode;

/** YAML that is no manifest. */
final class YamlFile {
    private YamlFile() {}

    /** A file that a person wrote, null if it is absent or empty; throws UserError "‹file› is not readable (why, line, column)". */
    static <T> T read(Path file, Class<T> type, String next) {
        try {
            return new KubernetesSerialization().unmarshal(TextFiles.read(file), type);
        } catch (MarkedYamlEngineException e) {
            throw unreadable(file, e.getProblem() + place(e), next);
        } catch (RuntimeException e) {
            throw unreadable(file, Reason.of(e), next);
        }
    }

    /** A text out of a manifest that was read already. */
    static JsonNode tree(String yaml) {
        return Json.tree(Json.write(new KubernetesSerialization().unmarshal(yaml, Map.class)));
    }

    private static UserError unreadable(Path file, String reason, String next) {
        return UserError.usage("Cannot understand " + file + " (" + reason + ")", next);
    }

    private static String place(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                .orElse("");
    }
}
