package recording;

import base.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.tukaani.xz.LZMA2Options;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A chapter's recording whose answers are changed, as a cluster would have answered in which something is broken. */
public final class BrokenRecording {
    private final Recording.Header header;
    private final Map<String, List<Given>> questions = new LinkedHashMap<>();

    private BrokenRecording(Recording whole) {
        header = whole.header();
        whole.answers()
                .forEach((question, answers) -> questions.put(
                        question, answers.stream().map(this::given).toList()));
    }

    private Given given(RecordedAnswer answer) {
        return new Given(
                answer, Duration.between(header.start(), answer.asked()).toMillis());
    }

    public static BrokenRecording read(Path file) {
        return new BrokenRecording(Recording.read(file));
    }

    public void write(Path file) {
        Map<String, List<RecordedAnswer>> answers = new LinkedHashMap<>();
        questions.forEach((question, given) ->
                answers.put(question, given.stream().map(each -> each.answer).toList()));
        // A proof reads it once, so packing well would take longer than it saves.
        new Recording(header, answers).write(file, LZMA2Options.PRESET_MIN);
    }

    public Instant start() {
        return header.start();
    }

    /** All answers to the questions in which this expression is found, oldest first; fails if there are none. */
    public Answers answers(String question) {
        Predicate<String> asked = Pattern.compile(question, Pattern.DOTALL).asPredicate();
        List<Given> found = questions.entrySet().stream()
                .filter(each -> asked.test(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .sorted(Comparator.comparingLong(Given::asked))
                .toList();
        if (found.isEmpty()) throw new AssertionError("nobody has asked " + question);
        return new Answers(found);
    }

    /** Some answers, and what may become of them. */
    public record Answers(List<Given> all) {
        public Answers last() {
            return new Answers(all.subList(all.size() - 1, all.size()));
        }

        /** Only those whose text has this in it. */
        public Answers with(String regex) {
            Predicate<String> fits = Pattern.compile(regex).asPredicate();
            return only(each -> fits.test(each.text()));
        }

        /** Only those asked for so many milliseconds, or more, after the recording began. */
        public Answers since(long moment) {
            return only(each -> each.asked() >= moment);
        }

        private Answers only(Predicate<Given> fits) {
            List<Given> found = all.stream().filter(fits).toList();
            if (found.isEmpty()) throw new AssertionError("there is no such answer");
            return new Answers(found);
        }

        /** When the n-th of them, counted from zero, was asked for: milliseconds after the recording began. */
        public long moment(int n) {
            return all.get(n).asked();
        }

        public void become(UnaryOperator<String> change) {
            all.forEach(each -> each.become(change.apply(each.text())));
        }

        public void become(int status, String text) {
            all.forEach(each -> each.become(status, text));
        }

        /** A success without any series or stream. */
        public void becomeEmpty(String resultType) {
            become(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"" + resultType + "\",\"result\":[]}}");
        }

        /** As if the answer had taken so many times as long. */
        public void slower(int factor) {
            all.forEach(each -> each.slower(factor));
        }

        public void replace(String regex, String text) {
            become(old -> {
                String changed = old.replaceAll(regex, text);
                if (changed.equals(old)) throw new AssertionError("there is no " + regex + " in " + old);
                return changed;
            });
        }

        /** As another JSON. */
        public void tree(Consumer<JsonNode> change) {
            all.forEach(each -> each.tree(change));
        }

        /** Every value of Prometheus' answer. */
        public void values(DoubleUnaryOperator change) {
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
        public void nothing() {
            tree(answer -> result(answer).removeAll());
        }

        /** Prometheus' answer without its first series. */
        public void oneLess() {
            tree(answer -> result(answer).remove(0));
        }

        /** Prometheus' answer with one series more: the first one again, with another label. */
        public void oneMore(String label, String value) {
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
        public void one(double value) {
            replace("\"result\":\\[\\]", "\"result\":[{\"metric\":{\"pod\":\"one\"},\"value\":[0,\"" + value + "\"]}]");
        }

        /** The text of the first one. */
        public String text() {
            return all.get(0).text();
        }

        /** What a command in a pod has said. */
        public void said(String regex, String text) {
            tree(messages -> {
                for (JsonNode message : messages)
                    if (message.has(Heard.BYTES)) {
                        String said = new String(
                                Base64.getDecoder()
                                        .decode(message.get(Heard.BYTES).asString()),
                                StandardCharsets.UTF_8);
                        byte[] instead = said.replaceAll(regex, text).getBytes(StandardCharsets.UTF_8);
                        ((ObjectNode) message)
                                .put(Heard.BYTES, Base64.getEncoder().encodeToString(instead));
                    }
            });
        }
    }

    /** One answer that was given, and may become another. */
    public static final class Given {
        private final long asked;
        private RecordedAnswer answer;

        private Given(RecordedAnswer answer, long asked) {
            this.answer = answer;
            this.asked = asked;
        }

        /** Milliseconds after the recording began. */
        public long asked() {
            return asked;
        }

        public void tree(Consumer<JsonNode> change) {
            JsonNode tree = Json.tree(text());
            change.accept(tree);
            become(Json.write(tree));
        }

        private String text() {
            return answer.body();
        }

        private void become(String text) {
            become(answer.status(), text);
        }

        private void become(int status, String text) {
            become(answer.took(), status, text);
        }

        private void slower(int factor) {
            become(answer.took().multipliedBy(factor), answer.status(), answer.body());
        }

        private void become(Duration took, int status, String text) {
            answer = new RecordedAnswer(answer.asked(), answer.at(), took, answer.times(), status, answer.type(), text);
        }
    }
}
