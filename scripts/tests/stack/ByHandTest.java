package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Checkout;
import base.Command;
import base.Json;
import base.Progress;
import base.TextFiles;
import image.Binaries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import lab.Lab;
import manifests.AtHome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the README says of using the manifests at home: its lines, as they stand there, with kubectl and none of our commands. */
@Tag("cluster")
class ByHandTest {
    private static final String QUERY =
            "/api/v1/namespaces/app-a-monitoring/services/prometheus:9090/proxy/api/v1/query?query=up";

    @TempDir
    Path folder;

    @Test
    void theLinesOfTheReadmeBringUpPrometheus() {
        AtHome readme = AtHome.read();
        assertEquals(3, readme.commands().size(), readme.text());
        try (Clusters clusters = Clusters.open(null, Progress::silent)) {
            clusters.deploy(Manifests.STORAGE); // the bucket that a reader has
            // Elsewhere the nodes pull them.
            clusters.kubernetes()
                    .images()
                    .supply(clusters.app("a").manifest("prometheus.yaml").images(), Progress.silent());
            try {
                Bucket.Keys keys = new Bucket(clusters).keys();
                TextFiles.write(folder.resolve("objstore.yml"), bucket(readme.text(), keys));
                readme.commands().forEach(line -> kubectl(here(line, keys)));
                kubectl("kubectl rollout status statefulset/prometheus -n app-a-monitoring --timeout=4m");
                JsonNode targets = Json.tree(kubectl("kubectl get --raw " + QUERY));
                assertEquals("success", targets.path("status").asString());
                assertTrue(targets.path("data").path("result").isArray(), targets::toString);
            } finally {
                // Teardown takes only what our commands applied.
                kubectl("kubectl delete -f " + Checkout.root() + "/manifests/clusters/app-a.yaml --timeout=3m");
                clusters.remove(Manifests.STORAGE);
            }
        }
    }

    /** A line of the README with this clone's files and the lab's bucket in it. */
    private static String here(String line, Bucket.Keys keys) {
        return line.replace("manifests/", Checkout.root() + "/manifests/")
                .replace("=s3.example.com", "=object-storage:8333")
                .replace("=KEY", "=" + keys.access())
                .replace("=SECRET", "=" + keys.secret());
    }

    /** The example in the README, with the lab's bucket in it, which speaks HTTP and has no names of its own in DNS. */
    private static String bucket(String atHome, Bucket.Keys keys) {
        String example = atHome.lines()
                .filter(line -> line.startsWith("    type: S3") || line.startsWith("    config: {bucket"))
                .map(String::strip)
                .reduce((one, other) -> one + "\n" + other)
                .orElseThrow();
        return example.replace("s3.example.com", "object-storage:8333")
                .replace("KEY", keys.access())
                .replace("SECRET", keys.secret())
                .replace("}", ", insecure: true, bucket_lookup_type: path}");
    }

    private String kubectl(String line) {
        return Command.of(line.split(" "))
                .in(folder)
                .on(Binaries.searched())
                .with(Map.of("KUBECONFIG", Lab.usual().kubeconfig().toString()))
                .within(Duration.ofMinutes(5))
                .orFail(line, "see what it said.")
                .run();
    }
}
