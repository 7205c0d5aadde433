package kube;

import base.Reason;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The last warning and the last log lines of whatever is not ready. Says "unknown" for what it may not read, and never throws. */
final class FailureDetails {
    private static final int LOG_LINES = 5;
    private static final int LOOK_BACK_LINES = 100;
    /** Where a program that ended says why; a stack trace follows that line, and would push it out of the last few. */
    private static final Pattern REASON = Pattern.compile("(?i)\\b(panic|fatal|level=error|exception|error:)");

    private static final int LINE_LENGTH = 240;

    private final KubernetesClient client;

    FailureDetails(KubernetesClient client) {
        this.client = client;
    }

    /** Lines that start with "event: " or "log: "; empty if there is neither. */
    List<String> of(Cause cause) {
        String namespace = cause.workload().getMetadata().getNamespace();
        List<String> lines = new ArrayList<>();
        String event = warning(cause);
        if (!event.isEmpty()) lines.add("event: " + event);
        if (cause.pod().isEmpty() || cause.container().isEmpty()) return lines;
        String log = Reason.orUnknown(
                () -> log(namespace, cause.pod().get(), cause.container().get()));
        telling(log.lines().toList()).forEach(line -> lines.add("log: " + shortened(line)));
        return lines;
    }

    /** The last warning about the cause's pod or workload; empty if there is none, or if the cause says the same. */
    String warning(Cause cause) {
        String object = cause.pod().orElse(cause.workload().getMetadata().getName());
        return Reason.orUnknown(() -> event(cause.workload().getMetadata().getNamespace(), object, cause.what()));
    }

    private static List<String> telling(List<String> log) {
        int last = Math.max(0, log.size() - LOG_LINES);
        int reason = IntStream.range(0, log.size())
                .filter(i -> REASON.matcher(log.get(i)).find())
                .findFirst()
                .orElse(last);
        return log.subList(Math.min(reason, last), Math.min(log.size(), Math.min(reason, last) + LOG_LINES));
    }

    /** Some programs put a whole stack trace on one line. */
    private static String shortened(String line) {
        return line.length() <= LINE_LENGTH ? line : line.substring(0, LINE_LENGTH) + "…";
    }

    /** An event need not have a message. */
    private String event(String namespace, String object, String cause) {
        return Api.call("list events", () -> client.v1()
                        .events()
                        .inNamespace(namespace)
                        .withField("involvedObject.name", object)
                        .list()
                        .getItems())
                .stream()
                .filter(event -> "Warning".equals(event.getType()))
                .max(Comparator.comparing(FailureDetails::time))
                .filter(event -> event.getMessage() == null || !cause.contains(event.getMessage()))
                .map(event -> event.getReason() + (event.getMessage() == null ? "" : ": " + event.getMessage()))
                .orElse("");
    }

    private static String time(Event event) {
        return Optional.ofNullable(event.getLastTimestamp())
                .or(() -> Optional.ofNullable(event.getMetadata().getCreationTimestamp()))
                .orElse("");
    }

    /** Of the container as it runs now or, if it has just been started again, as it ended before. */
    private String log(String namespace, String pod, String container) {
        // By its path, because the client's getLog() first watches the pod, which takes a permission more.
        String path = "/api/v1/namespaces/" + namespace + "/pods/" + pod + "/log?container=" + container + "&tailLines="
                + LOOK_BACK_LINES;
        try {
            String previous =
                    restarted(namespace, pod, container) ? client.raw(path + "&previous=true", "GET", null) : "";
            return previous.isBlank() ? client.raw(path, "GET", null) : previous;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST) return ""; // a container that never started has none
            throw e;
        }
    }

    private boolean restarted(String namespace, String pod, String container) {
        return Optional.ofNullable(
                        client.pods().inNamespace(namespace).withName(pod).get())
                .stream()
                .flatMap(Pods::containers)
                .anyMatch(status -> status.getName().equals(container) && status.getRestartCount() > 0);
    }
}
