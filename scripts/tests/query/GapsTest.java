package query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class GapsTest {
    @Test
    void oneIsMissingAndOneCameTwice() {
        Table gaps = gaps(
                Stream.concat(IntStream.rangeClosed(1, 30).filter(n -> n != 12).boxed(), Stream.of(20)));
        assertEquals(
                List.of("worker-1", 6L, 25L, 20L, 1L, 1L),
                gaps.columns().stream().map(column -> column.get(0)).toList());
    }

    @Test
    void aStretchThatIsAllEndsHasNoGap() {
        Table gaps = gaps(Stream.of(1, 2, 9));
        assertEquals(0L, gaps.longColumn("lost").get(0));
    }

    private static Table gaps(Stream<Integer> numbers) {
        List<String> jobs = numbers.map(String::valueOf).toList();
        return Gaps.of(
                Table.create(
                        StringColumn.create("k8s_pod_name", Collections.nCopies(jobs.size(), "worker-1")),
                        StringColumn.create("job", jobs)),
                "job");
    }
}
