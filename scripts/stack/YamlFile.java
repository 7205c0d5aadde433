package stack;

import base.Reason;
import base.TextFiles;
import base.UserError;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** A YAML file that a person wrote: what is wrong in it is said with its place. */
final class YamlFile {
    private YamlFile() {}

    /** The file as this type, null if it is absent or empty; throws UserError "‹file› is not readable (why, line, column)". */
    static <T> T read(Path file, Class<T> type, String next) {
        try {
            return new KubernetesSerialization().unmarshal(TextFiles.read(file), type);
        } catch (MarkedYamlEngineException e) {
            throw unreadable(file, e.getProblem() + place(e), next);
        } catch (RuntimeException e) {
            throw unreadable(file, Reason.of(e), next);
        }
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
