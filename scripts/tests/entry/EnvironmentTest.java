package entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every entry point begins with, in a folder and with settings that a reader may have. */
class EnvironmentTest {
    @TempDir
    Path folder;

    private Path checkout;

    @BeforeEach
    void aCheckoutInAFolderOfAnAwkwardName() throws IOException {
        checkout = Files.createDirectory(folder.resolve("demo [copy]")).toRealPath();
        Path scripts = Files.createDirectory(checkout.resolve("scripts"));
        Files.copy(Checkout.root().resolve("scripts/environment"), scripts.resolve("environment"));
    }

    @Test
    void anExportedCdpathDoesNotChangeWhereTheCheckoutIs() throws Exception {
        assertEquals(checkout + "\n", sourced("echo \"$ROOT\"", Map.of("CDPATH", ".:" + folder, "HOME", "/home/x")));
    }

    @Test
    void withoutAHomeOneSentenceSaysWhatToSet() throws Exception {
        String said = sourced("echo not reached", Map.of());
        assertTrue(said.startsWith("HOME is not set") && said.lines().count() == 1, said);
    }

    @Test
    void filesAreForTheirOwnerAlone() throws Exception {
        assertEquals("0077\n", sourced("umask", Map.of("HOME", "/home/x")));
    }

    @Test
    void theReadersOwnJupyterConfigurationIsNotRead() throws Exception {
        assertEquals(
                "/home/x/.cache/observability-demo/jupyter\n",
                sourced("echo \"$JUPYTER_CONFIG_DIR\"", Map.of("HOME", "/home/x", "JUPYTER_CONFIG_DIR", "/broken")));
    }

    private String sourced(String then, Map<String, String> environment) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-euc", ". scripts/environment; " + then)
                .directory(checkout.toFile())
                .redirectErrorStream(true);
        bash.environment().keySet().retainAll(Set.of("PATH"));
        bash.environment().putAll(environment);
        Process process = bash.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
