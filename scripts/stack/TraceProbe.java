package stack;

import base.Deadline;
import base.Http;
import base.HttpRefusal;
import base.Rows;
import base.Time;
import base.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import query.Tempo;
import query.Window;
import tech.tablesaw.api.Table;

/**
 * Traces of one span each, {@code { name = "probe" }}, sent to a cluster's gateway as a program would: to see when they can be
 * found, and whether all of them can.
 */
public final class TraceProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(25);
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** More traces than a chapter sends in one window. */
    private static final int MANY = 2000;

    private final Http gateway;
    /** Makes the ids of this run others than those of the last one. */
    private final long start = Time.current().now().toEpochMilli();

    private long count;

    TraceProbe(Http gateway) {
        this.gateway = gateway;
    }

    /** Sends so many traces, whose spans end now, in one request; returns their ids, or none where the gateway took none. */
    public List<String> send(int traces) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < traces; i++) ids.add(String.format(Locale.ROOT, "feed%012x%016x", start, ++count));
        try {
            gateway.post("/v1/traces", "application/json", body(ids));
            return ids;
        } catch (HttpRefusal refused) {
            return List.of();
        }
    }

    /**
     * For so many traces, sent one after the other: how long after the gateway's yes that question was asked which found it by its
     * id: value, in seconds. What the two requests themselves took is not in it.
     */
    public Table byId(Tempo tempo, int traces) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < traces; i++) {
            String id = sent();
            Instant taken = Time.current().now();
            Instant[] asked = {taken};
            Deadline.in(PATIENCE).askingEvery(LOOK).require("a trace", () -> id, () -> {
                asked[0] = Time.current().now();
                return tempo.find(id).isPresent();
            });
            seconds.add(between(taken, asked[0]));
        }
        return table("by id", seconds);
    }

    /** The same until a search finds it, for traces sent four a second, with a search between two of them. */
    public Table bySearch(Tempo tempo, int traces) {
        Map<String, Instant> waiting = new LinkedHashMap<>();
        List<Double> seconds = new ArrayList<>();
        int[] sent = {0};
        Deadline.in(PATIENCE)
                .askingEvery(PAUSE)
                .require("traces in a search", () -> waiting.size() + " are missing", () -> {
                    if (sent[0]++ < traces) waiting.put(sent(), Time.current().now());
                    Instant asked = Time.current().now();
                    Set<String> found = found(tempo, Window.last(Duration.ofMinutes(1)));
                    waiting.entrySet().removeIf(one -> {
                        if (!found.contains(one.getKey())) return false;
                        seconds.add(between(one.getValue(), asked));
                        return true;
                    });
                    return sent[0] > traces && waiting.isEmpty();
                });
        return table("by search", seconds);
    }

    /** Those of these traces that are not found by their ids. */
    public static List<String> missing(Tempo tempo, List<String> ids) {
        return ids.stream().filter(id -> tempo.find(id).isEmpty()).toList();
    }

    /** Those of these traces that a search over this window does not find. */
    public static List<String> notFound(Tempo tempo, List<String> ids, Window window) {
        Set<String> found = found(tempo.limit(MANY), window);
        return ids.stream().filter(id -> !found.contains(id)).toList();
    }

    private static double between(Instant taken, Instant asked) {
        return Duration.between(taken, asked).toMillis() / 1000.0;
    }

    private String sent() {
        List<String> ids = send(1);
        if (ids.isEmpty()) throw new UserError("The gateway took no trace", "see whether its pods are ready.");
        return ids.get(0);
    }

    private static Set<String> found(Tempo tempo, Window window) {
        return tempo.search("{ name = \"probe\" }", window)
                .stringColumn("trace_id")
                .asSet();
    }

    private static Table table(String name, List<Double> seconds) {
        return Rows.<Double>of().number("value", Double::doubleValue).table(name, seconds);
    }

    /** OTLP in JSON. A span of a millisecond that ends now. */
    private static String body(List<String> ids) {
        Instant now = Time.current().now();
        long end = now.getEpochSecond() * 1_000_000_000 + now.getNano();
        Function<String, String> span = id -> "{\"traceId\":\"" + id + "\",\"spanId\":\"" + id.substring(16)
                + "\",\"name\":\"probe\",\"kind\":1,\"startTimeUnixNano\":\"" + (end - 1_000_000)
                + "\",\"endTimeUnixNano\":\"" + end + "\"}";
        return "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":"
                + "{\"stringValue\":\"probe\"}}]},\"scopeSpans\":[{\"spans\":["
                + ids.stream().map(span).collect(Collectors.joining(",")) + "]}]}]}";
    }
}
