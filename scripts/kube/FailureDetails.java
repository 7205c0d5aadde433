package kube;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The last warning and the last log lines of whatever is not ready. */
final class FailureDetails {
    private static final int LOG_LINES = 5;
    private static final int LOOK_BACK_LINES = 100;
    /** Where a program that ended says why; a stack trace follows that line, and would push it out of the last few. */
    private static final Pattern REASON = Pattern.compile("(?i)\\b(panic|fatal|level=error|exception|error:)");

    private static final int LINE_LENGTH = 240;

    private final KubernetesClient client;
    private final String namespace;

    FailureDetails(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    List<String> of(HasMetadata workload, Diagnosis.Cause cause) {
        List<String> lines = new ArrayList<>();
        event(cause.pod().orElse(workload.getMetadata().getName()))
                .filter(event -> !cause.what().contains(event.getMessage()))
                .map(event -> "event: " + event.getReason() + ": " + event.getMessage())
                .ifPresent(lines::add);
        cause.pod()
                .flatMap(pod -> cause.container().map(container -> log(pod, container)))
                .filter(log -> !log.isBlank())
                .ifPresent(log -> telling(log.lines().toList()).forEach(line -> lines.add("log: " + shortened(line))));
        return lines;
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

    private Optional<Event> event(String object) {
        return client
                .v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.name", object)
                .list()
                .getItems()
                .stream()
                .filter(event -> "Warning".equals(event.getType()))
                .max(Comparator.comparing(FailureDetails::time));
    }

    private static String time(Event event) {
        return event.getLastTimestamp() == null ? event.getMetadata().getCreationTimestamp() : event.getLastTimestamp();
    }

    /** Of the container as it runs now or, if it has just been started again, as it ended before. */
    private String log(String pod, String container) {
        var running = client.pods().inNamespace(namespace).withName(pod).inContainer(container);
        try {
            String previous = restarted(pod, container)
                    ? running.terminated().tailingLines(LOOK_BACK_LINES).getLog()
                    : "";
            return previous.isBlank() ? running.tailingLines(LOOK_BACK_LINES).getLog() : previous;
        } catch (KubernetesClientException e) {
            return ""; // a container that never started has no log, and the event says so
        }
    }

    private boolean restarted(String pod, String container) {
        var found = client.pods().inNamespace(namespace).withName(pod).get();
        return found != null
                && found.getStatus().getContainerStatuses().stream()
                        .anyMatch(status -> status.getName().equals(container) && status.getRestartCount() > 0);
    }
}
