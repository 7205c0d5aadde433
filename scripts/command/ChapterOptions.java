package command;

import base.UserError;
import book.Book;
import book.Chapter;
import book.Kernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stack.Clusters;

/** What the commands that execute chapters ask for. */
final class ChapterOptions {
    @Parameters(
            paramLabel = "CHAPTER",
            arity = "0..*",
            description = "Numbers or names, as 01 or 03-prometheus; all when none is named.")
    private List<String> chapters = new ArrayList<>();

    @Mixin
    private KernelOption kernel;

    @Mixin
    private ContextOption context;

    @Option(
            names = "--cell-timeout",
            paramLabel = "SECONDS",
            defaultValue = "900",
            description = "How long one cell may take; ${DEFAULT-VALUE} s when not named.")
    private int seconds;

    List<Chapter> chosenFrom(Book book) {
        return book.chapters().named(chapters);
    }

    Kernel kernel() {
        return kernel.kernel();
    }

    Duration cellTimeout() {
        if (seconds <= 0)
            throw UserError.usage(
                    "--cell-timeout " + seconds + " leaves a cell no time", "give it a number of seconds.");
        return Duration.ofSeconds(seconds);
    }

    /** What tells the clusters that the chapters run on from others of the same name: a new lab is another cluster. */
    String cluster() {
        try (Clusters clusters = context.open()) {
            return clusters.byKubernetes(clusters.names()).keySet().stream()
                    .map(kubernetes -> kubernetes
                            .client()
                            .namespaces()
                            .withName("kube-system")
                            .get()
                            .getMetadata()
                            .getUid())
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
    }

    /** The chapters that apply a manifest whose image cannot be had, each with a sentence that says why and what to do. */
    Map<Chapter, String> leftOut(List<Chapter> chapters) {
        Map<Chapter, String> leftOut = new LinkedHashMap<>();
        List<Chapter> applying = chapters.stream()
                .filter(chapter -> !chapter.manifests().isEmpty())
                .toList();
        if (applying.isEmpty()) return leftOut;
        try (Clusters clusters = context.open()) {
            for (Chapter chapter : applying)
                clusters.missingImages(clusters.names(), chapter.manifests()).values().stream()
                        .findFirst()
                        .ifPresent(sentence -> leftOut.put(chapter, sentence));
        }
        return leftOut;
    }

    /** For the notebooks; throws UserError for a context that is not there before any of them is started. */
    Map<String, String> environment() {
        if (context.text() == null) return Map.of();
        try (Clusters clusters = context.open()) {
            clusters.byKubernetes(clusters.names());
        }
        return Map.of("OBSERVABILITY_CONTEXT", context.text());
    }
}
