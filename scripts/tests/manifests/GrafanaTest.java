package manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Json;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What Grafana's files refer to exists. Whether the queries find anything is chapter 12's question, and whether Grafana knows
 * the keys was looked up in its sources and in the schemas of its Foundation SDK.
 */
class GrafanaTest {
    private static final String PEERS = "report-cluster/grafana-peers.yaml";
    private static final Map<String, String> SOURCES = sources().stream()
            .collect(Collectors.toMap(
                    one -> one.path("uid").asString(), one -> one.path("type").asString()));
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-zA-Z]\\w*)");
    private static final Pattern PAGE = Pattern.compile("/d/([\\w-]+)\\?var-(\\w+)=");

    static List<JsonNode> sources() {
        return yaml("datasources.yaml").path("datasources").valueStream().toList();
    }

    static Stream<JsonNode> dashboards() {
        return data("report-cluster/grafana-dashboards.yaml").values().stream().map(Json::tree);
    }

    private static Map<String, String> data(String file) {
        return new TreeMap<>(ManifestFile.of(file)
                .objects(ConfigMap.class)
                .findFirst()
                .orElseThrow()
                .getData());
    }

    private static JsonNode yaml(String file) {
        Object read = new KubernetesSerialization().unmarshal(data(PEERS).get(file), Map.class);
        return Json.tree(Json.write(read));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everySourceIsAServiceWithThatPort(JsonNode source) {
        URI url = URI.create(source.path("url").asString());
        assertTrue(
                services(url.getHost()).anyMatch(service -> service.getSpec().getPorts().stream()
                        .anyMatch(port -> port.getPort() == url.getPort())),
                url::toString);
    }

    /** Without that, a panel would wait for an answer that the network keeps. */
    @ParameterizedTest
    @MethodSource("sources")
    void everySourceAdmitsGrafana(JsonNode source) {
        Map<String, String> pods = services(
                        URI.create(source.path("url").asString()).getHost())
                .findFirst()
                .orElseThrow()
                .getSpec()
                .getSelector();
        assertTrue(
                ManifestFile.all().stream()
                        .flatMap(file -> file.objects(NetworkPolicy.class))
                        .filter(policy -> pods.entrySet()
                                .containsAll(policy.getSpec()
                                        .getPodSelector()
                                        .getMatchLabels()
                                        .entrySet()))
                        .anyMatch(policy ->
                                policy.getSpec().getIngress().toString().contains("grafana")),
                pods::toString);
    }

    private static Stream<Service> services(String name) {
        return ManifestFile.all().stream()
                .filter(file ->
                        file.folder().equals("report-cluster") || file.folder().equals("app-cluster"))
                .flatMap(file -> file.objects(Service.class))
                .filter(service -> service.getMetadata().getName().equals(name));
    }

    @Test
    void everyLinkLeadsToASourceOfItsType() {
        int links = 0;
        for (JsonNode source : sources()) {
            JsonNode settings = source.path("jsonData");
            for (JsonNode one : settings.path("exemplarTraceIdDestinations")) links += leads(one, "tempo");
            for (JsonNode one : settings.path("derivedFields")) links += leads(one, "tempo");
            if (settings.has("tracesToLogsV2")) links += leads(settings.path("tracesToLogsV2"), "loki");
            if (settings.has("tracesToMetrics")) links += leads(settings.path("tracesToMetrics"), "prometheus");
        }
        assertEquals(8, links);
    }

    private static int leads(JsonNode link, String type) {
        assertEquals(type, SOURCES.get(link.path("datasourceUid").asString("")), link::toString);
        return 1;
    }

    @Test
    void theSourcesOfTwoClustersDifferInTheirNamesAlone() {
        String one = part("Loki app-a", "Loki app-b");
        String other = part("Loki app-b", "Loki, history");
        assertEquals(withoutComments(one).replace("app-a", "app-b"), withoutComments(other));
    }

    private static String part(String from, String to) {
        String text = data(PEERS).get("datasources.yaml");
        return text.substring(text.indexOf("- name: " + from), text.indexOf("- name: " + to));
    }

    private static String withoutComments(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everyRuleAsksSourcesThatExistAndSaysWhatIsMissing() {
        for (JsonNode group : yaml("alerting.yaml").path("groups"))
            for (JsonNode rule : group.path("rules")) {
                Set<String> steps = new TreeSet<>();
                for (JsonNode step : rule.path("data")) {
                    String source = step.path("datasourceUid").asString("");
                    assertTrue(source.equals("__expr__") || SOURCES.containsKey(source), source);
                    steps.add(step.path("refId").asString(""));
                }
                assertTrue(steps.contains(rule.path("condition").asString("")));
                for (String word : List.of("severity", "service"))
                    assertTrue(rule.path("labels").has(word), word);
                for (String word : List.of("summary", "description", "runbook"))
                    assertTrue(rule.path("annotations").has(word), word);
                for (String word : List.of("noDataState", "execErrState")) assertTrue(rule.has(word), word);
            }
    }

    @Test
    void alertsGoToAlertmanagersThatExist() {
        JsonNode files = yaml("alerting.yaml");
        JsonNode point = files.path("contactPoints").path(0);
        assertEquals(point.path("name"), files.path("policies").path(0).path("receiver"));
        String urls =
                point.path("receivers").path(0).path("settings").path("url").asString("");
        for (String url : urls.split(","))
            assertTrue(
                    services(URI.create(url).getHost().split("\\.")[1])
                            .flatMap(service -> service.getSpec().getPorts().stream())
                            .anyMatch(port -> port.getPort() == URI.create(url).getPort()),
                    url);
    }

    /** The provider's folder, and the page that opens first, are below the mount point of the dashboards. */
    @Test
    void theDashboardsAreWhereGrafanaLooks() {
        ManifestFile file = ManifestFile.of("report-cluster/grafana.yaml");
        String mounted = file.containers()
                .flatMap(container -> container.getVolumeMounts().stream())
                .filter(mount -> mount.getName().equals("dashboards"))
                .findFirst()
                .orElseThrow()
                .getMountPath();
        Map<String, String> config = data("report-cluster/grafana.yaml");
        assertTrue(config.get("provider.yaml").contains("{path: " + mounted + "}"));
        assertTrue(config.get("grafana.ini").contains("default_home_dashboard_path = " + mounted + "/clusters.json"));
        assertTrue(data("report-cluster/grafana-dashboards.yaml").containsKey("clusters.json"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aDashboardsIdIsTheNameOfItsFile(JsonNode dashboard) {
        assertTrue(data("report-cluster/grafana-dashboards.yaml")
                .containsKey(dashboard.path("uid").asString("") + ".json"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelHasAPlaceOfItsOwnAndASource(JsonNode dashboard) {
        Set<String> cells = new TreeSet<>();
        Set<Integer> ids = new TreeSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            assertTrue(ids.add(panel.path("id").asInt()), panel::toString);
            JsonNode place = panel.path("gridPos");
            for (int x = 0; x < place.path("w").asInt(); x++)
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    int column = place.path("x").asInt() + x;
                    assertTrue(
                            column < 24
                                    && cells.add(column + "/" + (place.path("y").asInt() + y)),
                            panel::toString);
                }
            JsonNode source = panel.path("datasource");
            String uid = source.path("uid").asString("").replace("${cluster}", "app-a");
            assertEquals(source.path("type").asString(""), SOURCES.get(uid), uid);
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableIsOneOfThePage(JsonNode dashboard) {
        Set<String> known = new TreeSet<>();
        dashboard
                .path("templating")
                .path("list")
                .forEach(one -> known.add(one.path("name").asString("")));
        VARIABLE.matcher(dashboard.toString())
                .results()
                .map(found -> found.group(1))
                .forEach(name -> assertTrue(known.contains(name), name));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyLinkToAPageSetsAVariableThatItHas(JsonNode dashboard) {
        PAGE.matcher(dashboard.toString()).results().forEach(link -> {
            JsonNode page = dashboards()
                    .filter(other -> other.path("uid").asString("").equals(link.group(1)))
                    .findFirst()
                    .orElseThrow();
            assertTrue(
                    page.path("templating").path("list").valueStream().anyMatch(one -> one.path("name")
                            .asString("")
                            .equals(link.group(2))),
                    link.group());
        });
    }

    /** What an export has besides: it would be noise in a file that people read and compare. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void nothingIsSaidThatGrafanaAddsByItself(JsonNode dashboard) {
        for (String noise : List.of("pluginVersion", "iteration", "__inputs", "__requires", "gnetId", "version"))
            assertTrue(dashboard.findValues(noise).isEmpty(), noise);
    }
}
