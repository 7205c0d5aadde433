package kube;

import base.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A clock on which waiting takes no time; things can be made to happen at a moment of it. */
final class TestTime implements Time, BeforeEachCallback, AfterEachCallback {
    private final NavigableMap<Duration, Runnable> events = new TreeMap<>();
    private Duration passed = Duration.ZERO;
    private Time before;

    @Override
    public void beforeEach(ExtensionContext test) {
        before = Time.current();
        Time.use(this);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Time.use(before);
    }

    /** Lets something happen once this much time has passed. */
    void at(Duration moment, Runnable event) {
        events.put(moment, event);
    }

    Duration passed() {
        return passed;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plus(passed);
    }

    @Override
    public long nanos() {
        return passed.toNanos();
    }

    @Override
    public void pass(Duration time) {
        passed = passed.plus(time);
        Map<Duration, Runnable> due = new TreeMap<>(events.headMap(passed, true));
        due.keySet().forEach(events::remove);
        due.values().forEach(Runnable::run);
    }
}
