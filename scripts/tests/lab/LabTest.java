package lab;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Cache;
import base.Deadline;
import base.Progress;
import base.TextFiles;
import base.UserError;
import image.Program;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lab.node.Folders;
import lab.node.KernelSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("cluster")
class LabTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static Lab lab;

    @BeforeAll
    static void findLab() {
        lab = Lab.usual();
        assertTrue(lab.running(), "these tests need the lab that scripts/test starts");
    }

    @Test
    void tellsHowEachComponentIs() {
        var components = lab.components();
        assertEquals(
                List.of(
                        "etcd",
                        "containerd",
                        "kube-apiserver",
                        "kube-controller-manager",
                        "kube-scheduler",
                        "kubelet",
                        "kube-proxy",
                        "kube-router"),
                components.stream().map(Component::name).toList());
        assertTrue(components.stream().allMatch(c -> c.up() && c.rssKib() > 1024), components::toString);
    }

    @Test
    void runsTheVersionsItSays() {
        try (var client = client()) {
            var kubernetes = "v" + Program.KUBERNETES.version();
            assertEquals(kubernetes, client.getKubernetesVersion().getGitVersion());
            var node = client.nodes().withName(lab.name()).get().getStatus().getNodeInfo();
            assertEquals(kubernetes, node.getKubeletVersion());
            assertEquals("containerd://" + Program.CONTAINERD.version(), node.getContainerRuntimeVersion());
        }
    }

    @Test
    void noComponentIsAdministrator() {
        try (var client = client()) {
            var admins = client.rbac().clusterRoleBindings().list().getItems().stream()
                    .filter(binding -> binding.getRoleRef().getName().equals("cluster-admin"))
                    .flatMap((ClusterRoleBinding binding) -> binding.getSubjects().stream())
                    .map(subject -> subject.getName())
                    .sorted()
                    .toList();
            assertEquals(List.of("kubeadm:cluster-admins", "system:masters"), admins);
        }
    }

    @Test
    void restartsAComponentThatDies() {
        var before = component("kube-scheduler").restarts();
        ProcessHandle.of(component("kube-scheduler").pid()).orElseThrow().destroyForcibly();
        Deadline.in(SOON)
                .require(
                        "a restart",
                        () -> component("kube-scheduler").toString(),
                        () -> component("kube-scheduler").restarts() == before + 1
                                && component("kube-scheduler").up());
    }

    @Test
    void tellsThePidsOfThisMachine() {
        lab.components().forEach(component -> {
            var program = ProcessHandle.of(component.pid())
                    .flatMap(process -> process.info().command())
                    .orElse("");
            assertTrue(program.endsWith("/" + component.name()), component + " is " + program);
        });
    }

    /** A stopped process exists, but it answers nobody. */
    @Test
    void aComponentThatHangsIsDownWithinSeconds() throws Exception {
        var kubelet = Long.toString(component("kubelet").pid());
        assertEquals(0, new ProcessBuilder("kill", "-STOP", kubelet).start().waitFor());
        try {
            Deadline.in(Duration.ofSeconds(10))
                    .require("kubelet down", () -> component("kubelet").toString(), () -> !component("kubelet")
                            .up());
        } finally {
            assertEquals(0, new ProcessBuilder("kill", "-CONT", kubelet).start().waitFor());
        }
        Deadline.in(SOON).require("kubelet up", () -> component("kubelet").toString(), () -> component("kubelet")
                .up());
    }

    @Test
    void isFoundByTheAddressOfItsApiServer() {
        try (var client = client()) {
            assertEquals(
                    lab.name(),
                    Lab.at(client.getMasterUrl().toString()).orElseThrow().name());
        }
        assertTrue(Lab.at("https://127.0.0.1:6443/").isEmpty());
    }

    @Test
    void nobodyElseMayReadItsFiles() throws IOException {
        assertPrivate(Cache.path());
        assertPrivate(lab.folder());
        var cluster = lab.folder().resolve("cluster");
        var folders = new ArrayList<>(List.of(cluster.resolve("pki"), cluster.resolve("kubeconfig")));
        // Its keys are drawn when a chapter deploys it for the first time.
        var bucket = Cache.path("bucket");
        if (Files.exists(bucket)) folders.add(bucket);
        for (var folder : folders) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(f -> f.toString().matches(".*\\.(keys?|conf)"))
                        .toList()) assertPrivate(file);
            }
        }
    }

    private static void assertPrivate(Path file) throws IOException {
        var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        assertTrue(mode.endsWith("------"), file + " is " + mode);
    }

    /** What the kubelet writes when it starts must not reach the machine's kernel. */
    @Test
    void leavesTheKernelsSettingsToTheMachine() throws IOException {
        var mounts = Files.readString(Path.of("/proc/" + box(lab).pid() + "/mountinfo"));
        KernelSettings.OVERWRITTEN.stream()
                .filter(setting -> Files.exists(Path.of("/proc/sys", setting)))
                .forEach(setting -> assertTrue(mounts.contains(" /proc/sys/" + setting + " "), setting));
        assertEquals(
                "10",
                TextFiles.read(lab.folder().resolve("cluster/kernel/kernel/panic"))
                        .strip(),
                "the kubelet's value, in the copy");
    }

    @Test
    void refusesToStartTwice() {
        var refusal = assertThrows(UserError.class, () -> lab.up(Progress.silent()));
        assertTrue(refusal.getMessage().contains("is running already"), refusal.getMessage());
    }

    @Test
    void startsBesideAnotherAndLeavesNothingBehind() {
        var other = Lab.named("beside");
        other.up(Progress.silent());
        try {
            assertTrue(other.running());
        } finally {
            assertEquals(List.of(), other.down(Progress.silent()));
        }
        assertFalse(other.running());
        assertTrue(lab.components().stream().allMatch(Component::up), () -> lab.components()
                .toString());
        assertThrows(UserError.class, () -> other.down(Progress.silent()));
    }

    @Test
    void endsWhatACrashLeftBeforeItStartsAgain() {
        var crashed = Lab.named("crashed");
        crashed.up(Progress.silent());
        box(crashed).destroyForcibly();
        Deadline.in(SOON).require("the crash", () -> "it still runs", () -> !crashed.running());
        assertDoesNotThrow(() -> crashed.up(Progress.silent()));
        assertEquals(List.of(), crashed.down(Progress.silent()));
    }

    private static Component component(String name) {
        return lab.components().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ProcessHandle box(Lab of) {
        return NodeProcess.of(new Folders(of.folder())).orElseThrow();
    }

    private static KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(lab.kubeconfig().toFile()))
                .build();
    }
}
