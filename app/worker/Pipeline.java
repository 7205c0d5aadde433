package worker;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import worker.Job.Outcome;

/** Runs one job through its stages and tells metrics, traces, logs and the truth of it. */
@SuppressWarnings("try") // scopes are there to be closed, not to be used
final class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger("worker");

    private final Tracer tracer;
    private final Metrics metrics;
    private final Truth truth;
    private final Optional<Loader> loader;

    Pipeline(Tracer tracer, Metrics metrics, Truth truth, Optional<Loader> loader) {
        this.tracer = tracer;
        this.metrics = metrics;
        this.truth = truth;
        this.loader = loader;
    }

    /** Runs the job in the calling thread; an interrupt ends it as timed out. */
    void run(Job job) {
        Span span = tracer.spanBuilder("worker")
                .setAttribute("job.kind", job.kind().label())
                .setAttribute("job.id", job.id())
                .startSpan();
        try (Scope scope = span.makeCurrent()) {
            attempt(job, span);
        } finally {
            metrics.inFlight.dec();
            span.end();
        }
    }

    private void attempt(Job job, Span span) {
        try {
            event(LOG.atInfo(), job).log("job started");
            for (Stage stage : Stage.values()) {
                run(stage, job);
            }
            truth.jobSucceeded();
            event(LOG.atInfo(), job).log("job done");
        } catch (StageFailure failure) {
            failed(span, job, failure.stage);
        } catch (InterruptedException interrupt) {
            timedOut(span, job);
        }
    }

    private void run(Stage stage, Job job) throws StageFailure, InterruptedException {
        boolean succeeds;
        Span span = tracer.spanBuilder(stage.label()).startSpan();
        long start = System.nanoTime();
        try (Scope scope = span.makeCurrent()) {
            try {
                succeeds = work(stage, job);
            } finally {
                ended(stage, (System.nanoTime() - start) / 1e9);
            }
            if (!succeeds) {
                span.setStatus(StatusCode.ERROR, stage.label() + " failed");
                throw new StageFailure(stage);
            }
        } finally {
            span.end();
        }
    }

    /** Takes the time that was drawn, here or in the loader, and says whether it went well. */
    private boolean work(Stage stage, Job job) throws InterruptedException {
        Outcome outcome = job.outcomes().get(stage);
        if (stage == Stage.LOAD && loader.isPresent()) {
            return loader.get().takes(job, outcome);
        }
        TimeUnit.NANOSECONDS.sleep((long) (outcome.seconds() * 1e9));
        return !outcome.fails();
    }

    private void ended(Stage stage, double seconds) {
        metrics.latency.labels(stage.label()).observe(seconds);
        truth.ended(stage, seconds);
    }

    private void failed(Span span, Job job, Stage stage) {
        metrics.failures.inc();
        truth.jobFailed(stage);
        span.setStatus(StatusCode.ERROR, stage.label() + " failed");
        event(LOG.atError(), job).addKeyValue("stage", stage.label()).log("job failed");
    }

    private void timedOut(Span span, Job job) {
        truth.jobTimedOut();
        span.setStatus(StatusCode.ERROR, "timed out");
        event(LOG.atWarn(), job).log("job timed out");
    }

    private static LoggingEventBuilder event(LoggingEventBuilder line, Job job) {
        return line.addKeyValue("kind", job.kind().label())
                .addKeyValue("job", job.id())
                .addKeyValue("trace_id", Span.current().getSpanContext().getTraceId());
    }

    /** A stage that ended badly, as it was drawn to. */
    private static final class StageFailure extends Exception {
        private static final long serialVersionUID = 1;
        private final Stage stage;

        StageFailure(Stage stage) {
            super(stage.label(), null, false, false);
            this.stage = stage;
        }
    }
}
