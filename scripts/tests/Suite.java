///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//JAVAC_OPTIONS -Xlint:all,-processing,-path,-serial -parameters
//RUNTIME_OPTIONS -XX:+UseSerialGC -Djava.awt.headless=true
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//SOURCES */*.java
//SOURCES lab/node/*.java
//FILES logback-test.xml

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests of one kind (unit, tools, cluster or chapters), or a single class of them, and prints each result as it comes. */
public final class Suite implements TestExecutionListener {
    private static final String[] TAGS = {"tools", "cluster", "chapters"};

    private TestPlan plan;
    private int passed;
    private int failed;
    private long started;

    /** Runs the kind named first, of it only the class named second if there is one; ends with 1 when a test failed, 2 when there was none to run. */
    public static void main(String[] arguments) throws URISyntaxException {
        Suite suite = new Suite();
        LauncherFactory.create().execute(testsOf(arguments[0], arguments.length > 1 ? arguments[1] : ".*"), suite);
        System.out.printf("%d passed, %d failed%n", suite.passed, suite.failed);
        System.exit(suite.failed > 0 ? 1 : suite.passed > 0 ? 0 : 2);
    }

    private static LauncherDiscoveryRequest testsOf(String kind, String className) throws URISyntaxException {
        Path here = Path.of(
                Suite.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(here)))
                .filters(
                        kind.equals("unit") ? TagFilter.excludeTags(TAGS) : TagFilter.includeTags(kind),
                        ClassNameFilter.includeClassNamePatterns("(.*\\.)?" + className))
                .build();
    }

    @Override
    public void testPlanExecutionStarted(TestPlan whole) {
        plan = whole;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        started = System.nanoTime();
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        System.out.printf("skipped  %s: %s%n", nameOf(test), reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED) {
            executionSkipped(
                    test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
            return;
        }
        boolean good = result.getStatus() == Status.SUCCESSFUL;
        if (good && !test.isTest()) {
            return;
        }
        passed += good ? 1 : 0;
        failed += good ? 0 : 1;
        System.out.printf(
                "%s  %s  (%d ms)%n",
                good ? "passed" : "FAILED",
                nameOf(test),
                Duration.ofNanos(System.nanoTime() - started).toMillis());
        result.getThrowable().ifPresent(Suite::explain);
    }

    /** The message, and the stack down to the test's own line. */
    private static void explain(Throwable failure) {
        System.out.println("        " + failure);
        Stream.iterate(failure.getCause(), cause -> cause != null, Throwable::getCause)
                .forEach(cause -> System.out.println("        caused by " + cause));
        Arrays.stream(failure.getStackTrace())
                .filter(frame -> !frame.getClassName().matches("(org\\.junit|java\\.|jdk\\.).*"))
                .limit(5)
                .forEach(frame -> System.out.println("        at " + frame));
    }

    /** Class, method and case, as the reader of a test's source knows them. */
    private String nameOf(TestIdentifier test) {
        String parents = plan.getParent(test)
                .filter(parent -> parent.getParentIdObject().isPresent())
                .map(this::nameOf)
                .orElse("");
        return parents.isEmpty() ? test.getDisplayName() : parents + " " + test.getDisplayName();
    }
}
