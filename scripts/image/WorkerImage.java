package image;

import base.Checkout;
import base.Progress;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sample worker's image: on the lab over a runtime of our own making, elsewhere over a JRE's base image. */
record WorkerImage(String reference, Base base, Set<String> architectures) implements ImageRecipe {
    static final String REFERENCE = "observability-demo/worker:1.0.0";
    private static final String JRE = "docker.io/library/eclipse-temurin:17-jre";
    private static final String FOLDER = "/opt/worker";

    /** What lies below the worker's jars. */
    enum Base {
        /** Nothing but the parts of this machine's Java that the worker uses: needs no registry. */
        SCRATCH,
        /** A published JRE: needs a registry, and is there for other processors than this machine's. */
        JRE
    }

    static WorkerImage forLab() {
        return new WorkerImage(REFERENCE, Base.SCRATCH, Set.of());
    }

    /** For nodes with these processors, as Kubernetes calls them: amd64, arm64. */
    static WorkerImage forCluster(Set<String> architectures) {
        return new WorkerImage(REFERENCE, Base.JRE, new TreeSet<>(architectures));
    }

    @Override
    public String licence() {
        return "Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0";
    }

    @Override
    public Optional<String> digest() {
        return Optional.empty();
    }

    @Override
    public String origin() {
        return "app/worker on "
                + (base == Base.SCRATCH ? "this machine's Java " + System.getProperty("java.version") : JRE);
    }

    /** Apart from the other base's, which another cluster of the same reader may use. */
    @Override
    public String fileName() {
        return ImageRecipe.super.fileName() + "-" + base.name().toLowerCase(Locale.ROOT)
                + architectures.stream().map("-"::concat).collect(Collectors.joining());
    }

    @Override
    public String key() throws IOException {
        CacheKey key = new CacheKey()
                .with(reference)
                .with(origin())
                .with(JavaRuntime.LAYOUT)
                .with(Scratch.LAYOUT);
        try (Stream<Path> sources = Files.walk(script().getParent().getParent())) {
            sources.filter(Files::isRegularFile).sorted().forEach(key::withFile);
        }
        return key.toString();
    }

    @Override
    public JibContainerBuilder assemble(Path workspace, Progress progress) throws IOException, InterruptedException {
        progress.show("Compiling the worker");
        Path application = Files.createDirectories(workspace.resolve("worker"));
        JBang.export(script(), application.resolve("worker.jar"));
        JibContainerBuilder image = base == Base.SCRATCH ? onScratch(workspace, progress) : onJre(architectures);
        // On somebody's machine it listens on loopback; a pod's network is its own, and its address the point.
        return image.addFileEntriesLayer(layer(application))
                .addEnvironmentVariable("WORKER_ADDRESS", "0.0.0.0")
                .setUser("65532");
    }

    private static JibContainerBuilder onScratch(Path workspace, Progress progress)
            throws IOException, InterruptedException {
        Scratch scratch = new Scratch();
        JavaRuntime runtime = JavaRuntime.link(workspace.resolve("runtime"), progress);
        runtime.addTo(scratch);
        return scratch.image().setEntrypoint(command(runtime.java()));
    }

    private static JibContainerBuilder onJre(Set<String> architectures) {
        Registries registries = Registries.fromEnvironment();
        return Jib.from(Registries.withCredentials(registries.source(JRE)))
                .setPlatforms(architectures.stream()
                        .map(architecture -> new Platform(architecture, "linux"))
                        .collect(Collectors.toSet()))
                .setEntrypoint(command("java"));
    }

    /** The jar's manifest names the main class and the jars beside it. */
    private static List<String> command(String java) {
        return List.of(java, "-jar", FOLDER + "/worker.jar");
    }

    private static FileEntriesLayer layer(Path application) throws IOException {
        return FileEntriesLayer.builder()
                .setName("worker")
                .addEntryRecursive(application, AbsoluteUnixPath.get(FOLDER))
                .build();
    }

    private static Path script() {
        return Checkout.root().resolve("app/worker/Worker.java");
    }
}
