package image;

import base.UserError;
import java.util.List;
import java.util.stream.Stream;

/** Every image that manifests name. */
final class Images {
    private Images() {}

    /** In the order of need: those that a cluster starts with first. */
    static Stream<Image> all() {
        return Stream.of(Stream.of(WorkerImage.forLab()), Program.images(), PublishedImage.ALL.stream())
                .flatMap(images -> images);
    }

    /** The image that manifests call so; throws UserError for one that is not in the table. */
    static Image named(String reference) {
        return all().filter(image -> image.reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "The lab has no image " + reference,
                        "take one of those that 'scripts/demo lab images' lists, or use a cluster with a registry."));
    }

    static List<ProgramImage> of(List<Program> programs) {
        return programs.stream().flatMap(program -> program.image().stream()).toList();
    }

    /** What to say of images that can be had in no way. */
    static UserError unavailable(List<String> references, String reason) {
        return UserError.absent(
                "No image " + String.join(", ", references) + ", because " + reason
                        + " and this project never builds it",
                "name a mirror that has it in " + Registries.MIRROR + ", or add what 'docker save' wrote with"
                        + " 'scripts/demo lab images --add FILE';"
                        + " 'scripts/start --recorded' shows the chapter"
                        + " without it.");
    }

    /** The name with its registry, as containerd and Kubernetes store it. */
    static String fullName(String reference) {
        String first = reference.substring(0, Math.max(0, reference.indexOf('/')));
        return first.contains(".") || first.contains(":") || first.equals("localhost")
                ? reference
                : "docker.io/" + reference;
    }
}
