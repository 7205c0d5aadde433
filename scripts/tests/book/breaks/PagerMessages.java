package book.breaks;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import recording.BrokenRecording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages that Alertmanager sent, as the stand-in for a paging service tells them.
 *
 * @param answers its answers, each with all messages so far
 * @param start when the recording began
 */
record PagerMessages(BrokenRecording.Answers answers, Instant start) {
    /** Of every cluster that the chapter asks for them. */
    static PagerMessages of(BrokenRecording recording) {
        return new PagerMessages(recording.answers("GET .*/services/pager:.*/notifications"), recording.start());
    }

    /** Of the reporting cluster. */
    static PagerMessages ofReportA(BrokenRecording recording) {
        return new PagerMessages(
                recording.answers("report-a-monitoring/services/pager.*/notifications"), recording.start());
    }

    /** Each message about the alert has come to this receiver. */
    void to(String alert, String receiver) {
        change(alert, message -> message.put("receiver", receiver));
    }

    /** Each message about the alert, as another one. */
    void change(String alert, Consumer<ObjectNode> change) {
        answers.tree(all -> all.forEach(message -> {
            if (isAbout(message, alert)) change.accept((ObjectNode) message);
        }));
    }

    /** No message about the alert has come. */
    void never(String alert) {
        answers.tree(all -> ((ArrayNode) all).removeIf(message -> isAbout(message, alert)));
    }

    /** Each message that the alert fires comes twice. */
    void twice(String alert) {
        answers.tree(all -> {
            List<JsonNode> messages = all.valueStream().toList();
            ((ArrayNode) all).removeAll();
            for (JsonNode message : messages) {
                ((ArrayNode) all).add(message);
                if (isAbout(message, alert)
                        && message.get("message").get("status").asString().equals("firing"))
                    ((ArrayNode) all).add(message.deepCopy());
            }
        });
    }

    /**
     * From so many milliseconds after the recording's start on, the last message about the alert is there once more; the
     * change is told the time of the answer.
     */
    void again(long moment, String alert, BiConsumer<ObjectNode, Instant> change) {
        for (BrokenRecording.Given answer : answers.since(moment).all())
            answer.tree(all -> {
                ObjectNode last = (ObjectNode) all.valueStream()
                        .filter(message -> isAbout(message, alert))
                        .reduce((one, other) -> other)
                        .orElseThrow()
                        .deepCopy();
                change.accept(last, start.plusMillis(answer.asked()));
                ((ArrayNode) all).add(last);
            });
    }

    /** Moves a time of a message or of an alert. */
    static void later(ObjectNode node, String field, long seconds) {
        node.put(
                field,
                Instant.parse(node.get(field).asString()).plusSeconds(seconds).toString());
    }

    /** What one message is about. */
    static ArrayNode alerts(JsonNode message) {
        return (ArrayNode) message.get("message").get("alerts");
    }

    private static boolean isAbout(JsonNode message, String alert) {
        return alerts(message).get(0).get("labels").get("alertname").asString().equals(alert);
    }
}
