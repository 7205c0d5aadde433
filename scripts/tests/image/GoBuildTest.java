package image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoBuildTest {
    @ParameterizedTest
    @CsvSource({
        "go.etcd.io/etcd/server/v3, server",
        "k8s.io/kube-state-metrics/v2, kube-state-metrics",
        "github.com/prometheus/prometheus/cmd/promtool, promtool",
        "., coredns"
    })
    void knowsTheFileNameGoGivesACommand(String goPackage, String expected) {
        assertEquals(expected, GoBuild.goName(goPackage, "coredns"));
    }
}
