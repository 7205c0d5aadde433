package image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.ChildJvm;
import base.Progress;
import base.Step;
import base.UserError;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.image.json.ManifestListTemplate;
import com.google.cloud.tools.jib.image.json.V22ManifestListTemplate;
import com.google.cloud.tools.jib.registry.RegistryClient;
import io.fabric8.kubernetes.api.model.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.Tool;

/** Pulls from a real registry on loopback, which stands in as a mirror for those that the names say. */
@Tag("tools")
class RegistriesTest {
    private static final String LOKI = "grafana/loki:3.7.6";

    @TempDir
    Path folder;

    private ImageStore store() {
        return new ImageStore(folder.resolve("images"));
    }

    private Registries mirror(LocalRegistry registry) {
        return new Registries(Optional.of(registry.name() + "/mirror"), folder.resolve("config.json"));
    }

    private static Image loki(String digest) {
        return new PublishedImage(LOKI, "AGPL-3.0-only", Optional.ofNullable(digest));
    }

    private void pull(Image image, Registries registries, ImageStore store) {
        Step.run("Pulling", () -> registries.find(image).run(store, Progress.silent()));
    }

    @Test
    void whatTheMirrorHasIsPulledWholeAndItsDigestKept() throws Exception {
        try (LocalRegistry registry = new LocalRegistry(folder, false)) {
            Image loki = loki(registry.push("mirror/" + LOKI));
            pull(loki, mirror(registry), store());
            ImageStore.Stored stored = store().find(loki).orElseThrow();
            assertEquals(Way.PULLED, stored.way());
            assertEquals(loki.digest().orElseThrow(), "sha256:" + stored.id());
            assertEquals(Set.of("0.tar", "1.tar", "config.json", "manifest.json"), entries(stored.file()));
        }
    }

    @Test
    void whatHasAnotherDigestIsRefused() throws Exception {
        try (LocalRegistry registry = new LocalRegistry(folder, false)) {
            String there = registry.push("mirror/" + LOKI);
            String wanted = "sha256:" + "0".repeat(64);
            UserError error =
                    assertThrows(UserError.class, () -> mirror(registry).find(loki(wanted)));
            assertEquals(
                    registry.name() + "/mirror/" + LOKI + " is " + there + " there and should be " + wanted,
                    error.what());
        }
    }

    @Test
    void aPasswordIsTakenFromDockersFile() throws Exception {
        Image loki;
        try (LocalRegistry open = new LocalRegistry(folder, false)) {
            loki = loki(open.push("mirror/" + LOKI));
        }
        try (LocalRegistry registry = new LocalRegistry(folder, true)) {
            UserError refused =
                    assertThrows(UserError.class, () -> mirror(registry).find(loki));
            assertTrue(refused.getMessage().contains("docker login " + registry.name()), refused.getMessage());

            login(registry);
            pull(loki, mirror(registry), store());
            assertTrue(store().find(loki).isPresent());
        }
    }

    @Test
    void anInterruptedPullGoesOnWithTheLayerThatHasNotCome() throws Exception {
        try (LocalRegistry registry = new LocalRegistry(folder, false)) {
            Image loki = loki(registry.push("mirror/" + LOKI));
            Pull pull = mirror(registry).find(loki);
            String lower = pull.manifest().getLayers().get(0).getDigest().toString();
            String upper = pull.manifest().getLayers().get(1).getDigest().toString();
            Path away = Files.move(registry.blob(upper), folder.resolve("away"));
            assertThrows(UserError.class, () -> pull(loki, mirror(registry), store()));
            assertTrue(store().find(loki).isEmpty());

            Files.move(away, registry.blob(upper));
            Files.delete(registry.blob(lower));
            pull(loki, mirror(registry), store());
            assertTrue(store().find(loki).isPresent());
            assertEquals(List.of(), hidden(store()));
        }
    }

    @Test
    void aLayerThatTheRegistryHasDamagedIsNotKept() throws Exception {
        try (LocalRegistry registry = new LocalRegistry(folder, false)) {
            Image loki = loki(registry.push("mirror/" + LOKI));
            Pull pull = mirror(registry).find(loki);
            Path blob =
                    registry.blob(pull.manifest().getLayers().get(1).getDigest().toString());
            byte[] bytes = Files.readAllBytes(blob);
            bytes[bytes.length / 2] ^= 1;
            Files.write(blob, bytes);
            UserError error = assertThrows(UserError.class, () -> pull(loki, mirror(registry), store()));
            assertTrue(error.getMessage().contains("has digest"), error.getMessage());
            assertTrue(store().find(loki).isEmpty());
        }
    }

    @Test
    void aManifestThatItsIndexDoesNotNameIsRefused() throws Exception {
        try (LocalRegistry registry = new LocalRegistry(folder, false)) {
            Image loki = loki(registry.pushFor("mirror/" + LOKI, "amd64", "arm64"));
            String index = loki.digest().orElseThrow();
            RegistryClient client = mirror(registry).find(loki).client();
            List<String> one = client.pullManifest(index, V22ManifestListTemplate.class)
                    .getManifest()
                    .getDigestsForPlatform(ImageParts.ARCHITECTURE, "linux");
            Files.writeString(registry.blob(one.get(0)), " ", StandardOpenOption.APPEND);
            UserError error =
                    assertThrows(UserError.class, () -> mirror(registry).find(loki));
            assertTrue(error.what().endsWith("(its manifest is not the one that its index names)"), error.what());
        }
    }

