package entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.TextFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every entry point begins with, in a folder and with settings that a reader may have. */
class EnvironmentTest {
    private static final String WITH_JBANG = "mkdir -p \"${JBANG%/*}\"; : >\"$JBANG\"; ";

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

    /** A reader that leaves early ends the writer by SIGPIPE, at times, and pipefail then takes a "yes" for a failure. */
    @Test
    void noScriptAsksTheEndOfAPipeThatLeavesEarly() throws IOException {
        for (Path script : scripts())
            assertTrue(
                    TextFiles.read(script).lines().noneMatch(line -> line.matches("^(?!#).*[^|]\\| *grep -\\w*q.*")),
                    script::toString);
    }

    /** So a script that is added is looked at without a word there. */
    @Test
    void everyScriptIsCheckedByScriptsTest() throws IOException {
        String checked = TextFiles.read(Checkout.root().resolve("scripts/test"));
        for (Path script : scripts())
            assertTrue(
                    checked.matches("(?s).*\nSCRIPTS=\\(.*\\b" + script.getFileName() + "\\b[^\n]*\\)\n.*"),
                    script + " is missing in SCRIPTS");
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.root().resolve("scripts"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("[a-z-]+"))
                    .filter(file -> TextFiles.read(file).matches("(?s)#[^\n]*bash\n.*"))
                    .toList();
        }
    }

    /** scripts/test deletes all that is ours: what a reader's own .clusters.yaml names must be out of its reach. */
    @ParameterizedTest
    @ValueSource(strings = {"test", "bench", "soak"})
    void whatMeasuresAndTestsHasALabOfItsOwn(String name) {
        String script = TextFiles.read(Checkout.root().resolve("scripts").resolve(name));
        assertTrue(script.contains("export OBSERVABILITY_LAB=" + name + " OBSERVABILITY_CONTEXT=lab:" + name + "\n"));
    }

    /** macOS has bash 3.2, which does not even parse the first of these, and the tools of BSD. */
    @Test
    void whatRecordedChaptersNeedKeepsToWhatMacosHas() throws IOException {
        Pattern unknown = Pattern.compile("=~ *[^\"'$ ]*\\(|\\b(mapfile|readarray)\\b|declare -A|\\$\\{\\w+(,|\\^)"
                + "|readlink -f|sed -i|xargs -d|cp -t|df --|date -d|stat -c|grep -\\w*P"
                + "|(?<!command -v )\\b(flock|sha256sum)\\b(?!; else)");
        for (String name : List.of("setup", "start", "demo", "environment")) {
            String script = Files.readString(Checkout.root().resolve("scripts").resolve(name));
            List<String> lines = script.lines()
                    .filter(line -> !line.strip().startsWith("#") && !line.contains("command -v flock"))
                    .filter(line -> unknown.matcher(line).find())
                    .toList();
            assertEquals(List.of(), lines, name);
        }
    }

    /** Nobody is root in a dev container or on Binder when setup runs. */
    @Test
    void hostedNotebooksInstallEveryPackageThatSetupAsksForToDrawCharts() throws IOException {
        Path root = Checkout.root();
        Matcher packages = Pattern.compile("(?m)^CHART_PACKAGES=\"(.*)\"$")
                .matcher(Files.readString(root.resolve("scripts/setup")));
        assertTrue(packages.find());
        for (String file : List.of(".binder/apt.txt", ".devcontainer/devcontainer.json")) {
            List<String> words = List.of(Files.readString(root.resolve(file)).split("[\\s\"]+"));
            for (String name : (packages.group(1) + " maven python3-venv").split(" "))
                assertTrue(words.contains(name), file + ": " + name);
        }
    }

    @Test
    void filesAreForTheirOwnerAlone() throws Exception {
        assertEquals("0077\n", sourced("umask", Map.of("HOME", "/home/x")));
    }

    /** It holds the token; a file that is only emptied stays readable for those who could read it before. */
    @Test
    void jupyterLabsLogIsANewFile() {
        String start = TextFiles.read(Checkout.root().resolve("scripts/start"));
        assertTrue(start.matches("(?s).*\\brm -f build/jupyterlab\\.log\n.*>build/jupyterlab\\.log .*"));
    }

    @Test
    void theReadersOwnJupyterConfigurationIsNotRead() throws Exception {
        assertEquals(
                "/home/x/.cache/observability-demo/jupyter\n",
                sourced("echo \"$JUPYTER_CONFIG_DIR\"", Map.of("HOME", "/home/x", "JUPYTER_CONFIG_DIR", "/broken")));
    }

    @ParameterizedTest
    @CsvSource({
        "'app-c: {like: app-b}', lab",
        "'# context: of another day', lab",
        "'app-a: {context: home}', own",
    })
    void onlyAFileThatNamesAContextIsInThePlaceOfTheLab(String line, String used) throws Exception {
        Files.writeString(checkout.resolve(".clusters.yaml"), line + "\n");
        Path start = Checkout.root().resolve("scripts/start");
        String asks =
                "cd \"$ROOT\"; context=; . <(grep '^own_clusters()' '%s'); if own_clusters; then echo own; else echo"
                        + " lab; fi";
        assertEquals(used + "\n", sourced(asks.formatted(start), Map.of("HOME", "/home/x")));
    }

    @Test
    void everyWordReachesTheProgramAsItWasGiven() throws Exception {
        assertEquals(
                "<status><--context><><@file><a b>",
                sourced(
                        WITH_JBANG + "jbang run X.java -- status --context '' @file 'a b'",
                        withJava("echo \"printf '<%s>'\"; exit 255")));
    }

    @Test
    void aJarThatWasNotWrittenToItsEndIsBuiltAgain() throws Exception {
        Path jar = folder.resolve("home/.jbang/cache/jars/Demo.java." + "0".repeat(64) + "/Demo.jar");
        String buildsHalfThenWhole = """
            jar='%s'
            mkdir -p "${jar%%/*}"
            if [ -e "$HOME/tried" ]; then printf 'PK\\005\\006%%018d' 0 >>"$jar"; else printf half >>"$jar"; fi
            : >"$HOME/tried"
            echo "$jar"
            """.formatted(jar);
        assertEquals(
                jar + "\n",
                sourced(WITH_JBANG + "jbang info classpath --quiet Demo.java", withJava(buildsHalfThenWhole)));
        assertEquals("PK\5\6" + "0".repeat(18), Files.readString(jar));
    }

    /** A home with a program named java that does as the lines of bash say. */
    private Map<String, String> withJava(String lines) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("home/bin"));
        Path java = Files.writeString(programs.resolve("java"), "#!/usr/bin/env bash\n" + lines + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        return Map.of("HOME", folder.resolve("home").toString(), "PATH", programs + ":" + System.getenv("PATH"));
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
