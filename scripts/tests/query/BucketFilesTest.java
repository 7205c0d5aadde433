package query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import base.FakeHttp;
import base.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Answers are those of SeaweedFS 4.48, without the fields that nobody reads. */
final class BucketFilesTest {
    private final FakeHttp http = new FakeHttp();
    private final BucketFiles files = new BucketFiles(http);

    @Test
    void foldersAreFollowedAndFilesHaveTheirSize() {
        http.answer("/buckets/loki/index/", """
            {"Path":"/buckets/loki/index","Entries":[{"FullPath":"/buckets/loki/index/index_1","Mode":2147484153,"FileSize":0}]}
            """);
        http.answer("/buckets/loki/index/index_1/", """
            {"Path":"/buckets/loki/index/index_1","Entries":[
              {"FullPath":"/buckets/loki/index/index_1/a.tsdb.gz","Mode":432,"FileSize":6},
              {"FullPath":"/buckets/loki/index/index_1/b.tsdb.gz","Mode":432,"FileSize":7}]}
            """);
        Table found = files.below("loki/index");
        assertEquals(
                List.of("loki/index/index_1/a.tsdb.gz", "loki/index/index_1/b.tsdb.gz"),
                found.stringColumn("path").asList());
        assertEquals(13, found.longColumn("bytes").sum());
        assertEquals("application/json", http.last().headers().get("Accept"));
    }

    @Test
    void anEmptyFolderHasNoFiles() {
        http.answer("/buckets/loki/index/", "{\"Path\":\"/buckets/loki/index\",\"Entries\":null}");
        assertEquals(0, files.below("loki/index").rowCount());
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        http.refuse("/buckets/loki/index/", 404, "");
        assertThrows(UserError.class, () -> files.below("loki/index"));
    }
}