    @Test
    void aPlanPullsWhatThereIsAndSaysWhatThereIsNot() throws Exception {
        try (LocalRegistry registry = new LocalRegistry(folder, false)) {
            Image loki = loki(registry.push("mirror/" + LOKI));
            Image tempo = new PublishedImage("grafana/tempo:2.10.8", "AGPL-3.0-only", Optional.empty());
            ImagePlan plan = ImagePlan.of(List.of(loki, tempo), store(), mirror(registry), ImageChoice.ANY);
            assertEquals(
                    "To do: pull grafana/loki:3.7.6, 3 MiB, about 1 s at 100 Mbit/s",
                    plan.estimate().orElseThrow());
            assertEquals(Set.of("grafana/tempo:2.10.8"), plan.missing().keySet());
            UserError missing = assertThrows(UserError.class, plan::require);
            assertEquals(3, missing.exitCode());
            assertTrue(missing.getMessage().contains("OBSERVABILITY_MIRROR"), missing.getMessage());
            assertTrue(missing.getMessage().contains("lab images --add FILE"), missing.getMessage());
            assertTrue(missing.getMessage().contains("scripts/start --recorded"), missing.getMessage());
        }
    }

    /** In a JVM of its own, because it is the environment that names mirror, registry and credentials. */
    @Test
    void theWorkerIsPushedForTheProcessorsOfTheNodes() throws Exception {
        try (LocalRegistry open = new LocalRegistry(folder, false)) {
            open.pushFor("mirror/library/eclipse-temurin:17-jre", "amd64", "arm64");
        }
        try (LocalRegistry registry = new LocalRegistry(folder, true)) {
            login(registry);
            ProcessBuilder push = ChildJvm.command(PushWorker.class, registry.name() + "/team");
            push.environment().put(Registries.MIRROR, registry.name() + "/mirror");
            push.environment().put("DOCKER_CONFIG", folder.toString());
            Process process = push.inheritIO().start();
            assertEquals(0, process.waitFor());
            Registries team = new Registries(Optional.of(registry.name() + "/team"), folder.resolve("config.json"));
            Image worker = new PublishedImage(WorkerImage.REFERENCE, "Apache-2.0", Optional.empty());
            Pull ours = team.find(worker);
            ManifestListTemplate all = ours.client()
                    .pullManifest(ours.digest(), V22ManifestListTemplate.class)
                    .getManifest();
            for (String architecture : new String[] {"amd64", "arm64"})
                assertEquals(1, all.getDigestsForPlatform(architecture, "linux").size(), architecture);
        }
    }

    /** Pushes the worker's image for nodes of two kinds. */
    static final class PushWorker {
        /** The registry. */
        public static void main(String[] arguments) {
            List<Node> nodes = Stream.of("amd64", "arm64")
                    .map(architecture -> ContextImagesTest.node(null, null, architecture))
                    .toList();
            ContextImages.of("any", arguments[0], () -> nodes).supply(Set.of(WorkerImage.REFERENCE), Progress.silent());
        }
    }

    private void login(LocalRegistry registry) throws IOException {
        String login = Base64.getEncoder().encodeToString(LocalRegistry.LOGIN.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\": {\"" + registry.name() + "\": {\"auth\": \"" + login + "\"}}}");
    }

    @Test
    void aDiskThatIsTooSmallIsSaidBeforeAnythingIsFetched() throws Exception {
        try (LocalRegistry registry = new LocalRegistry(folder, false);
                SmallDisk disk = new SmallDisk(folder, 4)) {
            Image loki = loki(registry.push("mirror/" + LOKI));
            UserError full =
                    assertThrows(UserError.class, () -> pull(loki, mirror(registry), new ImageStore(disk.path())));
            assertTrue(
                    full.getMessage().contains("4 MiB free and pulling grafana/loki:3.7.6 takes 5 MiB"),
                    full.getMessage());
        }
    }

    @Test
    void anArchiveThatFillsTheDiskLeavesNothingOnIt() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder, 3)) {
            Path archive = folder.resolve("loki.tar");
            LocalRegistry.twoLayers(folder)
                    .containerize(Containerizer.to(TarImage.at(archive).named(LOKI)));
            ImageStore store = new ImageStore(disk.path());
            UserError full = assertThrows(UserError.class, () -> ImageList.add(archive, store));
            assertTrue(full.getMessage().contains("free some space on the disk"), full.getMessage());
            try (Stream<Path> left = Files.list(disk.path())) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    /** A disk of a few mebibytes, in memory. */
    private record SmallDisk(Path path) implements AutoCloseable {
        SmallDisk(Path folder, int mebibytes) throws Exception {
            this(Files.createDirectory(folder.resolve("disk")));
            Tool mount =
                    Tool.run(path, "mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", path.toString());
            assertEquals(0, mount.exit(), mount.printed());
        }

        @Override
        public void close() throws IOException {
            try {
                Tool.run(path.getParent(), "umount", path.toString());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private static Set<String> entries(Path tar) throws IOException {
        Set<String> names = new TreeSet<>();
        try (TarArchiveInputStream files = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry())
                names.add(file.getName());
        }
        return names;
    }

    /** Folders of unfinished work; locks stay. */
    private static List<Path> hidden(ImageStore store) throws IOException {
        try (Stream<Path> files = Files.list(store.folder())) {
            return files.filter(Files::isDirectory).collect(Collectors.toCollection(ArrayList::new));
        }
    }
}
