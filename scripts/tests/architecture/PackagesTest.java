package architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import base.Checkout;
import base.UserError;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the package-infos say about who may use whom. */
class PackagesTest {
    private static JavaClasses classes;

    /** A folder of classes, or the jar that JBang makes of them. */
    @BeforeAll
    static void importOurs() throws URISyntaxException, IOException {
        Path ours = Path.of(UserError.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(ours)) {
            classes = new ClassFileImporter().importPath(ours);
            return;
        }
        try (JarFile jar = new JarFile(ours.toFile())) {
            classes = new ClassFileImporter().importJar(jar);
        }
    }

    /** "It imports no other package of this project." */
    @ParameterizedTest
    @ValueSource(strings = {"base", "history", "standin", "tracing"})
    void usesNothingOfOurs(String itself) {
        holds(usesOnly(itself));
    }

    /** "It imports standin alone" */
    @ParameterizedTest
    @ValueSource(strings = {"pager", "receiver"})
    void usesWhatStandInsHaveInCommonAlone(String itself) {
        holds(usesOnly(itself, "standin"));
    }

    /** "It imports standin, for its server, and tracing." */
    @Test
    void theLoaderIsAServerThatTraces() {
        holds(usesOnly("loader", "standin", "tracing"));
    }

    /** "It imports base alone.": one could take each into another project, with base. */
    @ParameterizedTest
    @ValueSource(strings = {"chart", "diagram", "exposition", "kube", "otlp", "recording"})
    void usesBaseAlone(String itself) {
        holds(usesOnly(itself, "base"));
    }

    /** query: "It imports base and, for traces, otlp." */
    @Test
    void queriesKnowHttpAlone() {
        holds(usesOnly("query", "base", "otlp"));
    }

    /** dashboard: "It imports base, query, otlp and chart." */
    @Test
    void dashboardsAreQueriesThatAreDrawn() {
        holds(usesOnly("dashboard", "base", "query", "otlp", "chart"));
    }

    /** book: "Left to others: what a cell may say (notebook); the cluster a chapter talks to (kube)". */
    @Test
    void theBookKnowsFilesAlone() {
        holds(usesOnly("book", "base", "recording"));
    }

    /** image: "Left to others: starting the programs (lab)"; of kube it knows what an ImageSupply is. */
    @Test
    void imagesKnowNothingOfTheLab() {
        holds(usesOnly("image", "base", "kube"));
    }

    /** lab: "Out of scope: what runs on the cluster (packages kube and stack)"; whoever has a lab can build its images. */
    @Test
    void theLabKnowsNothingOfWhatRunsOnIt() {
        holds(usesOnly("lab", "lab.node", "base", "image"));
    }

