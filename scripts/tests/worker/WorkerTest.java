package worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import otlp.Receiver;
import otlp.Span;
import otlp.Trace;
import tools.Until;

/** A worker in this process: what it tells of itself agrees with its own exact counts, to the last job. */
@TestInstance(Lifecycle.PER_CLASS) // one run of the worker serves all the tests
class WorkerTest {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private AutoCloseable log;
    private Receiver receiver;
    private Worker worker;

    @BeforeAll
    void runSomeJobsAndDrain() throws Exception {
        log = Log.to(lines);
        receiver = Receiver.start();
        worker = Worker.start(WorkerSettings.local()
                .rate(200)
                .seed(7)
                .failureScale(2)
                .otlpEndpoint(receiver.endpoint())
                .grace(Duration.ofSeconds(2)));
        Until.holds(
                "20 failures and 50 successes",
                Duration.ofSeconds(30),
                () -> worker.truth().failed() >= 20 && worker.truth().succeeded() >= 50);
        worker.drain();
    }

    @AfterAll
    void close() throws Exception {
        worker.close();
        receiver.close();
        log.close();
    }

    @Test
    void afterDrainingEveryJobIsAccountedFor() {
        Truth truth = worker.truth();
        assertEquals(0, truth.inFlight());
        assertEquals(truth.started(), truth.succeeded() + truth.failed() + truth.timedOut());
        assertTrue(truth.timedOut() > 0, "with a grace of 2 s some Pareto jobs are cut off");
    }

    @Test
    void theExpositionAgreesWithTheExactCounts() throws Exception {
        String text = TestHttp.text(worker.uri().resolve("metrics"));
        assertEquals((double) worker.truth().failed(), sample(text, "job_failures_total"));
        assertEquals(0, sample(text, "system_in_flight_total"));
        for (Stage stage : Stage.values()) {
            assertEquals(
                    (double) worker.truth().ended(stage),
                    sample(text, "job_latency_seconds_count{stage=\"" + stage.label() + "\",}"));
        }
        assertEquals(1, sample(text, "job_state{job_state=\"stopping\",}"));
    }

    @Test
    void theTruthIsServedAsJson() throws Exception {
        String json = TestHttp.text(worker.uri().resolve("truth"));
        assertEquals(worker.truth().json(), json);
        assertTrue(json.contains("\"started\":" + worker.truth().started()), json);
    }

    @Test
    void theExactLatenciesOfAStageAreServedInOrder() throws Exception {
        String json = TestHttp.text(worker.uri().resolve("truth/transform"));
        double[] served = Pattern.compile("[\\d.]+")
                .matcher(json)
                .results()
                .mapToDouble(number -> Double.parseDouble(number.group()))
                .toArray();
        assertArrayEquals(worker.truth().latencies(Stage.TRANSFORM), served, 0.0005);
    }

    @Test
    void noSpanIsLost() {
        List<Trace> traces = receiver.traces();
        assertEquals(worker.truth().started(), traces.size());
        assertEquals(
                worker.truth().failed() + worker.truth().timedOut(),
                traces.stream().filter(trace -> !trace.root().error().isEmpty()).count());
    }

    @Test
    void aSuccessfulJobIsOneSpanWithThreeStagesInside() {
        Trace trace = receiver.traces().stream()
                .filter(one -> one.root().error().isEmpty())
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("worker", "extract", "transform", "load"),
                trace.spans().stream().map(Span::name).toList());
        assertTrue(trace.spans().stream().skip(1).allMatch(span -> span.parentId()
                .equals(trace.root().spanId())));
    }

    @Test
    void everyExemplarNamesATraceThatWasSent() throws Exception {
        Set<String> sent =
                receiver.traces().stream().map(trace -> trace.root().traceId()).collect(Collectors.toSet());
        String openMetrics = TestHttp.openMetrics(worker.uri().resolve("metrics"));
        Set<String> named = Pattern.compile("trace_id=\"(\\w{32})\"")
                .matcher(openMetrics)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertTrue(named.size() >= 5, "one per bucket that has counted something");
        assertTrue(sent.containsAll(named));
        assertTrue(Pattern.compile("(?m)^job_failures_total .* # \\{.*trace_id=")
                .matcher(openMetrics)
                .find());
        assertTrue(openMetrics.endsWith("# EOF\n"));
    }

    @Test
    void everyJobHasALineAtItsStartAndOneAtItsEndWithItsTraceId() {
        String text = lines.toString(StandardCharsets.UTF_8);
        assertEquals(worker.truth().started(), lines(text, "msg=\"job started\""));
        assertEquals(worker.truth().failed(), lines(text, "level=ERROR msg=\"job failed\""));
        assertEquals(worker.truth().timedOut(), lines(text, "msg=\"job timed out\""));
        assertEquals(
                2 * worker.truth().started(), lines(text, "kind=(foo|bar|baz) job=\\d+ trace_id=(?!0{32})\\w{32}"));
    }

    private static long lines(String text, String pattern) {
        return text.lines().filter(Pattern.compile(pattern).asPredicate()).count();
    }

    private static double sample(String exposition, String series) {
        return exposition
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
