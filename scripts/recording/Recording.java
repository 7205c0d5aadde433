package recording;

import base.Json;
import base.Reason;
import base.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * What was asked and answered while a chapter ran, by question and, for each, in order.
 *
 * <p>The file holds JSON, a line each: the header first, then a line per question with its different answers side by side,
 * because what is alike compresses best next to each other; xz finds what is alike over megabytes, gzip over 32 KiB (chapter 06
 * with its lists of pods: 195 KiB by xz, 790 by gzip). Times count in milliseconds from the header's start.
 */
public final class Recording {
    /** Raised with every change that an older reader would misread. */
    private static final int SCHEMA = 1;

    /** A clone fetches every version of every recording. */
    static final int MOST_BYTES = 300 * 1024;

    private final Header header;
    private final Map<String, List<RecordedAnswer>> answers;

    Recording(Header header, Map<String, List<RecordedAnswer>> answers) {
        this.header = header;
        this.answers = answers;
    }

    /**
     * What a reader has to know of a recording.
     *
     * @param chapter as {@code 03-prometheus}
     * @param start when the recorded run began
     * @param components what answered, each with its version
     */
    public record Header(String chapter, Instant start, List<String> components) {
        /** The two digits that the chapter's name begins with. */
        public String number() {
            return chapter.replaceFirst("-.*", "");
        }
    }

    /** A chapter's recording below this folder of notebooks. */
    public static Path file(Path notebooks, String chapter) {
        return notebooks.resolve("recorded").resolve(chapter + ".json.xz");
    }

    /** Reads a recording; throws UserError if there is none. */
    public static Recording read(Path file) {
        if (!Files.exists(file))
            throw UserError.absent(
                    "There is no recording " + file,
                    "make one with 'scripts/demo book update', or run the chapter live.");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new XZInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            JsonNode first = Json.tree(lines.readLine());
            if (first.get("schema").asInt() != SCHEMA)
                throw new UserError(
                        "The recording " + file + " has the schema " + first.get("schema") + ", not " + SCHEMA,
                        "record it anew with 'scripts/demo book update'.");
            Header header = new Header(
                    first.get("chapter").asString(),
                    Instant.parse(first.get("start").asString()),
                    first.get("components")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
            Map<String, List<RecordedAnswer>> answers = new LinkedHashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode question = Json.tree(line);
                answers.put(question.get("question").asString(), answers(question, header.start()));
            }
            return new Recording(header, answers);
        } catch (IOException e) {
            throw new UserError(
                    "Cannot read the recording " + file + " (" + Reason.of(e) + ")", "check it out again.", e);
        }
    }

    /** When, with what and for which chapter it was made. */
    public Header header() {
        return header;
    }

    /** All answers by their questions, in the order in which those were first asked. */
    Map<String, List<RecordedAnswer>> answers() {
        return answers;
    }

    /** All answers to a question but for its times, oldest first; empty if nobody asked it. */
    List<RecordedAnswer> answers(String question) {
        return answers.getOrDefault(question, List.of());
    }

    /** The text under which something is kept that did not come over HTTP. */
    static Question aside(String name) {
        return new Question("ASIDE " + name, List.of());
    }

    /** Makes a recording of what a {@link Recorder} wrote; none of a chapter that asks no cluster, which needs none. */
    public static void pack(Path written, String chapter, Path target) {
        if (!Files.exists(written)) return;
        try (Stream<String> lines = Files.lines(written)) {
            Iterator<JsonNode> exchanges = lines.map(Json::tree).iterator();
            Instant start = Instant.parse(exchanges.next().get("start").asString());
            if (!exchanges.hasNext()) return;
            Map<String, List<RecordedAnswer>> answers = new LinkedHashMap<>();
            exchanges.forEachRemaining(exchange -> answers.computeIfAbsent(
                            exchange.get("question").asString(), question -> new ArrayList<>())
                    .add(Recorder.answer(exchange)));
            List<String> components = Components.of(answers.values().stream().flatMap(List::stream));
            new Recording(new Header(chapter, start, components), answers).write(target, LZMA2Options.PRESET_MAX);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Throws UserError if it cannot be written. */
    void write(Path target, int xzPreset) {
        try {
            Files.createDirectories(target.getParent());
            try (Writer out = new OutputStreamWriter(
                    new XZOutputStream(Files.newOutputStream(target), new LZMA2Options(xzPreset)),
                    StandardCharsets.UTF_8)) {
                Map<String, Object> first = new LinkedHashMap<>();
                first.put("schema", SCHEMA);
                first.put("chapter", header.chapter());
                first.put("start", header.start().toString());
                first.put("components", header.components());
                out.write(Json.write(first) + "\n");
                for (var question : answers.entrySet())
                    out.write(Json.write(packed(question.getKey(), question.getValue(), header.start())) + "\n");
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static UserError unwritable(Path target, IOException e) {
        return new UserError("Cannot write the recording " + target + " (" + Reason.of(e) + ")", "run it again.", e);
    }

    /** Throws UserError if the file is larger than a repository should hold; one that is not committed may be. */
    public static void requireSmall(Path file) {
        try {
            long bytes = Files.size(file);
            if (bytes > MOST_BYTES)
                throw new UserError(
                        "The recording " + file + " has " + bytes / 1024 + " KiB, more than " + MOST_BYTES / 1024,
                        "let its cells ask for less, or less often.");
        } catch (IOException e) {
            throw new UserError("Cannot read the recording " + file + " (" + Reason.of(e) + ")", "run it again.", e);
        }
    }

    private static Map<String, Object> packed(String question, List<RecordedAnswer> given, Instant start) {
        List<String> bodies = new ArrayList<>();
        List<String> types = new ArrayList<>();
        List<Object> answers = new ArrayList<>();
        for (RecordedAnswer answer : given)
            answers.add(List.of(
                    Duration.between(start, answer.asked()).toMillis(),
                    Duration.between(start, answer.at()).toMillis(),
                    answer.took().toNanos() / 1_000,
                    answer.times(),
                    answer.status(),
                    index(types, answer.type()),
                    index(bodies, answer.body())));
        Map<String, Object> packed = new LinkedHashMap<>();
        packed.put("question", question);
        packed.put("types", types);
        packed.put("bodies", bodies);
        packed.put("answers", answers);
        return packed;
    }

    private static int index(List<String> all, String one) {
        int known = all.lastIndexOf(one);
        if (known >= 0) return known;
        all.add(one);
        return all.size() - 1;
    }

    private static List<RecordedAnswer> answers(JsonNode question, Instant start) {
        return question.get("answers")
                .valueStream()
                .map(answer -> new RecordedAnswer(
                        start.plusMillis(answer.get(0).asLong()),
                        start.plusMillis(answer.get(1).asLong()),
                        Duration.ofNanos(answer.get(2).asLong() * 1_000),
                        answer.get(3).valueStream().map(JsonNode::asLong).toList(),
                        answer.get(4).asInt(),
                        question.get("types").get(answer.get(5).asInt()).asString(),
                        question.get("bodies").get(answer.get(6).asInt()).asString()))
                .toList();
    }
}
