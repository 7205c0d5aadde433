package manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.TextFiles;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a manifest refers to exists: in some manifest, or made when a cluster is deployed. */
class ReferenceTest {
    /** Made by {@code stack}, so that no credential is committed. */
    private static final Set<String> SECRETS = Set.of("object-storage", "grafana");

    /** Read once, not once for each of some three hundred tests. */
    private static final List<ManifestFile> ALL = ManifestFile.all();

    static Stream<ManifestFile> files() {
        return ManifestFile.all().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyConfigMapExists(ManifestFile file) {
        Set<String> known = names(ConfigMap.class);
        configMaps(file).forEach(name -> assertTrue(known.contains(name), () -> "no ConfigMap " + name));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySecretIsGenerated(ManifestFile file) {
        secrets(file).forEach(name -> assertTrue(SECRETS.contains(name), () -> "no Secret " + name));
    }

    /** At home nothing of {@code stack} makes it, so the README has to name all that anything reads of it. */
    @Test
    void everyKeyOfTheBucketsSecretIsInTheReadme() {
        Set<String> read = ALL.stream()
                .filter(file ->
                        file.folder().equals("app-cluster") || file.folder().equals("report-cluster"))
                .flatMap(ManifestFile::pods)
                .flatMap(pod -> keys("object-storage", pod.getSpec()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(read.containsAll(Set.of("objstore.yml", "S3_ENDPOINT")), read::toString);
        assertEquals(read, AtHome.read().keys("object-storage"));
    }

    /** Upstream's; the worker and what is built from it are of the same clone. */
    @Test
    void everyVersionThatRunsIsInTheReadme() {
        String readme = TextFiles.read(Checkout.root().resolve("README.md"));
        Set<String> versions = ALL.stream()
                .flatMap(ManifestFile::containers)
                .map(Container::getImage)
                .filter(image -> !image.startsWith("observability-demo/"))
                .map(image -> image.replaceFirst(".*:v?", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(versions.size() > 5, versions::toString);
        versions.forEach(
                version -> assertTrue(readme.contains(" " + version + " "), () -> "README does not name " + version));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyServiceAccountExists(ManifestFile file) {
        Set<String> known = names(ServiceAccount.class);
        file.pods()
                .map(pod -> pod.getSpec().getServiceAccountName())
                .filter(Objects::nonNull)
                .forEach(name -> assertTrue(known.contains(name), () -> "no ServiceAccount " + name));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyServiceFindsPodsAndTheirPortsByName(ManifestFile file) {
        file.objects(Service.class)
                .filter(service -> service.getSpec().getSelector() != null
                        && !service.getSpec().getSelector().isEmpty())
                .forEach(service -> service.getSpec().getPorts().forEach(port -> {
                    String target = port.getTargetPort().getStrVal();
                    assertTrue(ports(service.getSpec().getSelector()).contains(target), () -> "no port " + target);
                }));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyNetworkPolicyOpensPortsThatItsPodsHave(ManifestFile file) {
        file.objects(NetworkPolicy.class).forEach(policy -> {
            Map<String, String> pods = policy.getSpec().getPodSelector().getMatchLabels();
            policy.getSpec().getIngress().stream()
                    .flatMap(rule -> rule.getPorts().stream())
                    .map(port -> nameOrNumber(port.getPort()))
                    .forEach(port -> assertTrue(ports(pods).contains(port), () -> "no port " + port + " at " + pods));
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyWorkloadThatListensHasANetworkPolicyBesideIt(ManifestFile file) {
        List<Map<String, String>> covered = file.objects(NetworkPolicy.class)
                .map(policy -> policy.getSpec().getPodSelector().getMatchLabels())
                .toList();
        file.pods()
                .filter(ReferenceTest::listens)
                .map(pod -> pod.getMetadata().getLabels())
                .forEach(labels -> assertTrue(
                        covered.stream().anyMatch(selector -> labels.entrySet().containsAll(selector.entrySet())),
                        labels::toString));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyStatefulSetHasItsService(ManifestFile file) {
        Set<String> services = names(Service.class);
        file.objects(StatefulSet.class)
                .map(set -> set.getSpec().getServiceName())
                .forEach(name -> assertTrue(services.contains(name), () -> "no Service " + name));
    }

    @ParameterizedTest
    @MethodSource("files")
    void noSecretIsCommitted(ManifestFile file) {
        assertFalse(file.objects().stream().anyMatch(object -> object.getKind().equals("Secret")));
    }

    private static boolean listens(PodTemplateSpec pod) {
        return pod.getSpec().getContainers().stream()
                .anyMatch(container -> !container.getPorts().isEmpty());
    }

    private Set<String> names(Class<? extends io.fabric8.kubernetes.api.model.HasMetadata> kind) {
        return ALL.stream()
                .flatMap(file -> file.objects(kind))
                .map(object -> object.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    private Set<String> ports(Map<String, String> selector) {
        Map<String, String> written = new HashMap<>(selector);
        // The controller of a StatefulSet gives each pod this one.
        written.remove("statefulset.kubernetes.io/pod-name");
        return ALL.stream()
                .flatMap(ManifestFile::pods)
                .filter(pod -> pod.getMetadata().getLabels().entrySet().containsAll(written.entrySet()))
                .flatMap(pod -> Stream.concat(
                        pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream()))
                .flatMap(container -> container.getPorts().stream())
                .flatMap(port ->
                        Stream.of(port.getName(), port.getContainerPort().toString()))
                .collect(Collectors.toSet());
    }

    private static String nameOrNumber(IntOrString port) {
        return port.getStrVal() == null ? port.getIntVal().toString() : port.getStrVal();
    }

    private static Stream<String> configMaps(ManifestFile file) {
        Stream<String> mounted = volumes(file)
                .map(Volume::getConfigMap)
                .filter(map -> map != null && !Boolean.TRUE.equals(map.getOptional()))
                .map(map -> map.getName());
        Stream<String> environment = file.containers()
                .flatMap(container -> container.getEnvFrom().stream())
                .map(EnvFromSource::getConfigMapRef)
                .filter(Objects::nonNull)
                .map(map -> map.getName());
        return Stream.concat(mounted, environment);
    }

    private static Stream<String> secrets(ManifestFile file) {
        Stream<String> mounted =
                volumes(file).map(Volume::getSecret).filter(Objects::nonNull).map(secret -> secret.getSecretName());
        Stream<String> all = file.containers()
                .flatMap(container -> container.getEnvFrom().stream())
                .map(EnvFromSource::getSecretRef)
                .filter(Objects::nonNull)
                .map(secret -> secret.getName());
        Stream<String> single = file.containers()
                .flatMap(container -> container.getEnv().stream())
                .map(EnvVar::getValueFrom)
                .filter(from -> from != null && from.getSecretKeyRef() != null)
                .map(from -> from.getSecretKeyRef().getName());
        return Stream.of(mounted, all, single).flatMap(names -> names);
    }

    /** What the containers read of a Secret: as variables, or as files that their arguments name. */
    private static Stream<String> keys(String secret, PodSpec pod) {
        Set<String> mounted = pod.getVolumes().stream()
                .filter(volume -> volume.getSecret() != null
                        && volume.getSecret().getSecretName().equals(secret))
                .map(Volume::getName)
                .collect(Collectors.toSet());
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .flatMap(container -> Stream.concat(
                        container.getEnv().stream()
                                .map(EnvVar::getValueFrom)
                                .filter(from -> from != null && from.getSecretKeyRef() != null)
                                .filter(from -> from.getSecretKeyRef().getName().equals(secret))
                                .map(from -> from.getSecretKeyRef().getKey()),
                        container.getVolumeMounts().stream()
                                .filter(mount -> mounted.contains(mount.getName()))
                                .flatMap(mount -> container.getArgs().stream()
                                        .filter(argument -> argument.contains("=" + mount.getMountPath() + "/"))
                                        .map(argument -> argument.substring(argument.lastIndexOf('/') + 1)))));
    }

    private static Stream<Volume> volumes(ManifestFile file) {
        return file.pods().flatMap(pod -> pod.getSpec().getVolumes().stream());
    }
}
