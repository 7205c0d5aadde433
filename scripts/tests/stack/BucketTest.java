package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final Bucket.Keys KEYS = new Bucket.Keys("access", "secret");

    @Test
    void thanosIsToldTheSameKeysAsTheObjectStorageAndTheEndpointOfItsCluster() {
        var secret = Bucket.secret(KEYS, "10.0.0.5:30333");
        assertEquals("YWNjZXNz", secret.getData().get("AWS_ACCESS_KEY_ID"));
        String thanos =
                new String(Base64.getDecoder().decode(secret.getData().get("objstore.yml")), StandardCharsets.UTF_8);
        assertTrue(thanos.contains("endpoint: 10.0.0.5:30333\n"), thanos);
        assertTrue(thanos.contains("access_key: access\n"), thanos);
        assertTrue(thanos.contains("secret_key: secret\n"), thanos);
    }

    @Test
    @Tag("cluster")
    void manyWhoAskAtOnceAreToldTheSameKeys() throws Exception {
        try (Clusters clusters = Clusters.open(null, Progress::silent)) {
            Callable<Bucket.Keys> ask = () -> new Bucket(clusters).keys();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            Set<String> told = new TreeSet<>();
            for (Future<Bucket.Keys> keys : threads.invokeAll(List.of(ask, ask, ask, ask, ask, ask, ask, ask)))
                told.add(keys.get().toString());
            threads.shutdown();
            assertEquals(1, told.size());
        }
    }
}
