package manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every container of every workload has to have. */
class ManifestWorkloadTest {
    /** A container's log is readable by root alone, and who reads it is killed by root alone. */
    private static final Set<String> ROOT = Set.of("app-cluster/collector-agent.yaml", "experiments/crash.yaml");

    /** SIGKILL comes from a process that sees the other. */
    private static final Set<String> SEE_PROCESSES = Set.of("experiments/crash.yaml", "experiments/kill.yaml");

    static Stream<ManifestFile> files() {
        return ManifestFile.all().stream()
                .filter(file -> file.containers().findAny().isPresent());
    }

    @ParameterizedTest
    @MethodSource("files")
    void probesAskANamedPort(ManifestFile file) {
        longLived(file).forEach(container -> Stream.of(container.getReadinessProbe(), container.getLivenessProbe())
                .forEach(probe -> {
                    assertNotNull(probe, () -> container.getName() + " lacks a probe");
                    String port = port(probe);
                    assertTrue(names(container).contains(port), () -> container.getName() + " has no port " + port);
                }));
    }

    @ParameterizedTest
    @MethodSource("files")
    void portsHaveNames(ManifestFile file) {
        file.containers()
                .flatMap(container -> container.getPorts().stream())
                .forEach(port -> assertNotNull(port.getName(), () -> port.getContainerPort() + " has no name"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void requestsAndAMemoryLimitAreSet(ManifestFile file) {
        file.containers().forEach(container -> {
            assertTrue(
                    container.getResources().getRequests().keySet().containsAll(List.of("cpu", "memory")),
                    container.getName());
            assertTrue(container.getResources().getLimits().containsKey("memory"), container.getName());
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void imagesHaveAVersionAndAreTakenFromTheNode(ManifestFile file) {
        file.containers().forEach(container -> {
            assertTrue(container.getImage().matches(".+:v?\\d+\\.\\d+(\\.\\d+)?"), container.getImage());
            assertEquals("IfNotPresent", container.getImagePullPolicy(), container.getImage());
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingRunsAsRootButWhatReadsRootsFilesOrKillsItsReader(ManifestFile file) {
        boolean root = ROOT.contains(file.toString());
        file.pods()
                .map(pod -> pod.getSpec().getSecurityContext())
                .forEach(security -> assertEquals(root ? null : true, security.getRunAsNonRoot()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingHasAPrivilegeOrWritesItsImage(ManifestFile file) {
        file.containers().map(Container::getSecurityContext).forEach(security -> {
            assertFalse(security.getAllowPrivilegeEscalation());
            assertTrue(security.getReadOnlyRootFilesystem());
            assertEquals(List.of("ALL"), security.getCapabilities().getDrop());
        });
    }

    /** On a full node the scheduler ends pods for one of higher priority, and they may be somebody else's. */
    @ParameterizedTest
    @MethodSource("files")
    void noPodPushesOthersOut(ManifestFile file) {
        file.pods().map(PodTemplateSpec::getSpec).forEach(pod -> assertNull(pod.getPriorityClassName()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void noPodSharesTheNodesNamespaces(ManifestFile file) {
        boolean sees = SEE_PROCESSES.contains(file.toString());
        file.pods().map(PodTemplateSpec::getSpec).forEach(pod -> {
            assertNotEquals(true, pod.getHostNetwork());
            assertEquals(sees ? true : null, pod.getHostPID());
            assertNotEquals(true, pod.getHostIPC());
        });
    }

    /** What ends by itself needs no probes: Jobs, and init containers unless they are restarted, as sidecars are. */
    private static Stream<Container> longLived(ManifestFile file) {
        return file.pods()
                .map(PodTemplateSpec::getSpec)
                .filter(pod -> !"OnFailure".equals(pod.getRestartPolicy()))
                .flatMap(pod -> Stream.concat(
                        pod.getContainers().stream(),
                        pod.getInitContainers().stream()
                                .filter(container -> "Always".equals(container.getRestartPolicy()))));
    }

    private static List<String> names(Container container) {
        return container.getPorts().stream().map(ContainerPort::getName).toList();
    }

    private static String port(Probe probe) {
        return Stream.of(
                        probe.getHttpGet() == null ? null : probe.getHttpGet().getPort(),
                        probe.getTcpSocket() == null
                                ? null
                                : probe.getTcpSocket().getPort(),
                        probe.getGrpc() == null ? null : probe.getGrpc().getPort())
                .filter(port -> port != null)
                .map(port -> port instanceof io.fabric8.kubernetes.api.model.IntOrString either
                        ? either.getStrVal()
                        : "" + port)
                .findFirst()
                .orElse("");
    }
}
