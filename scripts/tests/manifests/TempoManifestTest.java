package manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Tempo's configurations: every name is set by the pods that read it, and numbers that have to fit each other do. */
class TempoManifestTest {
    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern SECONDS = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    @ParameterizedTest
    @CsvSource({
        "app-cluster/tempo-write.yaml, app-cluster/tempo-write.yaml, tempo-write",
        "report-cluster/tempo-read.yaml, report-cluster/tempo-read-peers.yaml, tempo-read",
        "report-cluster/tempo-compactor.yaml, report-cluster/tempo-compactor.yaml, tempo-compactor",
        "report-cluster/tempo-history.yaml, report-cluster/tempo-history.yaml, tempo-history"
    })
    void everyNameInItIsSetInEveryContainerThatReadsIt(String file, String pods, String map) {
        Set<String> asked = NAME.matcher(configuration(file, map))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> cluster =
                ManifestFile.of("clusters/app-a.yaml").data("cluster").keySet();
        ManifestFile.of(pods).containers().forEach(container -> {
            Set<String> set = container.getEnv().stream()
                    .map(variable -> variable.getName())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!container.getEnvFrom().isEmpty()) set.addAll(cluster);
            assertTrue(set.containsAll(asked), () -> container.getName() + " lacks some of " + asked);
        });
    }

    /** Else a trace would vanish from searches on its way from the ingester to the bucket. */
    @Test
    void aTraceIsWithTheIngesterUntilTheReadPathSeesItsBlock() {
        Map<String, String> write = values("app-cluster/tempo-write.yaml", "tempo-write");
        Map<String, String> read = values("report-cluster/tempo-read.yaml", "tempo-read");
        Map<String, String> index = values("report-cluster/tempo-compactor.yaml", "tempo-compactor");
        long kept = seconds(write.get("ingester.complete_block_timeout"));
        long looks =
                seconds(index.get("storage.trace.blocklist_poll")) + seconds(read.get("storage.trace.blocklist_poll"));
        long bucketAfter = seconds(read.get("query_frontend.search.query_backend_after"));
        long ingestersUntil = seconds(read.get("query_frontend.search.query_ingesters_until"));
        assertTrue(kept > looks, "a new block is seen before the ingester drops it");
        assertTrue(kept > bucketAfter, "the bucket is asked before the ingester drops it");
        assertTrue(
                ingestersUntil > kept + seconds(write.get("ingester.max_block_duration")),
                "the ingester is asked for as long as it has it");
    }

    @Test
    void readersAndWritersNameOneBucketAndOneRing() {
        Map<String, String> write = values("app-cluster/tempo-write.yaml", "tempo-write");
        Map<String, String> read = values("report-cluster/tempo-read.yaml", "tempo-read");
        for (String key : new String[] {"bucket", "endpoint", "access_key", "secret_key", "forcepathstyle", "region"})
            for (String other : new String[] {"tempo-read", "tempo-compactor", "tempo-history"})
                assertEquals(
                        write.get("storage.trace.s3." + key),
                        values("report-cluster/" + other + ".yaml", other).get("storage.trace.s3." + key),
                        other);
        assertEquals(
                write.get("memberlist.cluster_label").replace("CLUSTER", "READS"),
                read.get("memberlist.cluster_label"));
        assertEquals(
                write.get("ingester.lifecycler.ring.replication_factor"),
                read.get("ingester.lifecycler.ring.replication_factor"));
    }

    private static long seconds(String duration) {
        var found = SECONDS.matcher(duration);
        assertTrue(found.matches(), duration);
        long seconds = 0;
        for (int group = 1; group <= 3; group++)
            seconds = 60 * seconds + (found.group(group) == null ? 0 : Long.parseLong(found.group(group)));
        return seconds;
    }

    /** By path, with dots between the keys. */
    private static Map<String, String> values(String file, String map) {
        Map<String, String> values = new TreeMap<>();
        Deque<String> path = new ArrayDeque<>();
        walk(new Load(LoadSettings.builder().build()).loadFromString(configuration(file, map)), path, values);
        return values;
    }

    private static void walk(Object node, Deque<String> path, Map<String, String> values) {
        if (!(node instanceof Map<?, ?> map)) {
            values.put(String.join(".", path), String.valueOf(node));
            return;
        }
        map.forEach((key, value) -> {
            path.addLast(String.valueOf(key));
            walk(value, path, values);
            path.removeLast();
        });
    }

    private static String configuration(String file, String map) {
        return ManifestFile.of(file).data(map).get("tempo.yaml");
    }
}