    /** lab.node: "it and whatever it calls use the JDK alone." */
    @Test
    void theNodeNeedsTheJdkAlone() {
        Set<JavaClass> reached = new HashSet<>();
        classes.stream()
                .filter(type -> type.getPackageName().equals("lab.node"))
                .forEach(type -> reach(type, reached));
        List<String> libraries = reached.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> !reached.contains(use.getTargetClass().getBaseComponentType()))
                .filter(use ->
                        !use.getTargetClass().getBaseComponentType().getName().matches("javax?\\..*|\\w+"))
                .map(Dependency::getDescription)
                .toList();
        assertEquals(List.of(), libraries);
    }

    private static void reach(JavaClass type, Set<JavaClass> reached) {
        if (classes.contain(type.getName()) && reached.add(type))
            type.getDirectDependenciesFromSelf()
                    .forEach(use -> reach(use.getTargetClass().getBaseComponentType(), reached));
    }

    /** worker: "It knows nothing of clusters or notebooks."; its image holds app/ alone. */
    @ParameterizedTest
    @ValueSource(strings = {"worker", "crashtest"})
    void theImageOfTheWorkerHoldsAppAlone(String itself) {
        holds(usesOnly(itself, "worker", "crashtest", "pager", "receiver", "history", "loader", "standin", "tracing"));
    }

    /** command: "called by Demo and by tests." */
    @Test
    void commandsAreCalledByNobody() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(without("command"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("command"));
    }

    /** notebook: "Called by notebooks, and by what measures or tests as they do." */
    @Test
    void nothingBelowUsesTheWordsOfNotebooks() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(without("notebook"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("notebook"));
    }

    /** stack: "composes"; nothing that it composes knows of it. */
    @Test
    void nothingBelowTheStackUsesIt() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(without("stack", "notebook", "command"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("stack"));
    }

    /**
     * base.Time for the clock: chapters are replayed from recordings with the recording's time. Exempt is what makes that
     * time, and what looks at processes and terminals of this machine.
     */
    @Test
    void whatCellsCallAsksTimeForTheClock() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(
                        "base",
                        "chart",
                        "dashboard",
                        "diagram",
                        "exposition",
                        "kube",
                        "notebook",
                        "otlp",
                        "query",
                        "recording",
                        "stack")
                .and()
                .haveNameNotMatching(
                        "base\\.(MachineTime|Progress|Command)|recording\\.(Recorder(\\$Line)?|RecordedTime)")
                .should()
                .accessTargetWhere(describe("is the machine's clock", use -> isClock(use.getTarget()))));
    }

    private static boolean isClock(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        boolean given = target instanceof CodeUnitAccessTarget method
                && method.getRawParameterTypes().stream().anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        return switch (owner) {
            case "java.lang.System" -> name.equals("nanoTime") || name.equals("currentTimeMillis");
            case "java.lang.Thread", "java.util.concurrent.TimeUnit" -> name.equals("sleep");
            case "java.util.Date" -> target.getFullName().endsWith("<init>()");
            case "java.util.Calendar" -> name.equals("getInstance");
            case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
            default -> owner.startsWith("java.time.") && name.equals("now") && !given;
        };
    }

    @Test
    void noPackagesUseEachOtherInACircle() {
        holds(slices().matching("(*)..").should().beFreeOfCycles());
    }

    /** A reader who meets a name in a stack trace or an import must not have to ask which of two it is. */
    @Test
    void noTwoFilesHaveOneName() throws IOException {
        List<String> names = topLevelNames();
        assertFalse(names.isEmpty());
        assertEquals(
                List.of(),
                names.stream()
                        .filter(name -> Collections.frequency(names, name) > 1)
                        .distinct()
                        .toList());
    }

    /** The same of a type within a file and another file; two types within different files may share a name. */
    @Test
    void noNestedTypeHasTheNameOfAFile() throws IOException {
        Set<String> names = Set.copyOf(topLevelNames());
        assertEquals(
                List.of(),
                classes.stream()
                        .filter(type -> type.isNestedClass() && names.contains(type.getSimpleName()))
                        .map(JavaClass::getName)
                        .sorted()
                        .toList());
    }

    /** The names of all files of ours, tests included, without ".java". */
    private static List<String> topLevelNames() throws IOException {
        List<String> names = new ArrayList<>();
        for (String folder : List.of("app", "scripts"))
            try (Stream<Path> files = Files.walk(Checkout.root().resolve(folder))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                        .map(name -> name.replaceFirst("\\.java$", ""))
                        .forEach(names::add);
            }
        return names;
    }

    private static ArchRule usesOnly(String itself, String... allowed) {
        String[] others =
                without(Stream.concat(Stream.of(itself), Arrays.stream(allowed)).toArray(String[]::new));
        return noClasses()
                .that()
                .resideInAPackage(itself)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    /** All packages of ours but these: one that is added falls under every rule without a word here. */
    private static String[] without(String... names) {
        return classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.isEmpty() && !Arrays.asList(names).contains(name))
                .distinct()
                .toArray(String[]::new);
    }

    private static void holds(ArchRule rule) {
        rule.check(classes);
    }
}
