///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//JAVAC_OPTIONS -encoding UTF-8 --release 17 -proc:none -parameters -Xlint:all,-processing,-path,-serial
//RUNTIME_OPTIONS -XX:+UseSerialGC -Djava.awt.headless=true -Dfile.encoding=UTF-8
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
//DEPS org.junit.platform:junit-platform-reporting:6.1.3
//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS com.tngtech.archunit:archunit-junit6:1.5.1
//DEPS io.fabric8:kubernetes-server-mock:8.0.0
//SOURCES tests/*/*.java
//SOURCES tests/lab/node/*.java
//SOURCES tests/book/breaks/*.java

import book.MissingImages;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/**
 * Runs the tests of one kind (unit, tools, cluster, chapters or proofs) through JUnit's launcher, prints a line for each as it
 * ends, and leaves an XML report in build/test.
 */
public final class Tests implements TestExecutionListener {
    private static final String[] KINDS = {"tools", "cluster", "chapters", "proofs"};
    /** No test may hang; chapters have a limit of their own. */
    private static final String LONGEST_TEST = "5 m";

    private final long begun = System.nanoTime();
    private TestPlan plan;
    private int passed;
    private int failed;
    private int skipped;
    private int excused;
    private final Map<String, Long> started = new ConcurrentHashMap<>();

    /**
     * Runs the kind named first, of it only the classes whose name matches the pattern named second, if there is one. The last
     * line counts them; ends with 1 when a test failed, was skipped (but for {@link MissingImages}), or there was none.
     */
    public static void main(String[] arguments) throws URISyntaxException {
        Tests tests = new Tests();
        String kind = arguments[0];
        Path reports = Path.of(System.getenv("OBSERVABILITY_HOME"), "build", "test", kind);
        LauncherFactory.create()
                .execute(
                        request(kind, arguments.length > 1 ? arguments[1] : ".*"),
                        tests,
                        new LegacyXmlReportGeneratingListener(
                                reports, new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
        System.out.printf("%d passed, %d failed, %d skipped%n", tests.passed, tests.failed, tests.skipped);
        // Only a chapter whose images cannot be had here may be skipped, with that reason: all else can run everywhere.
        boolean allRan = tests.failed == 0 && tests.skipped == tests.excused;
        System.exit(tests.passed > 0 && allRan ? 0 : 1);
    }

    private static LauncherDiscoveryRequest request(String kind, String className) throws URISyntaxException {
        Path here = Path.of(
                Tests.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(here)))
                .filters(
                        kind.equals("unit") ? TagFilter.excludeTags(KINDS) : TagFilter.includeTags(kind),
                        ClassNameFilter.includeClassNamePatterns("(.*\\.)?(" + className + ")"))
                .configurationParameter("junit.jupiter.execution.timeout.default", LONGEST_TEST)
                // It would put what getStackTrace says in the place of a UserError's own.
                .configurationParameter("junit.platform.stacktrace.pruning.enabled", "false")
                // One after the other, but for a class that says of itself that its tests may run beside others.
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                // What JUnit takes anyhow; where it is not said, JUnit asks for it in a message.
                .configurationParameter("junit.jupiter.execution.parallel.config.executor-service", "FORK_JOIN_POOL")
                .build();
    }

    @Override
    public void testPlanExecutionStarted(TestPlan whole) {
        plan = whole;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        skipped++;
        line("skipped", test);
        System.out.println("        " + reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED) {
            if (result.getThrowable().orElse(null) instanceof MissingImages) excused++;
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
        line(good ? "passed" : "FAILED", test);
        result.getThrowable().ifPresent(Tests::explain);
    }

    private void line(String outcome, TestIdentifier test) {
        long now = System.nanoTime();
        System.out.printf(
                "%-7s %4d s  %s  (%d ms)%n",
                outcome,
                Duration.ofNanos(now - begun).toSeconds(),
                nameOf(test),
                Duration.ofNanos(now - started.getOrDefault(test.getUniqueId(), now)).toMillis());
    }

    /** The message, and the stack down to the test's own line. */
    private static void explain(Throwable failure) {
        System.out.println("        " + failure);
        Stream.iterate(failure.getCause(), cause -> cause != null, Throwable::getCause)
                .forEach(cause -> System.out.println("        caused by " + cause));
        // As it prints itself, because a UserError has its stack trace nowhere else.
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed, true));
        printed.toString()
                .lines()
                .takeWhile(line -> !line.startsWith("Caused by: "))
                .filter(line -> line.startsWith("\tat ") && !line.matches("\tat (org\\.junit|java\\.|jdk\\.).*"))
                .limit(5)
                .forEach(line -> System.out.println("        " + line.strip()));
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
