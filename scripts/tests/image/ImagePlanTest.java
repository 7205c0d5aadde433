package image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done for which image where no registry answers. */
class ImagePlanTest {
    private static final Image LOKI = Images.named("grafana/loki:3.7.6");
    private static final Image VICTORIALOGS = Images.named("victoriametrics/victoria-logs:v1.52.1");
    private static final Image PAUSE = Images.named("observability-demo/pause:1");
    private static final Image COREDNS = Images.named("registry.k8s.io/coredns/coredns:v1.15.0");

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private ImageStore store;

    @BeforeEach
    void anEmptyStore() {
        store = new ImageStore(folder.resolve("images"));
    }

    /** Hangs up on everybody who asks. */
    private interface Asking {
        void with(Registries registries) throws Exception;
    }

    private void whereNoRegistryAnswers(Asking asking) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> hangUp(server));
            thread.setDaemon(true);
            thread.start();
            asking.with(new Registries(Optional.of("127.0.0.1:" + server.getLocalPort()), folder.resolve("none")));
        }
    }

    private void hangUp(ServerSocket server) {
        try {
            while (true) {
                server.accept().close();
                asked.incrementAndGet();
            }
        } catch (IOException closed) {
            return;
        }
    }

    private ImagePlan plan(Registries registries, ImageChoice choice, Image... images) throws IOException {
        return ImagePlan.of(List.of(images), store, registries, choice);
    }

    @Test
    void aRegistryThatDoesNotAnswerIsAskedOnce() throws Exception {
        whereNoRegistryAnswers(registries -> {
            assertTrue(assertThrows(UserError.class, () -> registries.find(LOKI))
                    .what()
                    .endsWith("does not answer"));
            int first = asked.get();
            assertThrows(UserError.class, () -> registries.find(COREDNS));
            assertTrue(first > 0);
            assertEquals(first, asked.get());
        });
    }

    @Test
    void whatCanBeBuiltIsBuiltAndTheRestIsMissing() throws Exception {
        whereNoRegistryAnswers(registries -> {
            ImagePlan plan = plan(registries, ImageChoice.ANY, PAUSE, COREDNS, LOKI);
            assertEquals(Set.of("grafana/loki:3.7.6"), plan.missing().keySet());
            String estimate = plan.estimate().orElseThrow();
            assertTrue(
                    estimate.endsWith(
                            "pack observability-demo/pause:1, registry.k8s.io/coredns/coredns:v1.15.0, about 6 s"),
                    estimate);
        });
    }

    @Test
    void whatIsUsedOnlyBesideAnImageThatIsMissingIsLeftOut() throws Exception {
        whereNoRegistryAnswers(registries -> {
            ImagePlan both =
                    plan(registries, ImageChoice.BUILD, VICTORIALOGS, LOKI).with(Set.of(Program.VICTORIALOGS));
            assertEquals(Set.of("grafana/loki:3.7.6"), both.missing().keySet());
            assertEquals(Optional.empty(), both.estimate());
        });
    }

    @Test
    void askedForAloneItIsBuilt() throws Exception {
        whereNoRegistryAnswers(registries -> {
            String estimate =
                    plan(registries, ImageChoice.ANY, VICTORIALOGS).estimate().orElseThrow();
            assertTrue(estimate.endsWith("pack victoriametrics/victoria-logs:v1.52.1, about 3 s"), estimate);
        });
    }

    @Test
    void whoeverWantsAPullGetsNoBuildOfWhatRegistriesHave() throws Exception {
        whereNoRegistryAnswers(registries -> assertEquals(
                Set.of("registry.k8s.io/coredns/coredns:v1.15.0", "grafana/loki:3.7.6"),
                plan(registries, ImageChoice.PULL, PAUSE, COREDNS, LOKI)
                        .missing()
                        .keySet()));
    }

    @Test
    void whoeverWantsABuildAsksNoRegistry() throws Exception {
        whereNoRegistryAnswers(registries -> {
            ImagePlan plan = plan(registries, ImageChoice.BUILD, COREDNS, LOKI);
            assertEquals(Set.of("grafana/loki:3.7.6"), plan.missing().keySet());
            assertEquals(0, asked.get());
        });
    }

    @Test
    void whatWasAddedIsThereWhateverIsWanted() throws Exception {
        Path archive = folder.resolve("loki.tar");
        LocalRegistry.twoLayers(folder)
                .containerize(Containerizer.to(TarImage.at(archive).named(LOKI.reference())));
        ImageList.add(archive, store);
        whereNoRegistryAnswers(registries -> {
            for (ImageChoice choice : ImageChoice.values()) {
                ImagePlan plan = plan(registries, choice, LOKI);
                assertEquals(Map.of(), plan.missing(), choice.name());
                assertEquals(Optional.empty(), plan.estimate(), choice.name());
            }
        });
    }
}
