package query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.FakeHttp;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Answers are those of Thanos 0.42, shortened. */
final class EndpointsTest {
    @Test
    void anEndpointWithoutAnEndHasNone() {
        Table table = Endpoints.of(new FakeHttp().answer("/api/v1/stores", """
            {"status":"success","data":{"sidecar":[{"name":"10.1.0.1:10901","lastError":null,"minTime":1764000000000,
               "maxTime":9223372036854775807,"labelSets":[{"cluster":"app-a","replica":"p-0"}]}],
             "store":[{"name":"s:10901","lastError":"refused","minTime":0,"maxTime":1764000000000,
               "labelSets":[{"cluster":"app-b"},{"cluster":"app-a"}]}]}}\
            """));
        assertEquals(List.of("sidecar", "store"), table.stringColumn("type").asList());
        assertTrue(table.instantColumn("to").isMissing(0));
        assertEquals(
                List.of("app-a", "app-a app-b"), table.stringColumn("cluster").asList());
        assertEquals(List.of("", "refused"), table.stringColumn("lastError").asList());
    }

    @Test
    void aBlockTellsItsResolutionAsAQueryNamesIt() {
        Table table = new Blocks(new FakeHttp().answer("/api/v1/blocks", """
            {"status":"success","data":{"blocks":[{"ulid":"01A","minTime":0,"maxTime":7200000,
              "stats":{"numSeries":2,"numSamples":240},"compaction":{"level":1},
              "thanos":{"labels":{"cluster":"app-a"},"downsample":{"resolution":300000},"source":"sidecar",
              "files":[{"rel_path":"chunks/000001","size_bytes":70},{"rel_path":"index","size_bytes":30},
                {"rel_path":"meta.json"}]}}]}}\
            """)).blocks();
        assertEquals("5m", table.getString(0, "resolution"));
        assertEquals(2, table.longColumn("hours").get(0));
        assertEquals(100, table.longColumn("bytes").get(0));
        assertEquals("app-a", table.getString(0, "cluster"));
    }
}
