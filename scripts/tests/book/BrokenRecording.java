package book;

import base.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A chapter's recording whose answers are changed, as a cluster would have answered in which something is broken. */
final class BrokenRecording {
    private static final int ASKED = 0;
    private static final int TOOK = 2;
    private static final int STATUS = 4;
    private static final int BODY = 6;

    private final String header;
    private final List<ObjectNode> questions = new ArrayList<>();

    private BrokenRecording(String header) {
        this.header = header;
    }

    static BrokenRecording read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new XZInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            BrokenRecording recording = new BrokenRecording(lines.readLine());
            lines.lines().forEach(line -> recording.questions.add((ObjectNode) Json.tree(line)));
            return recording;
        }
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (Writer out = new OutputStreamWriter(
                new XZOutputStream(Files.newOutputStream(file), new LZMA2Options(LZMA2Options.PRESET_MIN)),
                StandardCharsets.UTF_8)) {
            out.write(header + "\n");
            for (ObjectNode question : questions) out.write(Json.write(question) + "\n");
        }
    }

    Instant start() {
        return Instant.parse(Json.tree(header).get("start").asString());
    }

    /** All answers to the questions in which this expression is found, oldest first; fails if there are none. */
    Answers answers(String question) {
        Predicate<String> asked = Pattern.compile(question, Pattern.DOTALL).asPredicate();
        List<Answer> found = questions.stream()
                .filter(each -> asked.test(each.get("question").asString()))
                .flatMap(each -> each.get("answers").valueStream().map(times -> new Answer(each, (ArrayNode) times)))
                .sorted(Comparator.comparingLong(Answer::asked))
                .toList();
        if (found.isEmpty()) throw new AssertionError("nobody has asked " + question);
        return new Answers(found);
    }

    /** Some answers, and what may become of them. */
    record Answers(List<Answer> all) {
        Answers last() {
            return new Answers(all.subList(all.size() - 1, all.size()));
        }

        /** Only those whose text has this in it. */
        Answers with(String regex) {
            Predicate<String> fits = Pattern.compile(regex).asPredicate();
            return only(each -> fits.test(each.text()));
        }

        /** Only those asked for so many milliseconds, or more, after the recording began. */
        Answers since(long moment) {
            return only(each -> each.asked() >= moment);
        }

        private Answers only(Predicate<Answer> fits) {
            List<Answer> found = all.stream().filter(fits).toList();
            if (found.isEmpty()) throw new AssertionError("there is no such answer");
            return new Answers(found);
        }

        /** When the n-th of them, counted from zero, was asked for: milliseconds after the recording began. */
        long moment(int n) {
            return all.get(n).asked();
        }

        void become(UnaryOperator<String> change) {
            all.forEach(each -> each.become(change.apply(each.text())));
        }

        void become(int status, String text) {
            all.forEach(each -> each.times().set(STATUS, status));
            become(old -> text);
        }

        /** As if the answer had taken so many times as long. */
        void slower(double factor) {
            all.forEach(each ->
                    each.times().set(TOOK, Math.round(each.times().get(TOOK).asLong() * factor)));
        }

        void replace(String regex, String text) {
            become(old -> {
                String changed = old.replaceAll(regex, text);
                if (changed.equals(old)) throw new AssertionError("there is no " + regex + " in " + old);
                return changed;
            });
        }

        /** As another JSON. */
        void tree(Consumer<JsonNode> change) {
            all.forEach(each -> each.tree(change));
        }

        /** Every value of Prometheus' answer. */
        void values(DoubleUnaryOperator change) {
            tree(answer -> result(answer).forEach(series -> {
                if (series.has("value")) change((ArrayNode) series.get("value"), change);
                series.path("values").forEach(point -> change((ArrayNode) point, change));
            }));
        }

        private static void change(ArrayNode point, DoubleUnaryOperator change) {
            point.set(
                    1,
                    String.valueOf(
                            change.applyAsDouble(Double.parseDouble(point.get(1).asString()))));
        }

        /** Prometheus' answer without any series. */
        void nothing() {
            tree(answer -> result(answer).removeAll());
        }

        /** Prometheus' answer without its first series. */
        void oneLess() {
            tree(answer -> result(answer).remove(0));
        }

        /** Prometheus' answer with one series more: the first one again, with another label. */
        void oneMore(String label, String value) {
            tree(answer -> {
                JsonNode copy = result(answer).get(0).deepCopy();
                ((ObjectNode) copy.get("metric")).put(label, value);
                result(answer).add(copy);
            });
        }

        private static ArrayNode result(JsonNode answer) {
            return (ArrayNode) answer.get("data").get("result");
        }

        /** One series with this value, in the place of none. */
        void one(double value) {
            replace("\"result\":\\[\\]", "\"result\":[{\"metric\":{\"pod\":\"one\"},\"value\":[0,\"" + value + "\"]}]");
        }

        /** The text of the first one. */
        String text() {
            return all.get(0).text();
        }

        /** What a command in a pod has said. */
        void said(String regex, String text) {
            become(heard -> {
                JsonNode messages = Json.tree(heard);
                for (JsonNode message : messages)
                    if (message.has("bytes")) {
                        String said = new String(
                                Base64.getDecoder().decode(message.get("bytes").asString()), StandardCharsets.UTF_8);
                        byte[] instead = said.replaceAll(regex, text).getBytes(StandardCharsets.UTF_8);
                        ((ObjectNode) message).put("bytes", Base64.getEncoder().encodeToString(instead));
                    }
                return Json.write(messages);
            });
        }
    }

    /** One answer, in the line of its question. */
    record Answer(ObjectNode question, ArrayNode times) {
        long asked() {
            return times.get(ASKED).asLong();
        }

        String text() {
            return question.get("bodies").get(times.get(BODY).asInt()).asString();
        }

        void become(String text) {
            ArrayNode bodies = (ArrayNode) question.get("bodies");
            if (!bodies.get(bodies.size() - 1).asString().equals(text)) bodies.add(text);
            times.set(BODY, bodies.size() - 1);
        }

        void tree(Consumer<JsonNode> change) {
            JsonNode tree = Json.tree(text());
            change.accept(tree);
            become(Json.write(tree));
        }
    }
}
