package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.ChildJvm;
import base.TextFiles;
import base.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
    @TempDir
    Path folder;

    @Test
    void anUnknownContextIsAMistakeOfTheUserAndNotTheCurrentOne() {
        UserError error = assertThrows(UserError.class, () -> Connection.open("no-such-context"));
        assertEquals(2, error.exitCode());
        assertTrue(error.getMessage().startsWith("There is no kube context no-such-context: "), error.getMessage());
    }

    /** In a JVM of its own, because the environment names the file. */
    @Test
    void aKubeconfigThatIsNoYamlIsNamedWithThePlace() throws Exception {
        Path file = Files.writeString(folder.resolve("config"), "contexts: [\n");
        Path said = folder.resolve("said");
        ProcessBuilder builder = ChildJvm.command(Opening.class).redirectOutput(said.toFile());
        builder.environment().put("KUBECONFIG", file.toString());
        Process jvm = builder.start();
        assertTrue(jvm.waitFor(1, TimeUnit.MINUTES));
        String text = TextFiles.read(said);
        assertEquals(2, jvm.exitValue(), text);
        assertTrue(text.startsWith("Cannot understand " + file + " ("), text);
        assertTrue(text.contains(", line 2, column 1)"), text);
        assertEquals(1, text.lines().count(), text);
    }

    /** Runs in a JVM of its own. */
    static final class Opening {
        public static void main(String[] arguments) {
            try {
                Connection.open("any");
            } catch (UserError error) {
                System.out.println(error.getMessage());
                System.exit(error.exitCode());
            }
        }
    }
}
