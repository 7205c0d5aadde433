package image;

import base.Cache;
import base.Progress;
import base.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What has to be done until images are at hand, known before any of it is done. */
final class ImagePlan {
    /** What a connection of 100 Mbit/s brings in a second. */
    private static final long BYTES_PER_SECOND = 12_000_000;

    private static final long SECONDS_TO_PACK = 3;
    private static final int SHOWN = 3;

    private final ImageStore store;
    private final Registries registries;
    private final ImageChoice choice;
    private final List<Pull> pulls = new ArrayList<>();
    private final List<ImageRecipe> builds = new ArrayList<>();
    /** By the reason: what cannot be had, and what is built or stays as it is instead of being pulled. */
    private final Map<String, List<String>> missing = new LinkedHashMap<>();

    private final Map<String, List<String>> notPulled = new LinkedHashMap<>();

    /** By the image that is missing: those that nobody uses without it. */
    private final Map<String, List<String>> leftOut = new LinkedHashMap<>();

    /** To be built even if no image of the plan holds them. */
    private final Set<Program> apart = new HashSet<>();

    private ImagePlan(ImageStore store, Registries registries, ImageChoice choice) {
        this.store = store;
        this.registries = registries;
        this.choice = choice;
    }

    static ImagePlan of(Collection<? extends Image> images, ImageStore store, Registries registries, ImageChoice choice)
            throws IOException {
        ImagePlan plan = new ImagePlan(store, registries, choice);
        for (Image image : images) plan.add(image);
        plan.leaveOut();
        return plan;
    }

    /** Builds these programs, too. */
    ImagePlan with(Collection<Program> programs) {
        apart.addAll(programs);
        return this;
    }

    private void add(Image image) throws IOException {
        Optional<Way> there = store.find(image).map(ImageStore.Stored::way);
        boolean pullable = image.published() && choice != ImageChoice.BUILD;
        boolean buildable = image instanceof ImageRecipe && !(image.published() && choice == ImageChoice.PULL);
        if (there.isPresent() && (choice == ImageChoice.ANY || !another(there.get(), pullable, buildable))) return;
        String problem = "no registry was asked";
        if (pullable) {
            Optional<String> refused = pull(image);
            if (refused.isEmpty()) return;
            problem = refused.get();
            if (buildable || there.isPresent()) note(notPulled, problem, image);
        }
        if (buildable) builds.add((ImageRecipe) image);
        else if (there.isEmpty()) note(missing, problem, image);
    }

    /** Nobody has to wait for what nobody will use. */
    private void leaveOut() {
        Stream.concat(pulls.stream().map(Pull::image), builds.stream())
                .filter(this::isUnused)
                .forEach(image -> note(leftOut, image.onlyBeside().orElseThrow(), image));
        pulls.removeIf(pull -> isUnused(pull.image()));
        builds.removeIf(this::isUnused);
    }

    /** Whether another image, without which nobody uses this one, is missing. */
    private boolean isUnused(Image image) {
        return image.onlyBeside().filter(missing()::containsKey).isPresent();
    }

    private static void note(Map<String, List<String>> images, String reason, Image image) {
        images.computeIfAbsent(reason, any -> new ArrayList<>()).add(image.reference());
    }

    /** Whether the way that was chosen is another than the one the image came. */
    private static boolean another(Way came, boolean pullable, boolean buildable) {
        return pullable ? came != Way.PULLED : buildable && came != Way.BUILT;
    }

    /** Why it cannot be pulled; empty if it can. */
    private Optional<String> pull(Image image) {
        try {
            pulls.add(registries.find(image));
            return Optional.empty();
        } catch (UserError e) {
            if (!e.mayPass()) throw e;
            return Optional.of(e.what());
        }
    }

    /** The images that cannot be had, each with a sentence that says why and what to do; one for all of the same reason. */
    Map<String, String> missing() {
        Map<String, String> sentences = new LinkedHashMap<>();
        missing.forEach((reason, images) -> images.forEach(
                image -> sentences.put(image, Images.unavailable(images, reason).getMessage())));
        return sentences;
    }

    /** What is to be pulled and built and about how long it takes; empty if nothing is. */
    Optional<String> estimate() {
        List<String> parts = new ArrayList<>();
        if (!pulls.isEmpty()) {
            long bytes = pulls.stream().mapToLong(Pull::bytes).sum();
            parts.add("pull "
                    + names(
                            "images",
                            pulls.stream().map(pull -> pull.image().reference()).toList()) + ", " + Size.of(bytes)
                    + ", about " + (1 + bytes / BYTES_PER_SECOND) + " s at 100 Mbit/s");
        }
        List<Program> programs =
                programs().stream().filter(program -> !program.built()).toList();
        if (!programs.isEmpty())
            parts.add("build "
                    + names("programs", programs.stream().map(Program::label).toList()) + ", about "
                    + new BuildTimes(Cache.path("build-times.properties")).expected(programs) + " s");
        if (!builds.isEmpty())
            parts.add("pack "
                    + names("images", builds.stream().map(Image::reference).toList()) + ", about "
                    + SECONDS_TO_PACK * builds.size() + " s");
        return parts.isEmpty() ? Optional.empty() : Optional.of("To do: " + String.join("; ", parts));
    }

    /** Many are told by their number. */
    private static String names(String kind, List<String> names) {
        return names.size() > SHOWN ? names.size() + " " + kind : String.join(", ", names);
    }

    /** Those of the table that are to be built, in its order: what a cluster starts with comes first. */
    private List<Program> programs() {
        return Arrays.stream(Program.values())
                .filter(program -> program.image().filter(this::isUnused).isEmpty())
                .filter(program -> apart.contains(program)
                        || builds.stream().anyMatch(image -> program.image().equals(Optional.of(image))))
                .toList();
    }

    /** Does it all; throws UserError if a pull or a build fails. Interrupted and run again, it goes on. */
    void run(Progress progress) throws IOException, InterruptedException {
        estimate().ifPresent(progress::done);
        notPulled.forEach(
                (reason, images) -> progress.done("Not pulled, because " + reason + ": " + String.join(", ", images)));
        leftOut.forEach((other, images) ->
                progress.done("Left out, because only used beside " + other + ": " + String.join(", ", images)));
        for (Pull pull : pulls) pull.run(store, progress);
        Binaries.ensure(programs(), progress);
        for (ImageRecipe image : builds) store.build(image, progress);
    }

    /** Throws UserError that says what to do if an image cannot be had. */
    void require() {
        missing.forEach((reason, images) -> {
            throw Images.unavailable(images, reason);
        });
    }
}
