package query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import base.FakeHttp;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Folders as Tempo 2.10.8 leaves them in a bucket. */
final class TempoBlocksTest {
    private final FakeHttp http = new FakeHttp()
            .answer("/buckets/tempo/app-a/", """
                {"Entries":[
                  {"FullPath":"/buckets/tempo/app-a/b1","Mode":2147484153},{"FullPath":"/buckets/tempo/app-a/b2","Mode":2147484153},
                  {"FullPath":"/buckets/tempo/app-a/index.json.gz","Mode":432,"FileSize":1000}]}
                """)
            .answer("/buckets/tempo/app-a/b1/", """
                {"Entries":[
                  {"FullPath":"/buckets/tempo/app-a/b1/bloom-0","Mode":432,"FileSize":10},
                  {"FullPath":"/buckets/tempo/app-a/b1/data.parquet","Mode":432,"FileSize":100},
                  {"FullPath":"/buckets/tempo/app-a/b1/meta.json","Mode":432,"FileSize":1}]}
                """)
            .answer("/buckets/tempo/app-a/b2/", """
                {"Entries":[
                  {"FullPath":"/buckets/tempo/app-a/b2/data.parquet","Mode":432,"FileSize":5000},
                  {"FullPath":"/buckets/tempo/app-a/b2/meta.compacted.json","Mode":432,"FileSize":1}]}
                """);

    @Test
    void aBlockIsAllOfItsFilesAndOneThatWasMergedIsNone() {
        Table blocks = TempoBlocks.of(new BucketFiles(http), "app-a");
        assertEquals(List.of("b1"), blocks.stringColumn("block").asList());
        assertEquals(3, blocks.longColumn("files").get(0));
        assertEquals(111, blocks.longColumn("bytes").get(0));
    }
}
