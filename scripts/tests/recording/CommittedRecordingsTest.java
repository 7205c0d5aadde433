package recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import tools.jackson.databind.JsonNode;

/** What is committed below notebooks/, and may not say more than a reader is to see. */
@DisplayName("The committed recordings")
class CommittedRecordingsTest {
    private static final Path NOTEBOOKS = Checkout.root().resolve("notebooks");
    private static final Pattern CREDENTIAL = Pattern.compile(
            "PRIVATE KEY-----|\\beyJ[\\w-]{20,}\\.[\\w-]{10,}|Bearer [\\w.-]{20,}|\\bAKIA[A-Z0-9]{16}\\b"
                    + "|(?i:(?:access|secret)_?key|password|client_?secret|token) *[:=] *(?!" + Slim.SECRET
                    + ")[^\\s<$,{}\\[\\]]{12,}");
    /** Texts lie within texts of JSON: a letter after a backslash is none of the word that follows. */
    private static final Pattern QUOTES = Pattern.compile("\\\\+[\"nrt]|[\"']");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{24,}={0,2}");
    private static final Pattern CLOCK =
            Pattern.compile("\\w *(?:\\.|::) *now\\b|nanoTime|currentTimeMillis|\\bsleep\\b|\\bClock\\b|new"
                    + " Date\\b|\\bCalendar\\b|\\bgetenv\\b");

    /** Empty while there is no recording: JUnit would take an empty source for a mistake. */
    static List<Path> recordings() {
        Path folder = NOTEBOOKS.resolve("recorded");
        return Files.isDirectory(folder) ? list(folder, ".json.xz") : List.of();
    }

    static List<Path> notebooks() {
        return list(NOTEBOOKS, ".ipynb");
    }

    @Test
    void areSmallAndOfTheChapterThatTheirNameSays() throws IOException {
        for (Path file : recordings()) {
            assertTrue(Files.size(file) <= Recording.MOST_BYTES, file + " has " + Files.size(file) + " bytes");
            String chapter = Recording.read(file).header().chapter();
            assertEquals(file, Recording.file(NOTEBOOKS, chapter));
            assertTrue(Files.exists(NOTEBOOKS.resolve(chapter + ".ipynb")), "there is no chapter " + chapter);
        }
    }

    @Test
    void areWrittenAsTheyWereRead(@TempDir Path folder) {
        for (Path file : recordings()) {
            Path copy = folder.resolve(file.getFileName());
            Recording.read(file).write(copy, LZMA2Options.PRESET_MIN);
            assertTrue(text(file).equals(text(copy)), () -> copy + " is not as " + file);
        }
    }

    @Test
    void holdNoSecrets() {
        for (Path file : recordings()) assertEquals(Optional.empty(), secret(text(file)), file.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN EC PRIVATE KEY-----",
                "Authorization: Bearer abcdefghijklmnopqrstuvwxyz",
                "eyJhbGciOiJSUzI1NiIsImtpZCI6Ing.eyJzdWIiOiJzeXN0ZW0",
                "dHlwZTogUzMKICBzZWNyZXRfa2V5OiAwMTIzNDU2Nzg5YWJjZGVm",
                "first line\ndHlwZTogUzMKICBzZWNyZXRfa2V5OiAwMTIzNDU2Nzg5YWJjZGVm",
                "secret_key: \"0123456789abcdef\"",
                "{\"accessKey\":\"0123456789abcdef\"}",
                "{\"token\": \"0123456789abcdef\"}",
                "password=0123456789abcdef"
            })
    void wouldBeFoundOut(String credential) {
        String body = Json.write(Map.of("body", "x " + credential + " y"));
        assertTrue(secret(body).isPresent());
        assertTrue(secret(Json.write(Map.of("bodies", List.of(body)))).isPresent(), "as deep as a recording has it");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void matchTheirChaptersBecauseNoCellAsksAnotherClockThanNow(Path notebook) {
        for (JsonNode cell : Json.tree(text(notebook)).get("cells")) {
            String source = String.join(
                    "", cell.get("source").valueStream().map(JsonNode::asString).toList());
            assertTrue(
                    !cell.get("cell_type").asString().equals("code")
                            || !CLOCK.matcher(source).find(),
                    () -> "say now() and await(…) in this cell:\n" + source);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Instant.now()",
                "Stream.generate(Instant::now)",
                "LocalDate.now()",
                "Clock.systemUTC()",
                "new Date()",
                "System.nanoTime()",
                "TimeUnit.SECONDS.sleep(1)"
            })
    void wouldNotMatchACellThatAsksTheMachinesClock(String cell) {
        assertTrue(CLOCK.matcher(cell).find());
    }

    /** In plain text, or in base64 as Kubernetes keeps its Secrets. */
    private static Optional<String> secret(String recording) {
        String text = QUOTES.matcher(recording).replaceAll(" ");
        return Stream.concat(Stream.of(text), BASE64.matcher(text).results().map(CommittedRecordingsTest::decoded))
                .flatMap(part -> CREDENTIAL.matcher(part).results().map(MatchResult::group))
                .findFirst();
    }

    private static String decoded(MatchResult base64) {
        try {
            return new String(Base64.getDecoder().decode(base64.group()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException no) {
            return "";
        }
    }

    private static List<Path> list(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            if (!file.toString().endsWith(".xz")) return Files.readString(file);
            try (XZInputStream unpacked = new XZInputStream(Files.newInputStream(file))) {
                return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
