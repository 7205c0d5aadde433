package image;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every image the demo knows how to make. */
final class Images {
    private Images() {}

    static Stream<ImageRecipe> ofLab() {
        return Stream.concat(Stream.of(WorkerImage.forLab()), Program.images());
    }

    static Set<String> references(List<Program> programs) {
        return programs.stream()
                .flatMap(program -> program.image().stream())
                .map(ImageRecipe::reference)
                .collect(Collectors.toSet());
    }

    /** The name with its registry, as containerd and Kubernetes store it. */
    static String fullName(String reference) {
        String first = reference.substring(0, Math.max(0, reference.indexOf('/')));
        return first.contains(".") || first.contains(":") || first.equals("localhost")
                ? reference
                : "docker.io/" + reference;
    }
}
